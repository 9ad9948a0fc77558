"""
Every act, who may do it, and how it is done through the desk and from the command line.

The table is written out by hand from section 4 of the architecture and the list of commands; it is compared with the
one in the program, never made from it.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from gate.desk.adopt_policy import adopt_policy, policy_from
from gate.desk.amend import amend_draft
from gate.desk.back_up import back_up
from gate.desk.desk import Desk, SignedIn
from gate.desk.erase_words import erase_post
from gate.desk.export_record import export_record
from gate.desk.extract import Selection
from gate.desk.halt import halt_everything, resume_everything
from gate.desk.keep_accounts import keep_account
from gate.desk.keep_calendar import confirm_calendar
from gate.desk.keep_people import keep_members
from gate.desk.keep_tokens import create_token
from gate.desk.keep_users import add_person
from gate.desk.log_outside import Outside, log_outside
from gate.desk.note_line import note_line
from gate.desk.override import override_findings
from gate.desk.release import release_due
from gate.desk.retain import hold_for_law, keep_for
from gate.desk.review import review_post
from gate.desk.send_back import send_back
from gate.desk.settle import settle_not_found
from gate.desk.submit import submit_draft
from gate.desk.take_down import take_down
from gate.desk.withdraw import refuse_post, withdraw_post
from gate.publicity.council import Account
from gate.publicity.draft import Draft
from gate.publicity.policy import Policy
from gate.workflow.lifecycle import Post, State
from gate.workflow.override import Ground
from gate.workflow.permission import Act
from gate.workflow.retention import Kind
from gate.workflow.role import Grant, Person, Role

SAM = SignedIn(person_id="sam")
ANN = SignedIn(person_id="ann")
WALKER = SignedIn(person_id="walker")
WHY = "Because this test walks through every act"
PLAIN = "The library in Mill Lane opens at ten on Monday."
NAMES_A_CANDIDATE = "Thank you to Jane Okafor for opening our new play area."

WRITE = {"author", "reviewer", "clerk", "deputy"}
OFFICER = {"clerk", "deputy", "monitoring-officer"}
ALL = {str(role) for role in Role} - {"gate"}

MAY: dict[Act, set[str]] = {
    Act.SUBMIT: WRITE,
    Act.AMEND: WRITE,
    Act.WITHDRAW: WRITE | OFFICER,
    Act.RETURN: OFFICER | {"reviewer"},
    Act.REFUSE: OFFICER,
    Act.OVERRIDE: OFFICER,  # of a blocked post; the findings, not the table alone, say so
    Act.SETTLE: WRITE | OFFICER,
    Act.TAKE_DOWN: {"clerk", "deputy"},
    Act.ADOPT_POLICY: OFFICER | {"administrator"},
    Act.NOTE_LINE: ALL,  # a report of abuse, for oneself
    Act.LOG_OUTSIDE: WRITE | OFFICER,
    Act.REVIEW: ALL,  # whoever the policy names
    Act.HALT: WRITE | OFFICER,
    Act.RESUME: OFFICER,
    Act.KEEP_CALENDAR: OFFICER,
    Act.KEEP_PEOPLE: OFFICER,
    Act.KEEP_ACCOUNTS: OFFICER | {"administrator"},
    Act.KEEP_USERS: {"administrator", "clerk"},  # the clerk while nobody is administrator, as here
    Act.KEEP_TOKENS: {"administrator", "clerk"},
    Act.BACK_UP: OFFICER | {"administrator"},
    Act.EXPORT_RECORD: OFFICER | {"auditor", "administrator"},
    Act.ERASE_WORDS: OFFICER,
    Act.KEEP_RETENTION: OFFICER,
    Act.HOLD_FOR_LAW: OFFICER | {"auditor"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How one act is done: what must be there first (giving its subject), through the desk, as a command."""

    before: Callable[[Desk, Path], str]
    act: Callable[[Desk, str], object]
    command: Callable[[str], tuple[str, ...]]


def become(desk: Desk, role: Role | None) -> None:
    """Make the walker somebody who holds one role, or none."""
    manages = ("sam",) if role is Role.LINE_MANAGER else ()
    grants = (Grant(role=role, manages=manages),) if role else ()
    with desk.work() as work:
        work.registers.put_person(Person(person_id="walker", name="Wanda Walker", grants=grants))
        work.commit()


def _submitted(desk: Desk, words: str = PLAIN, *, account: str = "town-website", **later: int) -> Post:
    due = desk.clock() + dt.timedelta(**later) if later else None
    return submit_draft(desk, Draft(account_id=account, words=words, publish_at=due), SAM)


