"""In Welsh: what a finding says, from the list of every rule's sentences in Welsh."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from calendars.errors import ExplainedError
from gate.publicity.finding import Finding

ADVICE = "Cyngor yw hwn, ac nid yw'n penderfynu dim: y clerc sy'n penderfynu, ac mae'r penderfyniad yn cael ei gofnodi."
"""That all of this is advice, and who decides."""


class WelshError(ExplainedError):
    """The list of sentences in Welsh cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WelshRule:
    """What one rule says in Welsh. `title` follows ‘Mae'r neges …’."""

    title: str
    message: str
    cure: str


def read_welsh(text: str, *, where: str) -> Mapping[str, WelshRule]:
    """The sentences by the codes of the rules. Raises WelshError naming the code that lacks one."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WelshError(f"this is not TOML ({error}).", where=where, remedy="Correct that line.") from error
    found = {}
    for code, entry in told.items():
        missing = [key for key in ("title", "message", "cure") if not str(entry.get(key, "")).strip()]
        if missing:
            raise WelshError(f"{code} has no ‘{missing[0]}’.", where=where, remedy="Give it one.")
        found[code] = WelshRule(title=entry["title"], message=entry["message"], cure=entry["cure"])
    return found


def in_welsh(finding: Finding, sentences: Mapping[str, WelshRule]) -> WelshRule | None:
    """What a finding says in Welsh, with its own words and subject in their places; None where nothing is written."""
    told = sentences.get(finding.code)
    if told is None:
        return None
    message = told.message.replace("{words}", finding.words).replace("{subject}", finding.subject or "rhywun")
    return WelshRule(title=told.title, message=message, cure=told.cure)
