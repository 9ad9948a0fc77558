"""
How house rules are written: on the authority of the policy that a council adopted.

A code that ends in P is the stricter reading which a council's policy may ask for of the rule without it.
"""

from collections.abc import Callable
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.rule import Finder, Rule, rule

POLICY: Final = Citation("council-decision", "the social media policy that the council adopted")


def house_rule(
    *,
    code: str,
    name: str,
    title: str,
    message: str,
    cure: str,
    severity: Severity = Severity.FLAG,
    family: Family = Family.PUBLICITY,
    needs: tuple[str, ...] = (),
    inside_only: bool = False,
) -> Callable[[Finder], Rule]:
    """A rule on the authority of a council's own policy."""
    return rule(
        code=code,
        name=name,
        title=title,
        family=family,
        inside=severity,
        outside=None if inside_only else severity,
        authority=Authority.POLICY,
        cites=POLICY,
        message=message,
        cure=cure,
        needs=needs,
    )
