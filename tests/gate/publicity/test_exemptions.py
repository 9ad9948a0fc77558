"""Exemptions: each is named in the result, and spares no name, party or private matter."""

import datetime as dt
from dataclasses import replace

import pytest

from gate.publicity.draft import Draft
from gate.publicity.place import PlaceError, read_place
from gate.publicity.screening import Screening, screen
from tests.gate.publicity.labelled import RULES, situations


def told(words: str, *, inside: bool = True) -> Screening:
    return screen(Draft(account_id="main", words=words), situations()[0 if inside else 1])


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("EX01", "Candidates for Northgate (two seats): Robin Hood-Price, Conservative; Jane Okafor, Labour."),
        ("EX03", "Register to vote by 19 April. Polling stations are open 7am to 10pm on 6 May."),
        ("EX05", "Public notice under section 14A of the Traffic Act 1984: a diversion for the Quayside masterplan."),
        ("EX05", "Notice is hereby given under the Localism Act 2011 that the Quayside masterplan may be inspected."),
        (
            "EX05",
            "Notice is hereby given under the Representation of the People Act 1983: the Labour Party named an agent.",
        ),
        (
            "EX07",
            "Correction: our earlier post said register to vote by 21 April. The right date is 19 April. Sorry!",
        ),
        ("EX09", 'The Leader of the Council said "thank you" and laid a wreath at the war memorial on Sunday.'),
        ("EX11", "We're recruiting a support worker for asylum seekers. Salary £29,000, apply by 30 April."),
        (
            "EX12",
            "The statutory consultation on the traffic regulation order in Rose Green opens today: have your say.",
        ),
        ("EX14", "Recycle Week is here! We're launching our annual swap shop at the library."),
        ("EX15", "Vote for your favourite park at the library."),
        ("EX16", "A new exhibition on the Labour Party and the General Strike of 1926 is open at the museum."),
        ("EX17", "Cabinet agreed on Tuesday a new strategy for parks. Minutes are on our website."),
        ("EX18", "List of all councillors, the Leader of the Council and the committees: on our website."),
        ("EX18", "Find your local councillor on our website, including the leader of the council."),
        ("EX18", "Contact details of all councillors and of the Leader of the Council: full list of members online."),
    ],
)
def test_what_an_exemption_lets_through_is_told_with_its_code(code: str, words: str) -> None:
    assert code in [one.code for one in told(words).exemptions]


ASKED_ALIKE = "Candidates for Northgate: Susan Hale and Robert Pike. The churches hold it, all candidates are invited."


def test_an_event_for_all_candidates_may_be_told_before_the_statement_is_loaded() -> None:
    waiting = replace(situations()[0], incomplete=("local.aldmere.2027-05-06",))
    alike = screen(Draft(account_id="main", words=ASKED_ALIKE), waiting)
    some = screen(Draft(account_id="main", words=ASKED_ALIKE.partition(" The")[0]), waiting)
    assert ("EX13", ("PE121",)) in [(one.code, one.spared) for one in alike.exemptions]
    assert "PE121" in [one.code for one in some.findings]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "EX05",
            "Public notice: the brilliant Labour Party has saved our park, under section 5 of the Parks Act 1990.",
        ),
        ("EX13", "Candidates for Northgate: Susan Hale and Robert Pike. All candidates are invited. Vote Labour!"),
        ("EX18", "Find your local councillor: our wonderful Leader of the Council leads the list."),
    ],
)
def test_what_takes_a_side_has_no_exemption(code: str, words: str) -> None:
    found = told(words)
    assert found.verdict != "allow"
    assert code not in [one.code for one in found.exemptions]


def test_a_ceremony_spares_no_candidate() -> None:
    found = told("Jane Okafor laid a wreath at the war memorial on Sunday.")
    assert found.verdict == "block"


def test_a_vacancy_spares_no_private_number() -> None:
    found = told("Vacancy! Salary £29,000, apply by 30 April. Ring Susan on 07700 900123.")
    assert "YR201" in [one.code for one in found.findings]


def test_a_wrong_day_is_held_and_the_right_one_told() -> None:
    found = told("Register to vote by 20 April.")
    assert found.verdict == "block"
    assert [one.message for one in found.findings] == [
        "‘20 April’ is not right: the last day for registering to vote is Monday 19 April 2027. Correct it."
    ]


def test_right_days_are_said_to_be_right() -> None:
    whys = [one.why for one in told("Register to vote by 19 April.").exemptions]
    assert "The days and hours for voters are those of the poll's timetable." in whys


def test_outside_a_period_no_day_is_compared() -> None:
    assert told("Register to vote by 20 April.", inside=False).verdict == "allow"


def test_a_councils_own_subject_keeps_its_owner_reason_and_last_day() -> None:
    told = '{"council": {"name": "A"}, "sensitive_issues": [{"id": "x", "terms": ["the weir"], "owner": "clerk", '
    (topic,) = read_place(told + '"reason": "petition", "until": "2027-06-30"}]}', where="council.json").topics
    assert (topic.owner, topic.reason, topic.until) == ("clerk", "petition", dt.date(2027, 6, 30))


def test_a_last_day_that_is_none_is_named() -> None:
    told = '{"council": {"name": "A"}, "sensitive_issues": [{"id": "x", "terms": ["the weir"], "until": "June"}]}'
    with pytest.raises(PlaceError, match="June"):
        read_place(told, where="council.json")


@pytest.mark.parametrize(
    "words",
    ["The Leader of the Council unveils a plaque at noon.", "Bydd Arweinydd y Cyngor yn torri'r rhuban am ddau."],
)
def test_no_ceremony_lets_an_office_through_that_a_candidate_holds(words: str) -> None:
    inside = situations(RULES.parent / "corpus-own" / "penllech")[0]
    held = screen(Draft(account_id="main", words=words), inside)
    assert held.verdict == "block"
