"""Who may do what, from when; and that names in old entries stay."""

import datetime as dt

import pytest

from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import case, entries, verify_record
from gate.desk.keep_users import UserError, add_person, change_roles, name_capacity, name_deputy, remove_person
from gate.desk.override import override_findings
from gate.desk.submit import submit_draft
from gate.publicity.draft import Draft
from gate.store.registers import UnknownError
from gate.workflow.lifecycle import State
from gate.workflow.override import Ground, NotPermittedError
from gate.workflow.role import Capacity, Grant, Person, Role
from tests.conftest import HandClock

ANN = SignedIn(person_id="ann")
SAM = SignedIn(person_id="sam")
RAVI = SignedIn(person_id="ravi")
HELEN = SignedIn(person_id="helen")
AUTHOR = (Grant(role=Role.AUTHOR),)
CLERK = (Grant(role=Role.CLERK),)
MONDAY = dt.date(2027, 4, 12)
HELD = "Thank you to Jane Okafor for opening our new play area."


def _write(desk: Desk, by: SignedIn, words: str = "The library opens at ten.") -> State:
    return submit_draft(desk, Draft(account_id="town-website", words=words), by).state


def test_a_new_person_acts_at_once_and_a_removed_one_no_more(desk: Desk) -> None:
    add_person(desk, "priya", ANN, name="Priya Shah", grants=AUTHOR)
    by = SignedIn(person_id="priya")
    assert _write(desk, by) is State.QUEUED
    remove_person(desk, "priya", ANN)
    with pytest.raises(NotPermittedError):
        _write(desk, by)


def test_the_names_in_old_entries_survive_the_removal_of_a_user(desk: Desk) -> None:
    _write(desk, SAM)
    remove_person(desk, "sam", ANN)
    names = {kept.text for entry in entries(desk) if entry.actor == "sam" for kept in entry.words}
    assert "Sam Adeyemi" in names
    assert verify_record(desk).verifies


def test_an_id_never_comes_to_mean_somebody_else(desk: Desk) -> None:
    remove_person(desk, "sam", ANN)
    with pytest.raises(UserError, match="‘sam’ is Sam Adeyemi already"):
        add_person(desk, "sam", ANN, name="Samantha Brook", grants=AUTHOR)
    assert add_person(desk, "sam", ANN, name="Sam Adeyemi", grants=AUTHOR).removed_on is None  # they came back


def test_who_is_removed_and_comes_back_still_stands_for_election(desk: Desk) -> None:
    name_capacity(desk, "jane", ANN, capacity=Capacity.MEMBER)
    remove_person(desk, "jane", ANN)
    back = add_person(desk, "jane", ANN, name="Jane Okafor", grants=CLERK)
    assert (back.stands_as, back.capacity) == (("demo-1",), Capacity.MEMBER)
    post = submit_draft(desk, Draft(account_id="town-website", words=HELD), SAM)
    with pytest.raises(NotPermittedError, match="You are a candidate in parish"):
        override_findings(
            desk, post.post_id, SignedIn(person_id="jane"), ground=Ground.OTHER, reason="It is of general interest"
        )


@pytest.mark.parametrize("name", ["Ann Price", "ann  PRICE"])
def test_two_people_of_one_name_are_told_apart_before_the_record_mixes_them(desk: Desk, name: str) -> None:
    with pytest.raises(UserError, match="‘ann’ is Ann Price already"):
        add_person(desk, "ann2", ANN, name=name, grants=CLERK)
    assert add_person(desk, "ann2", ANN, name="Ann Price (finance)", grants=AUTHOR).name == "Ann Price (finance)"


@pytest.mark.parametrize("name", ["Ann\nPrice", "Ann\u202ePrice", "Ann\u200b Price", "Ann\x00"])
def test_a_name_holds_nothing_that_nobody_can_see(desk: Desk, name: str) -> None:
    with pytest.raises(UserError, match="signs in it that nobody can see"):
        add_person(desk, "ann2", ANN, name=name, grants=AUTHOR)


@pytest.mark.parametrize("person_id", ["the-gate", "set-up", "shell", "", "Sam Smith", "a\nb", "ann/../x", "é"])
def test_nobody_is_called_what_the_program_calls_itself(desk: Desk, person_id: str) -> None:
    with pytest.raises(UserError, match="cannot be a person's id"):
        add_person(desk, person_id, ANN, name="New Person", grants=AUTHOR)


def test_nobody_changes_their_own_roles(desk: Desk) -> None:
    for act in (
        lambda: change_roles(desk, "ann", ANN, grants=(*CLERK, Grant(role=Role.AUTHOR))),
        lambda: name_deputy(desk, "ann", ANN, starts=MONDAY, until=MONDAY),
        lambda: remove_person(desk, "ann", ANN),
    ):
        with pytest.raises(NotPermittedError, match="Nobody changes their own roles"):
            act()


