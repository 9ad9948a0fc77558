import datetime as dt
from dataclasses import replace

import pytest

from calendars.area import AreaError
from calendars.civil_time import instant_of
from calendars.election_calendar import Holds
from calendars.errors import ExplainedError
from calendars.identifiers import IdentifierError
from gate.desk.demonstration import make_demonstration
from gate.desk.desk import CouncilError, Desk, SignedIn
from gate.desk.enquiries import kept_calendar, people, today
from gate.desk.keep_accounts import keep_account
from gate.desk.keep_calendar import CalendarError
from gate.desk.keep_users import add_person
from gate.desk.set_up import SetUpError, read_council_file, set_up_council
from gate.workflow.override import NotPermittedError
from gate.workflow.role import Grant, Role
from tests.conftest import HandClock
from tests.journeys.conftest import RIVERBOURNE


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("[council]", "[council"), "is not TOML"),
        (('name = "Riverbourne Town Council"\n', ""), "council → name"),
        (('role = "clerk" }]', 'role = "king" }]'), "persons → 1 → grants → 0 → role"),
        (('kind = "parish"', 'kind = "village"'), "areas → 0 → kind"),
        (("starts = 2027-04-12", 'starts = "soon"'), "starts"),
    ],
)
def test_what_is_wrong_with_a_set_up_file_is_told_with_its_place(change: tuple[str, str], told: str) -> None:
    text = RIVERBOURNE.replace(*change)
    assert text != RIVERBOURNE
    with pytest.raises(SetUpError, match=told) as found:
        read_council_file(text, source="riverbourne.toml")
    assert found.value.where == "riverbourne.toml"
    assert found.value.remedy


def test_a_council_without_a_clerk_is_not_set_up() -> None:
    with pytest.raises(SetUpError, match="Nobody in the file has the role clerk"):
        read_council_file(RIVERBOURNE.replace('role = "clerk"', 'role = "reviewer"'), source="x")


def test_an_account_in_an_unknown_area_is_not_set_up() -> None:
    text = RIVERBOURNE.replace('network = "facebook"\narea = "riverbourne"', 'network = "facebook"\narea = "atlantis"')
    with pytest.raises(AreaError, match="‘atlantis’"):
        read_council_file(text, source="x")


def test_a_channel_that_does_not_exist_is_named_and_nothing_is_set_up(empty_desk: Desk) -> None:
    file = read_council_file(RIVERBOURNE.replace('channel = "outbox"', 'channel = "pigeon"'), source="x")
    with pytest.raises(SetUpError, match="‘pigeon’"):
        set_up_council(empty_desk, file)
    assert empty_desk.councils() == ()


def test_a_council_is_set_up_once(empty_desk: Desk) -> None:
    file = read_council_file(RIVERBOURNE, source="x")
    set_up_council(empty_desk, file)
    with pytest.raises(SetUpError, match="set up already"):
        set_up_council(empty_desk, file)


def test_a_set_up_whose_last_step_is_refused_leaves_nothing_of_the_first(empty_desk: Desk) -> None:
    text = RIVERBOURNE.replace("[council]", "confirmed_until = 2095-01-01\n\n[council]", 1)
    with pytest.raises(CalendarError, match="Nobody can know today"):
        set_up_council(empty_desk, read_council_file(text, source="riverbourne.toml"))
    assert empty_desk.councils() == ()
    assert set_up_council(empty_desk, read_council_file(RIVERBOURNE, source="riverbourne.toml")) == "riverbourne"


def test_an_unknown_council_is_named_with_those_there_are(desk: Desk) -> None:
    with pytest.raises(CouncilError, match=r"‘atlantis’.*Known: thornwick"):
        desk.choose("atlantis")


@pytest.mark.parametrize("weeks", range(0, 60, 4))
def test_the_demonstrations_poll_is_running_whenever_it_is_made(empty_desk: Desk, clock: HandClock, weeks: int) -> None:
    clock.at = instant_of(dt.date(2026, 11, 21), dt.time(12)) + dt.timedelta(weeks=weeks)
    desk = make_demonstration(empty_desk)
    running = kept_calendar(desk).polls[0]
    answer = today(desk)
    assert answer.holds is Holds.YES
    assert running.poll_id in [period.poll_id for period in answer.periods]
    assert {candidate.poll_id for candidate in people(desk).candidates} == {running.poll_id}


def test_past_the_known_bank_holidays_there_is_no_demonstration_and_it_says_why(
    empty_desk: Desk, clock: HandClock
) -> None:
    clock.at = instant_of(dt.date(2029, 3, 1), dt.time(12))
    with pytest.raises(ExplainedError, match="Bank holidays are known until"):
        make_demonstration(empty_desk)


@pytest.mark.parametrize(
    ("change", "whose"),
    [
        (('council_id = "riverbourne"', 'council_id = "../../etc"'), "a council"),
        (('account_id = "', 'account_id = "a/'), "an account"),
        (('person_id = "', 'person_id = "a b '), "a person"),
    ],
)
def test_an_id_that_could_leave_its_folder_or_line_is_not_set_up(change: tuple[str, str], whose: str) -> None:
    text = RIVERBOURNE.replace(*change)
    assert text != RIVERBOURNE
    with pytest.raises(IdentifierError, match=f"cannot be the id of {whose}"):
        read_council_file(text, source="x")


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        ('sole_officer = true\noutside_reviewer = "nobody"', "somebody outside must look afterwards"),
        ('emergency_by = ["owen"]\nemergency_reviewer = "nobody"', "nobody known here is to look afterwards"),
        ('severities = { YR402 = "advise" }', "it rests on statute"),
    ],
)
def test_a_policy_that_nobody_could_adopt_is_not_set_up_from_a_file_either(
    empty_desk: Desk, policy: str, told: str
) -> None:
    text = RIVERBOURNE.replace("[policy]\n", f"[policy]\n{policy}\n") if "[policy]" in RIVERBOURNE else ""
    file = read_council_file(text or f"{RIVERBOURNE}\n[policy]\n{policy}\n", source="x")
    with pytest.raises(ExplainedError, match=told):
        set_up_council(empty_desk, file)
    assert empty_desk.councils() == ()


def test_only_an_officer_gives_an_account_another_area(desk: Desk) -> None:
    ann = SignedIn(person_id="ann")
    add_person(desk, "ivy", ann, name="Ivy Tan", grants=(Grant(role=Role.ADMINISTRATOR), Grant(role=Role.AUTHOR)))
    with desk.look() as work:
        website = work.registers.account("town-website")
    with pytest.raises(NotPermittedError, match="says which periods apply to it"):
        keep_account(desk, replace(website, area="northmarch"), SignedIn(person_id="ivy"))
    assert keep_account(desk, replace(website, handle="@town"), SignedIn(person_id="ivy")).account.handle == "@town"
    assert keep_account(desk, replace(website, area="northmarch"), ann).account.area == "northmarch"
