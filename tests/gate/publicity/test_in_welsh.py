"""In Welsh: every rule has its sentences, with the same places as in English."""

import re

import pytest

from gate.publicity.draft import Draft
from gate.publicity.in_welsh import WelshError, in_welsh, read_welsh
from gate.publicity.ruleset import RULES
from gate.publicity.screening import screen
from gate.reference import read_reference
from tests.gate.publicity.labelled import situations

SENTENCES = read_reference().welsh


def test_every_rule_speaks_welsh_and_nothing_else_does() -> None:
    assert set(SENTENCES) == {rule.code for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_welsh_has_the_same_places_as_the_english(rule) -> None:  # type: ignore[no-untyped-def]
    told = SENTENCES[rule.code]
    assert set(re.findall(r"\{\w+\}", told.message)) == set(re.findall(r"\{\w+\}", rule.message))
    assert told.message.endswith(".")
    assert told.cure.endswith(".")


def test_a_finding_is_told_in_welsh_with_its_own_words() -> None:
    draft = Draft(account_id="main", words="Diolch i Jane Okafor.")
    (finding,) = [one for one in screen(draft, situations()[0]).findings if one.severity.holds]
    told = in_welsh(finding, SENTENCES)
    assert told is not None
    assert told.message.startswith("Mae hyn yn enwi Jane Okafor, sy'n sefyll mewn etholiad")


def test_a_sentence_that_is_missing_is_named() -> None:
    with pytest.raises(WelshError, match="YR999 has no ‘cure’"):
        read_welsh('[YR999]\ntitle = "yn"\nmessage = "Mae."\n', where="rules-cy.toml")