def _nothing(desk: Desk, folder: Path) -> str:
    return ""


def _queued(desk: Desk, folder: Path) -> str:
    return _submitted(desk, hours=3).post_id


def _held(desk: Desk, folder: Path) -> str:
    return _submitted(desk, NAMES_A_CANDIDATE, hours=3).post_id


def _handed_over(desk: Desk, folder: Path) -> str:
    post = _submitted(desk, account="town-facebook")
    release_due(desk)
    return post.post_id


def _published(desk: Desk, folder: Path) -> str:
    post = _submitted(desk)
    release_due(desk)
    return post.post_id


def _withdrawn(desk: Desk, folder: Path) -> str:
    return withdraw_post(desk, _submitted(desk, hours=3).post_id, SAM).post_id


def _out_alone(desk: Desk, folder: Path) -> str:
    with desk.work() as work:
        work.registers.adopt(replace(Policy(), sole_officer=True, outside_reviewer="walker"))
        work.commit()
    post = submit_draft(desk, Draft(account_id="town-website", words=NAMES_A_CANDIDATE), ANN)
    override_findings(desk, post.post_id, ANN, ground=Ground.LEGAL_DUTY, reason=WHY)
    release_due(desk)
    return post.post_id


def _going_on(desk: Desk, folder: Path) -> str:
    with desk.work() as work:
        work.registers.set_halt(None)
        work.commit()
    return ""


def _halted(desk: Desk, folder: Path) -> str:
    halt_everything(desk, SAM, reason=WHY)
    return ""


def _members(desk: Desk, folder: Path) -> str:
    place = folder / "members.csv"
    place.write_text("name,role\nBeryl Stanhope,Town Mayor\n", "utf-8")
    return str(place)


def _new_account(desk: Desk, folder: Path) -> str:
    with desk.look() as work:
        return f"Account {len(work.registers.accounts)}"


def _new_name(desk: Desk, folder: Path) -> str:
    with desk.look() as work:
        return f"new-{len(work.registers.persons)}"


def _new_token(desk: Desk, folder: Path) -> str:
    with desk.look() as work:
        return f"site-{len(work.tokens.all())}"


def _copy(desk: Desk, folder: Path) -> str:
    return str(folder / f"copy-{len(list(folder.glob('copy-*.db')))}.db")  # one there is is left as it is


def _amended(desk: Desk, post_id: str) -> object:
    with desk.look() as work:
        draft = work.posts.get(post_id).draft
    return amend_draft(desk, post_id, replace(draft, words=f"{PLAIN} Free of charge."), WALKER)


