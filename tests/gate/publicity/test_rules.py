"""Every rule against its own cases: the words it points at, and the near misses at which it stays silent."""

import pytest

from calendars.citation import Statutes
from gate.publicity.rule import RuleError
from gate.publicity.ruleset import RULES, check_rules
from gate.publicity.screening import screen
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.terms import Terms
from gate.reference import read_reference
from tests.gate.publicity.labelled import RULES as FOLDER
from tests.gate.publicity.labelled import Case, cases_of

CASES = [case for rule in RULES for case in cases_of(rule.code)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.why}")
def test_a_rule_points_at_the_marked_words_and_at_no_near_miss(case: Case) -> None:
    found = [one for one in screen(case.draft, case.situation).findings if one.code == case.code]
    if not case.marked:
        assert [one.words for one in found] == []
        return
    missed = [
        case.words[start:end]
        for start, end in case.marked
        if not any(one.span.start < end and start < one.span.end for one in found)
    ]
    assert missed == []


def test_every_rule_is_shown_both_ways_five_times() -> None:
    for rule in RULES:
        marked = [bool(case.marked) for case in cases_of(rule.code)]
        assert marked.count(True) >= 5, rule.code
        assert marked.count(False) >= 5, rule.code


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == {rule.code for rule in RULES}


def test_every_rule_names_a_source_that_is_known() -> None:
    statutes: Statutes = read_reference().statutes
    assert [rule.code for rule in RULES if rule.cites not in statutes] == []


def test_every_rule_cites_a_provision_of_its_one_source() -> None:
    assert [rule.code for rule in RULES if rule.cites.provision.startswith("and ")] == []
    told = {rule.code: read_reference().statutes.told(rule.cites) for rule in RULES}
    assert told["YR201"] == "UK General Data Protection Regulation (UK GDPR), art. 5"
    assert told["YR213"] == "UK General Data Protection Regulation (UK GDPR), arts. 9 and 10"


def test_every_message_tells_what_to_do() -> None:
    for rule in RULES:
        assert rule.message.endswith("."), rule.code
        assert rule.message.count(". ") >= 1, rule.code
        assert "purdah" not in (rule.message + rule.cure + rule.what).lower(), rule.code


def test_a_rule_whose_list_of_words_is_missing_stops_the_start() -> None:
    with pytest.raises(RuleError, match="needs the list"):
        check_rules(Lexicon.build(terms=Terms()).concepts)


def test_the_lists_we_ship_serve_every_rule() -> None:
    check_rules(Lexicon.build(terms=read_reference().terms).concepts)
