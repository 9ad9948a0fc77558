"""What voters are told, against the timetable: the day by its weekday, and whether photo ID is asked for."""

import datetime as dt
from dataclasses import replace

import pytest

from gate.publicity.draft import Draft
from gate.publicity.meaning.voting_days import VotingDays
from gate.publicity.screening import screen
from tests.gate.publicity.labelled import situations

INSIDE, _ = situations()


def wrong(words: str, *, photo_id: bool | None = True, today: dt.date | None = None) -> list[str]:
    """The words that PE403 points at, at a poll on Thursday 6 May 2027."""
    poll = VotingDays(
        poll_id="local.aldmere.2027-05-06",
        polling_day=dt.date(2027, 5, 6),
        register_by=dt.date(2027, 4, 19),
        photo_id=photo_id,
    )
    at = (
        dt.datetime(2027, 4, 12, 9, tzinfo=dt.UTC)
        if today is None
        else dt.datetime(*today.timetuple()[:3], 9, tzinfo=dt.UTC)
    )
    situation = replace(INSIDE, voting=(poll,), at=at, at_known=today is not None)
    told = screen(Draft(account_id="main", words=words), situation)
    return [one.words for one in told.findings if one.code == "PE403"]


ASKS_FOR_ID = (
    "Don't forget photo ID when you vote on 6 May.",
    "Don't forget your photo ID! Polling stations are open until 10pm.",
    "Going to vote? Do not forget to take photo ID with you.",
    "No photo ID, no vote on 6 May.",
    "You can't vote without photo ID at the polling station.",
    "Voters must show photographic ID at the polling station.",
    "Photo ID is needed at your polling station on 6 May.",
    "Remember your photo ID on polling day.",
    "Is your photo ID ready for polling day?",
    "Got your photo ID? You'll need it to vote in person on 6 May.",
    "Pop your photo ID in your pocket before you go to vote.",
    "Polling day is 6 May. Have your ID ready for the staff.",
    "If you vote in person you must show photo ID at the polling station.",
    "Polling stations open at 7am. Make sure you have a valid form of ID.",
    "Take your passport or driving licence to the polling station on 6 May.",
    "You will be asked for voter ID before you get your ballot paper at the polling station.",
    "On polling day, check that your photo ID is one of the accepted forms.",
    "Don't leave home without your photo ID on polling day.",
    "You won't be given a ballot paper without photo ID at the polling station.",
    "Voting on 6 May? Photo identification is required.",
)
SPARES_ID = (
    "You don't need photo ID to vote on 6 May.",
    "No photo ID is needed at the polling station on 6 May.",
    "There is no need to bring photo ID to the polling station.",
    "You can vote without photo ID on 6 May.",
    "Photo ID is not required at the polling station.",
    "Leave your passport at home on polling day: it isn't needed to vote.",
)


@pytest.mark.parametrize("words", ASKS_FOR_ID)
def test_photo_id_asked_of_voters_is_wrong_where_none_is_needed_and_right_where_it_is(words: str) -> None:
    assert len(wrong(words, photo_id=False)) >= 1
    assert wrong(words, photo_id=True) == []


@pytest.mark.parametrize("words", SPARES_ID)
def test_telling_voters_that_they_need_no_photo_id_is_wrong_where_they_do(words: str) -> None:
    assert len(wrong(words, photo_id=True)) >= 1
    assert wrong(words, photo_id=False) == []


@pytest.mark.parametrize(
    "words",
    [
        "Poll clerks wanted for 6 May: bring photo ID to the interview.",
        "Register to vote by 19 April. Photo ID is needed to collect parcels from reception.",
        "You need photo ID at a general election, but not at this poll.",
        "Counting agents: bring photo ID to the count after the polls close.",
        "Passport photos at the library from Monday. Polling day is 6 May.",
        "Polling day is 6 May. Library cards need no fee.",
    ],
)
@pytest.mark.parametrize("photo_id", [True, False])
def test_a_document_for_another_purpose_or_another_poll_is_left_alone(words: str, photo_id: bool) -> None:
    assert wrong(words, photo_id=photo_id) == []


def test_where_polls_of_one_day_differ_nothing_is_said_of_photo_id() -> None:
    assert wrong("Don't forget photo ID on polling day.", photo_id=None) == []


@pytest.mark.parametrize(
    ("words", "today", "told"),
    [
        ("Polling stations are open this Thursday.", dt.date(2027, 5, 3), []),
        ("Polling stations are open this Thursday.", dt.date(2027, 4, 27), ["this Thursday"]),
        ("Polling day is next Thursday.", dt.date(2027, 4, 27), []),
        ("Polling day is a week on Thursday.", dt.date(2027, 4, 27), []),
        ("Polling day is a week on Thursday.", dt.date(2027, 5, 3), ["a week on Thursday"]),
        ("Polling day is this Friday.", dt.date(2027, 5, 3), ["this Friday"]),
        ("Polling day is today.", dt.date(2027, 5, 6), []),
        ("Polling day is Thursday.", dt.date(2027, 5, 6), []),
        ("Mae'r gorsafoedd pleidleisio ar agor ddydd Iau nesaf.", dt.date(2027, 4, 27), []),
        ("Diwrnod pleidleisio: dydd Gwener.", dt.date(2027, 5, 3), ["dydd Gwener"]),
        ("Polling day is in three days' time.", dt.date(2027, 5, 3), []),
        ("Polling day is in two days.", dt.date(2027, 5, 3), ["in two days"]),
        ("The deadline to register to vote is Monday.", dt.date(2027, 4, 15), []),
        ("The deadline to register to vote is Friday.", dt.date(2027, 4, 15), ["Friday"]),
        ("Polling day is 6 May. Polling stations are open on Thursday from 7am.", dt.date(2027, 4, 26), []),
        ("The choir sings this Thursday. Register to vote by 19 April.", dt.date(2027, 4, 12), []),
        ("By-election in Fernhill: polling stations are open this Thursday.", dt.date(2027, 4, 12), []),
    ],
)
def test_a_day_of_the_week_is_compared_with_the_timetable_where_the_day_of_sending_is_known(
    words: str, today: dt.date, told: list[str]
) -> None:
    assert wrong(words, today=today) == told


def test_a_day_of_the_week_is_let_be_where_the_day_of_sending_is_not_known() -> None:
    assert wrong("Polling day is this Friday.") == []
