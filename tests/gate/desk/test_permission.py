"""Every act, every role, every state of a post, through the desk: nobody does what the table does not give them."""

import inspect
import pkgutil
import re
from importlib import import_module
from pathlib import Path

import pytest

import gate.desk
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import entries, verify_record
from gate.store.work import Work
from gate.workflow.lifecycle import TRANSITIONS, Event, State
from gate.workflow.override import NotPermittedError
from gate.workflow.permission import MAY, Act
from gate.workflow.role import Role
from tests.gate.every_act import MAY as WRITTEN
from tests.gate.every_act import STATES, WALKER, WAYS, become

ROLES = [role for role in Role if role is not Role.GATE]

BY_ACT: dict[str, Act] = {
    "submit_draft": Act.SUBMIT,
    "import_posts": Act.SUBMIT,
    "repeat_draft": Act.SUBMIT,
    "amend_draft": Act.AMEND,
    "withdraw_post": Act.WITHDRAW,
    "stop_repeat": Act.WITHDRAW,
    "send_back": Act.RETURN,
    "refuse_post": Act.REFUSE,
    "override_findings": Act.OVERRIDE,
    "settle_found": Act.SETTLE,
    "settle_not_found": Act.SETTLE,
    "take_down": Act.TAKE_DOWN,
    "adopt_policy": Act.ADOPT_POLICY,
    **dict.fromkeys(("note_line", "confirm_setting", "keep_own_words"), Act.NOTE_LINE),
    "log_outside": Act.LOG_OUTSIDE,
    "review_post": Act.REVIEW,
    "halt_everything": Act.HALT,
    "resume_everything": Act.RESUME,
    **dict.fromkeys(
        (
            *("add_polls", "merge_polls", "record_notice", "adopt_start", "move_poll", "set_status", "set_end"),
            *("confirm_calendar", "declare_period", "declare_sensitive", "import_calendar", "renew_holidays"),
        ),
        Act.KEEP_CALENDAR,
    ),
    **dict.fromkeys(("keep_candidates", "keep_members", "import_people", "paste_candidates"), Act.KEEP_PEOPLE),
    "keep_account": Act.KEEP_ACCOUNTS,
    **dict.fromkeys(("add_person", "change_roles", "name_capacity", "name_deputy", "remove_person"), Act.KEEP_USERS),
    **dict.fromkeys(("stand_as", "give_code", "set_password", "tie_email", "untie"), Act.KEEP_USERS),
    **dict.fromkeys(("create_token", "revoke_token"), Act.KEEP_TOKENS),
    **dict.fromkeys(("back_up", "restore"), Act.BACK_UP),
    **dict.fromkeys(("export_record", "report_to_committee"), Act.EXPORT_RECORD),
    **dict.fromkeys(("erase_words", "erase_post", "tidy"), Act.ERASE_WORDS),
    "keep_for": Act.KEEP_RETENTION,
    **dict.fromkeys(("hold_for_law", "lift_hold"), Act.HOLD_FOR_LAW),
}
"""Which act each function of the desk is."""

ASKING = {
    "person_acting",
    "waiting",
    "why_not",
    "why_not_override",
    "why_not_review",
    "look_into_record",
    "cards_for_draft",
} | {
    *("may_keep_users", "why_not_keep_users", "sign_in_ways"),
}
"""Functions that take a person and change nothing but the log of readings."""

THEIR_OWN = {"keep_unfinished", "unfinished_text", "unfinished_texts", "throw_away", "see_case"} | {
    *("keep_typed", "typed_before", "forget_typed"),
}
"""What someone is still writing or last saw: theirs alone, and no part of the record."""


def _signed_functions() -> set[str]:
    found = set()
    for module in pkgutil.iter_modules(gate.desk.__path__):
        loaded = import_module(f"gate.desk.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            parameters = inspect.signature(function).parameters.values()
            kinds = [parameter.annotation for parameter in parameters]
            if function.__module__ == loaded.__name__ and SignedIn in kinds and Work not in kinds and name[0] != "_":
                found.add(name)
    return found - {"refusals_recorded", "record_refusal"}


def test_every_function_that_a_person_calls_is_one_act_of_the_table() -> None:
    assert _signed_functions() == set(BY_ACT) | ASKING | THEIR_OWN
    assert set(BY_ACT.values()) == set(Act) == set(MAY) == set(WRITTEN) == set(WAYS)


@pytest.mark.parametrize("act", Act)
def test_each_role_does_what_the_table_gives_it_and_a_refusal_changes_nothing_but_the_record(
    desk: Desk, tmp_path: Path, act: Act
) -> None:
    way, done, subject = WAYS[act], set(), None
    for role in (*ROLES, None):
        subject = way.before(desk, tmp_path) if subject is None else subject
        become(desk, role)
        before = _posts(desk)
        try:
            way.act(desk, subject)
        except NotPermittedError as refusal:
            _require_recorded(desk, refusal)
            assert _posts(desk) == before
        else:
            done.add(str(role))
            subject = None
    assert done == WRITTEN[act]
    assert verify_record(desk).verifies


def _require_recorded(desk: Desk, refusal: NotPermittedError) -> None:
    last = entries(desk)[-1]
    assert last.event in ("refused", "override refused")
    assert last.actor == WALKER.person_id
    told = next(kept.text for kept in last.words if kept.field == "objections")
    assert told == "\n".join(refusal.objections)


def _posts(desk: Desk) -> list[tuple[str, State, int]]:
    with desk.look() as work:
        return [(post.post_id, post.state, post.revision) for post in work.posts.in_states(tuple(State))]


ON_POSTS: dict[Act, Event] = {
    Act.AMEND: Event.AMEND,
    Act.WITHDRAW: Event.WITHDRAW,
    Act.RETURN: Event.RETURN,
    Act.REFUSE: Event.WITHDRAW,
    Act.OVERRIDE: Event.OVERRIDE,
    Act.SETTLE: Event.NOT_FOUND,
    Act.TAKE_DOWN: Event.TAKE_DOWN,
}


@pytest.mark.parametrize("act", ON_POSTS)
def test_each_act_on_a_post_is_done_in_the_states_of_the_documented_table_alone(
    desk: Desk, tmp_path: Path, act: Act
) -> None:
    """T51: a scheduled post is no way round a permission; every state has its own row."""
    become(desk, Role.CLERK)  # who may do each of these acts
    done = set()
    for state, brought_about in STATES.items():
        subject = brought_about(desk, tmp_path)
        try:
            WAYS[act].act(desk, subject)
        except NotPermittedError as refusal:
            assert re.search(r"cannot be|answered for already", str(refusal))  # noqa: PT017 - either may happen
        else:
            done.add(state)
    assert done == {state for state in State if (state, ON_POSTS[act]) in TRANSITIONS}


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.REVIEWER, Role.CLERK])
def test_a_role_for_one_account_does_not_reach_another(desk: Desk, role: Role) -> None:
    become(desk, None)
    with desk.work() as work:
        person = work.registers.person("walker")
        grant = type(work.registers.person("sam").grants[0])(role=role, account_id="town-x")
        work.registers.put_person(type(person)(person_id="walker", name=person.name, grants=(grant,)))
        work.commit()
    with pytest.raises(NotPermittedError, match="may not write a post"):
        WAYS[Act.SUBMIT].act(desk, "")