WAYS: dict[Act, Way] = {
    Act.SUBMIT: Way(
        before=_nothing,
        act=lambda desk, _: submit_draft(desk, Draft(account_id="town-website", words=PLAIN), WALKER),
        command=lambda _: ("submit", "--account", "town-website", PLAIN),
    ),
    Act.AMEND: Way(before=_queued, act=_amended, command=lambda post: ("amend", post, f"{PLAIN} Free of charge.")),
    Act.WITHDRAW: Way(
        before=_queued,
        act=lambda desk, post: withdraw_post(desk, post, WALKER),
        command=lambda post: ("withdraw", post),
    ),
    Act.RETURN: Way(
        before=_held,
        act=lambda desk, post: send_back(desk, post, WALKER, note=WHY),
        command=lambda post: ("return", post, "--note", WHY),
    ),
    Act.REFUSE: Way(
        before=_held,
        act=lambda desk, post: refuse_post(desk, post, WALKER, reason=WHY),
        command=lambda post: ("refuse", post, "--reason", WHY),
    ),
    Act.OVERRIDE: Way(
        before=_held,
        act=lambda desk, post: override_findings(desk, post, WALKER, ground=Ground.OTHER, reason=WHY),
        command=lambda post: ("override", post, "--ground", "other", "--reason", WHY),
    ),
    Act.SETTLE: Way(
        before=_handed_over,
        act=lambda desk, post: settle_not_found(desk, post, WALKER),
        command=lambda post: ("settle", post, "--not-found"),
    ),
    Act.TAKE_DOWN: Way(
        before=_published,
        act=lambda desk, post: take_down(desk, post, WALKER, reason=WHY),
        command=lambda post: ("takedown", post, "--reason", WHY),
    ),
    Act.ADOPT_POLICY: Way(
        before=_nothing,
        act=lambda desk, _: adopt_policy(desk, WALKER, policy_from(desk, "loughton")),
        command=lambda _: ("policy", "adopt", "loughton"),
    ),
    Act.NOTE_LINE: Way(
        before=_nothing,
        act=lambda desk, _: note_line(desk, WALKER, kind="abuse", words=WHY, told="police"),
        command=lambda _: ("policy", "note", "abuse", WHY, "--told", "police"),
    ),
    Act.LOG_OUTSIDE: Way(
        before=_nothing,
        act=lambda desk, _: log_outside(
            desk, WALKER, account_id="town-x", what=Outside.LIKE, whom="@MillLaneLibrary", at=desk.clock()
        ),
        command=lambda _: (
            "log-outside",
            "--account",
            "town-x",
            "--what",
            "like",
            "--whom",
            "@MillLaneLibrary",
            "--at",
            "2027-04-12T08:30",
        ),
    ),
    Act.REVIEW: Way(
        before=_out_alone,
        act=lambda desk, post: review_post(desk, post, WALKER, reason=WHY),
        command=lambda post: ("review", post, "--reason", WHY),
    ),
    Act.HALT: Way(
        before=_going_on,
        act=lambda desk, _: halt_everything(desk, WALKER, reason=WHY),
        command=lambda _: ("halt", "--reason", WHY),
    ),
    Act.RESUME: Way(before=_halted, act=lambda desk, _: resume_everything(desk, WALKER), command=lambda _: ("resume",)),
    Act.KEEP_CALENDAR: Way(
        before=_nothing,
        act=lambda desk, _: confirm_calendar(desk, dt.date(2027, 12, 31), WALKER),
        command=lambda _: ("calendar", "confirm", "--until", "2027-12-31"),
    ),
    Act.KEEP_PEOPLE: Way(
        before=_members,
        act=lambda desk, _: keep_members(desk, (), WALKER),
        command=lambda file: ("people", "import", file),
    ),
    Act.KEEP_ACCOUNTS: Way(
        before=_new_account,
        act=lambda desk, name: keep_account(
            desk,
            Account(account_id="", council_id="thornwick", name=name, channel="handover", area="thornwick"),
            WALKER,
        ),
        command=lambda name: ("account", "add", name),
    ),
    Act.KEEP_USERS: Way(
        before=_new_name,
        act=lambda desk, name: add_person(desk, name, WALKER, name=f"Person {name}", grants=(Grant(role=Role.AUTHOR),)),
        command=lambda name: ("user", "add", name, "--name", f"Person {name}", "--role", "author"),
    ),
    Act.KEEP_TOKENS: Way(
        before=_new_token,
        act=lambda desk, name: create_token(desk, name, WALKER, until=dt.date(2027, 12, 31)),
        command=lambda name: ("token", "create", name, "--until", "2027-12-31"),
    ),
    Act.BACK_UP: Way(
        before=_copy,
        act=lambda desk, file: back_up(desk, Path(file), WALKER),
        command=lambda file: ("backup", file),
    ),
    Act.EXPORT_RECORD: Way(
        before=_nothing,
        act=lambda desk, _: export_record(desk, WALKER, Selection(), form="json"),
        command=lambda _: ("audit", "export"),
    ),
    Act.ERASE_WORDS: Way(
        before=_withdrawn,
        act=lambda desk, post: erase_post(desk, post, WALKER, reason=WHY),
        command=lambda post: ("retention", "erase-post", post, "--reason", WHY),
    ),
    Act.KEEP_RETENTION: Way(
        before=_nothing,
        act=lambda desk, _: keep_for(desk, Kind.WITHDRAWN, 730, WALKER, reason=WHY),
        command=lambda _: ("retention", "keep", "withdrawn", "--days", "730", "--reason", WHY),
    ),
    Act.HOLD_FOR_LAW: Way(
        before=_queued,
        act=lambda desk, post: hold_for_law(desk, post, WALKER, reason=WHY),
        command=lambda post: ("retention", "hold", post, "--reason", WHY),
    ),
}

STATES: dict[State, Callable[[Desk, Path], str]] = {
    State.HELD: _held,
    State.QUEUED: _queued,
    State.RELEASING: _handed_over,
    State.PUBLISHED: _published,
    State.WITHDRAWN: _withdrawn,
    State.TAKEN_DOWN: lambda desk, folder: take_down(desk, _published(desk, folder), ANN, reason=WHY).post_id,
}
"""How a post of each state comes about."""