def test_the_clerk_says_who_may_do_what_only_while_nobody_is_administrator(desk: Desk) -> None:
    add_person(desk, "ivy", ANN, name="Ivy Tan", grants=(Grant(role=Role.ADMINISTRATOR),))
    with pytest.raises(NotPermittedError, match="Ivy Tan is administrator here; ask them"):
        change_roles(desk, "sam", ANN, grants=CLERK)
    ivy = SignedIn(person_id="ivy")
    assert change_roles(desk, "sam", ivy, grants=CLERK).grants == CLERK


def test_a_refused_change_is_written_down_with_every_objection(desk: Desk) -> None:
    with pytest.raises(NotPermittedError) as refused:
        change_roles(desk, "sam", SAM, grants=CLERK)
    assert len(refused.value.objections) == 2
    last = entries(desk)[-1]
    assert (last.event, last.actor, last.subject) == ("refused", "sam", "sam")


def test_somebody_is_always_left_who_may_answer_for_a_blocked_post(desk: Desk) -> None:
    remove_person(desk, "helen", ANN)
    remove_person(desk, "jane", ANN)
    add_person(desk, "ivy", ANN, name="Ivy Tan", grants=(Grant(role=Role.ADMINISTRATOR),))
    with pytest.raises(UserError, match="nobody would be left"):
        remove_person(desk, "ann", SignedIn(person_id="ivy"))


def test_a_deputy_answers_on_the_days_named_and_on_no_other(desk: Desk, clock: HandClock) -> None:
    name_deputy(desk, "ravi", ANN, starts=MONDAY + dt.timedelta(days=1), until=MONDAY + dt.timedelta(days=2))
    answered = []
    for _ in range(4):
        due = clock() + dt.timedelta(hours=1)
        post = submit_draft(desk, Draft(account_id="town-website", words=HELD, publish_at=due), SAM)
        try:
            override_findings(desk, post.post_id, RAVI, ground=Ground.OTHER, reason="A different person, the librarian")
        except NotPermittedError:
            answered.append(False)
        else:
            answered.append(True)
        clock.forward(days=1)
    assert answered == [False, True, True, False]


@pytest.mark.parametrize(("first", "last"), [(2, 1), (-3, -1)])
def test_a_deputy_is_not_named_for_days_that_end_before_they_start_or_have_passed(
    desk: Desk, first: int, last: int
) -> None:
    with pytest.raises(UserError, match="A deputy cannot act from"):
        name_deputy(desk, "ravi", ANN, starts=MONDAY + dt.timedelta(days=first), until=MONDAY + dt.timedelta(days=last))


def test_new_roles_take_the_place_of_the_old_and_a_deputys_days_are_kept(desk: Desk) -> None:
    name_deputy(desk, "ravi", ANN, starts=MONDAY, until=MONDAY)
    changed = change_roles(desk, "ravi", ANN, grants=AUTHOR)
    assert [grant.role for grant in changed.grants] == [Role.AUTHOR, Role.DEPUTY]


def test_the_record_says_what_roles_somebody_had_before_and_after(desk: Desk) -> None:
    change_roles(desk, "sam", ANN, grants=(Grant(role=Role.AUTHOR, account_id="town-x"),))
    name_deputy(desk, "sam", ANN, starts=MONDAY, until=MONDAY)
    told = [entry.raw.decode() for entry in entries(desk)[-2:]]
    assert '"after":"author for town-x","before":"author"' in told[0]
    assert '"after":"author for town-x; deputy from 12 April 2027 to 12 April 2027"' in told[1]


def test_the_queue_is_read_again_when_a_role_is_lost(desk: Desk, clock: HandClock) -> None:
    due = clock() + dt.timedelta(hours=1)
    post = submit_draft(desk, Draft(account_id="town-website", words=HELD, publish_at=due), SAM)
    override_findings(desk, post.post_id, HELEN, ground=Ground.OTHER, reason="A different person, the librarian")
    change_roles(desk, "helen", ANN, grants=AUTHOR)
    assert case(desk, post.post_id).post.state is State.HELD


def test_an_account_that_is_not_there_cannot_be_given(desk: Desk) -> None:
    with pytest.raises(UserError, match="There is no account ‘town-tiktok’"):
        change_roles(desk, "sam", ANN, grants=(Grant(role=Role.AUTHOR, account_id="town-tiktok"),))


def test_nobody_known_is_changed_or_removed(desk: Desk) -> None:
    with pytest.raises(UnknownError, match="Nobody here is called ‘zoe’"):
        remove_person(desk, "zoe", ANN)
    remove_person(desk, "sam", ANN)
    with pytest.raises(UserError, match="was removed on 12 April 2027"):
        change_roles(desk, "sam", ANN, grants=AUTHOR)


def test_a_removed_persons_row_is_kept(desk: Desk) -> None:
    remove_person(desk, "sam", ANN)
    with desk.look() as work:
        kept: Person = work.registers.person("sam")
    assert (kept.name, kept.removed_on) == ("Sam Adeyemi", MONDAY)
