"""Words for somebody's own account: each subject is spoken of with cause alone; party politics is not its business."""

import pytest

from gate.policy.own_account import OwnAccount, OwnAdvice, Subject, advise
from gate.publicity.draft import Action, Draft
from tests.gate.publicity.labelled import situations
from tests.policies.clause_cases import Told as Case
from tests.policies.clause_cases import policy_in, situation_of

SPOKEN_OF = [
    (Subject.CAPACITY, "As your councillor I shall be there.", "I shall be there."),
    (Subject.DISCLAIMER, "Full council was long last night.", "My own view: full council was long last night."),
    (Subject.RESPECT, "You are an idiot.", "You are mistaken, I think."),
    (
        Subject.PREDETERMINATION,
        "The planning committee will refuse the hotel on Monday.",
        "I shall listen to everyone about the hotel before I decide.",
    ),
    (Subject.CONFIDENTIALITY, "The confidential report says who goes.", "The published report says who goes."),
    (Subject.DEFAMATION, "The builder Tom Larkin took bribes.", "The builder Tom Larkin finished in May."),
    (Subject.COPYRIGHT, "A picture I found on google, copied from the book.", "A picture that I took."),
    (Subject.PERSONAL_DATA, "Ring Edna Mullins at home on 07700 900123.", "Ring the town hall on 01632 960801."),
    (Subject.MEETING, "Sitting in full council, bored already.", "Full council was on Monday; my own view of it."),
    (Subject.LAW, "Don't pay your council tax this month.", "Please pay your council tax by Friday."),
]


def advised(words: str, account: OwnAccount = OwnAccount.COUNCILLOR, *, period: bool = False, **more: str) -> OwnAdvice:
    draft = Draft(
        account_id="", words=words, action=Action(more.get("action", "post")), shared_text=more.get("shared", "")
    )
    return advise(
        draft,
        situations()[0 if period else 1],
        account,
        display_name=more.get("name", ""),
        meeting=more.get("meeting", ""),
    )


def subjects(advice: OwnAdvice) -> set[Subject]:
    return {point.subject for point in advice.points}


@pytest.mark.parametrize(("subject", "words", "others"), SPOKEN_OF, ids=[str(one[0]) for one in SPOKEN_OF])
def test_each_subject_is_spoken_of_with_cause_alone(subject: Subject, words: str, others: str) -> None:
    assert subject in subjects(advised(words))
    assert subject not in subjects(advised(others))


def test_party_politics_controversy_and_candidates_by_name_are_no_matter_of_advice() -> None:
    words = "Vote Labour on Thursday: Jane Okafor will fight for a better deal on Brexit."
    assert advised(words, period=True).points == ()


def test_a_false_word_about_a_candidate_is_spoken_of_and_about_another_is_defamation_alone() -> None:
    about = advised("Jane Okafor took bribes.", period=True)
    assert {Subject.CANDIDATES, Subject.DEFAMATION} <= subjects(about)
    assert Subject.CANDIDATES not in subjects(advised("The builder took bribes.", period=True))


def test_casework_in_an_answer_is_spoken_of() -> None:
    told = advised(
        "Your housing benefit claim was turned down because you earned too much last month.",
        action="reply",
        shared="Why is it late?",
    )
    assert Subject.CASEWORK in subjects(told)


def test_a_repeated_allegation_is_spoken_of_whoever_said_it_first() -> None:
    told = advised("Worth reading.", action="share", shared="The builder Tom Larkin is a thief.")
    assert Subject.DEFAMATION in subjects(told)


def test_a_title_in_the_name_of_the_account_is_a_sign_of_capacity() -> None:
    private = OwnAccount.MEMBER_PRIVATE
    assert Subject.CAPACITY in subjects(advised("A day at the beach.", private, name="Cllr Pike"))
    assert subjects(advised("A day at the beach.", private, name="Mabel Pike")) == set()


def test_the_councils_badge_is_a_sign_of_capacity() -> None:
    assert Subject.CAPACITY in subjects(advised("I put the council crest on my garden gate."))


def test_an_officer_is_told_that_the_councils_business_goes_on_its_own_accounts() -> None:
    (point,) = [
        one
        for one in advised("The budget was late again.", OwnAccount.OFFICER_PRIVATE).points
        if one.subject is Subject.CAPACITY
    ]
    assert "never on your own" in point.finding.message


def test_a_meeting_that_is_on_is_spoken_of_to_members_alone() -> None:
    meeting = "full council"
    assert Subject.MEETING in subjects(advised("Lovely weather.", meeting=meeting))
    assert Subject.MEETING not in subjects(advised("Lovely weather.", OwnAccount.OFFICER_PRIVATE, meeting=meeting))


def test_the_clause_of_the_councils_own_policy_stands_beside_a_point_and_none_where_there_is_none() -> None:
    words = "You are an idiot."
    plain = advised(words).points[0]
    situation = situation_of(Case(words, {}), policy_in("lowestoft"))
    adopted = advise(Draft(account_id="", words=words), situation, OwnAccount.COUNCILLOR).points[0]
    assert plain.clause == ""
    assert adopted.clause.startswith("Lowestoft Town Council: Social media protocol, 7.1")


@pytest.mark.parametrize("words", ["", "\ud800", "x" * 5000, "\u202e", "\x00"])
def test_no_words_raise(words: str) -> None:
    assert advised(words).screening.verdict in {"allow", "flag", "block"}
