"""A pack that names what is not there, repeats a number or lowers what rests on statute does not load, and says why."""

import pytest

from gate.policy.pack import Kind, Setting
from gate.policy.read_pack import ALWAYS_ASKED, Known, PackError, read_cards, read_pack, read_settings
from gate.policy.register import CARRIERS
from gate.publicity.finding import Severity
from gate.publicity.house_rules import HOUSE
from gate.publicity.policy import Attestation
from gate.publicity.ruleset import RULES

KNOWN = Known(
    rules={rule.code: rule for rule in (*RULES, *HOUSE)},
    concepts=frozenset({"house-rude"}),
    lines=CARRIERS,
    cards=frozenset({"policy"}),
    settings=(Setting(key="privacy", question="Looked through?", of="account", every_days=365),),
    attestations=(
        Attestation(key="accurate", code="YR605", question="Checked?", answers=("yes",), causes=("figures",)),
    ),
    asked_always=ALWAYS_ASKED,
)

HEAD = """policy = "ford"
title = "Policy"
whose = "Ford Parish Council"
source = "ford.txt"
authority = "Adopted in May."
"""

CLAUSE = """
[[clause]]
number = "1.1"
says = "Be polite."
binds = ["officer"]
when = "always"
kind = "check on text"
by = ["YR403"]
"""


def refused(text: str) -> str:
    with pytest.raises(PackError) as error:
        read_pack(text, where="ford.toml", known=KNOWN)
    return str(error.value)


def test_a_whole_pack_is_read_with_what_it_asks_and_sets() -> None:
    more = CLAUSE.replace("1.1", "1.2").replace("check on text", "attestation").replace("YR403", "accurate")
    pack = read_pack(HEAD + CLAUSE + more, where="ford.toml", known=KNOWN)
    assert [clause.number for clause in pack.clauses] == ["1.1", "1.2"]
    assert pack.counts[Kind.ATTESTATION] == 1
    assert [one.key for one in pack.attestations] == ["accurate"]


def test_an_unknown_rule_is_told_with_its_line() -> None:
    told = refused(HEAD + CLAUSE.replace("YR403", "YR999"))
    assert told.startswith("ford.toml, line 13: Clause 1.1 is carried by the rule ‘YR999’, and there is none")


def test_a_missing_number_is_told_with_the_line_of_its_clause() -> None:
    told = refused(HEAD + CLAUSE.replace('number = "1.1"\n', ""))
    assert told.startswith("ford.toml, line 7: The clause has no number.")


def test_a_number_given_twice_is_told_with_both_lines() -> None:
    told = refused(HEAD + CLAUSE + CLAUSE)
    assert told.startswith("ford.toml, line 16: The number ‘1.1’ was given already, in line 8.")


def test_a_severity_lower_than_statute_allows_is_told_with_its_line() -> None:
    told = refused(HEAD + '\n[severities]\nYR402 = "flag"\n' + CLAUSE)
    assert told.startswith("ford.toml, line 8: YR402 cannot be lowered to ‘flag’: it rests on statute")


def test_what_identifies_a_candidate_is_never_less_than_a_flag() -> None:
    told = refused(HEAD + '\n[severities]\nPE101 = "advise"\n' + CLAUSE)
    assert "line 8: PE101 cannot be lowered to ‘advise’: inside a period" in told


def test_what_rests_on_policy_may_be_made_stricter_or_softer() -> None:
    told = HEAD + '\n[severities]\nYR403 = "block"\nYR401 = "flag"\n' + CLAUSE
    pack = read_pack(told, where="ford.toml", known=KNOWN)
    assert pack.severities == {"YR403": Severity.BLOCK, "YR401": Severity.FLAG}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "check on text"', 'kind = "hope"', "line 12: ‘kind’"),
        ('binds = ["officer"]', 'binds = ["everyone"]', "line 10: Clause 1.1 binds ‘everyone’"),
        ('when = "always"', 'when = "at tea"', "line 11: Clause 1.1 binds ‘at tea’"),
        ('says = "Be polite."', 'says = " "', "line 9: Clause 1.1 says nothing"),
        ('by = ["YR403"]', "by = []", "line 12: Clause 1.1 names nothing that carries it"),
        ('kind = "check on text"\nby = ["YR403"]', 'kind = "out of scope"', "line 12: Clause 1.1 is out of scope"),
        ('kind = "check on text"', 'kind = "approval"', "line 13: Clause 1.1 is carried by the approval ‘YR403’"),
        ('kind = "check on text"', 'kind = "record"', "line 13: Clause 1.1 is carried by the line of the record"),
    ],
)
def test_whatever_else_is_wrong_is_told_with_its_line(old: str, new: str, said: str) -> None:
    assert f"ford.toml, {said}" in refused(HEAD + CLAUSE.replace(old, new))


def test_an_approval_that_nobody_can_give_is_refused() -> None:
    approval = """
[[approval]]
key = "x"
code = "GV701"
clause = "1"
title = "t"
message = "m."
answered_by = ["beadle"]
"""
    assert "line 13: There is no role ‘beadle’." in refused(HEAD + approval + CLAUSE)
    assert "line 14: ‘on Sundays’ is no time" in refused(
        HEAD + approval.replace("beadle", "clerk") + 'when = "on Sundays"\n' + CLAUSE
    )


def test_a_pack_without_a_title_or_that_is_no_toml_is_refused() -> None:
    assert "The pack has no ‘title’" in refused(HEAD.replace('title = "Policy"\n', "") + CLAUSE)
    assert "This is not TOML" in refused("policy = ")


def test_a_card_or_a_setting_that_cannot_be_is_refused() -> None:
    with pytest.raises(PackError, match="line 5: ‘at tea’ is no moment"):
        read_cards('[[card]]\nkey = "a"\ntitle = "t"\ntext = "t"\nmoments = ["at tea"]\n', where="cards.toml")
    with pytest.raises(PackError, match="line 4: ‘cat’ has no settings"):
        read_settings('[[setting]]\nkey = "a"\nquestion = "q"\nof = "cat"\nevery_days = 1\n', where="settings.toml")
