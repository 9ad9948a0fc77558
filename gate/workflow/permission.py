"""Who may do what: every act of the desk in one table, by role. What else an act asks is said beside it."""

import datetime as dt
from enum import StrEnum

from gate.workflow.lifecycle import TRANSITIONS, Event
from gate.workflow.role import OFFICERS, WRITERS, Actor, Role, in_words

ANYONE = frozenset(Role) - {Role.GATE}
"""Every role that a person can hold."""


class Act(StrEnum):
    """What a person can do here."""

    SUBMIT = "write a post"
    AMEND = "amend or move a post"
    WITHDRAW = "withdraw a post"
    RETURN = "return a post"
    REFUSE = "refuse a post"
    OVERRIDE = "answer for what holds a post"
    SETTLE = "say whether a post was posted"
    TAKE_DOWN = "record that a post was taken down"
    ADOPT_POLICY = "adopt a policy"
    NOTE_LINE = "write a line that the policy asks for"
    LOG_OUTSIDE = "log what was done outside"
    REVIEW = "look at a post afterwards"
    HALT = "stop everything"
    RESUME = "resume"
    KEEP_CALENDAR = "keep the calendar"
    KEEP_PEOPLE = "keep the lists of candidates and members"
    KEEP_ACCOUNTS = "keep the accounts"
    KEEP_USERS = "say who may do what"
    KEEP_TOKENS = "make or revoke a token of the API"
    BACK_UP = "back up or restore"
    EXPORT_RECORD = "export the record"
    ERASE_WORDS = "erase words"
    KEEP_RETENTION = "say how long things are kept"
    HOLD_FOR_LAW = "place or lift a legal hold"


def _for(*events: Event) -> frozenset[Role]:
    found = [roles for (_, event), (_, roles) in TRANSITIONS.items() if event in events]
    return frozenset[Role]().union(*found) - {Role.GATE}


MAY: dict[Act, frozenset[Role]] = {
    Act.SUBMIT: WRITERS,
    Act.AMEND: _for(Event.AMEND),
    Act.WITHDRAW: _for(Event.WITHDRAW),
    Act.RETURN: _for(Event.RETURN),
    Act.REFUSE: OFFICERS,
    Act.OVERRIDE: _for(Event.OVERRIDE),  # who among them, the findings say, and never for one's own words
    Act.SETTLE: _for(Event.FOUND, Event.NOT_FOUND),
    Act.TAKE_DOWN: _for(Event.TAKE_DOWN),
    Act.ADOPT_POLICY: OFFICERS | {Role.ADMINISTRATOR},
    Act.NOTE_LINE: ANYONE,  # for oneself; about others, and of some kinds at all, the officers alone
    Act.LOG_OUTSIDE: WRITERS | OFFICERS,
    Act.REVIEW: ANYONE,  # the person whom the policy names, and nobody who answered or wrote
    Act.HALT: WRITERS | OFFICERS,
    Act.RESUME: OFFICERS,
    Act.KEEP_CALENDAR: OFFICERS,
    Act.KEEP_PEOPLE: OFFICERS,
    Act.KEEP_ACCOUNTS: OFFICERS | {Role.ADMINISTRATOR},
    Act.KEEP_USERS: frozenset({Role.ADMINISTRATOR, Role.CLERK}),  # the clerk only where nobody is administrator
    Act.KEEP_TOKENS: frozenset({Role.ADMINISTRATOR, Role.CLERK}),
    Act.BACK_UP: OFFICERS | {Role.ADMINISTRATOR},  # and who is at the shell without saying who they are
    Act.EXPORT_RECORD: OFFICERS | {Role.AUDITOR, Role.ADMINISTRATOR},
    Act.ERASE_WORDS: OFFICERS,
    Act.KEEP_RETENTION: OFFICERS,
    Act.HOLD_FOR_LAW: OFFICERS | {Role.AUDITOR},
}
"""Every act and the roles that may do it; a test walks all of it through the desk and the command line."""


FRESH_MINUTES = 15
FRESH = dt.timedelta(minutes=FRESH_MINUTES)
"""How old a sign-in may be, not more, for an act that answers for something or says who may."""

ASKS_FRESH_SIGN_IN = frozenset({Act.OVERRIDE, Act.REVIEW, Act.KEEP_USERS, Act.KEEP_TOKENS, Act.ADOPT_POLICY})


def objections_to_sign_in(act: Act, actor: Actor) -> tuple[str, ...]:
    """Why the sign-in of `actor` is too old for `act`; empty where it is not, or no browser stands between."""
    if act in ASKS_FRESH_SIGN_IN and actor.sign_in_age is not None and actor.sign_in_age > FRESH:
        return (f"Sign in again to {act}: that needs a sign-in no older than {FRESH_MINUTES} minutes.",)
    return ()


def objections_to_act(act: Act, actor: Actor) -> tuple[str, ...]:
    """Why `actor` may not do `act`, as far as roles and the age of a sign-in go; empty when they may."""
    wanted = MAY[act]
    if actor.role_among(wanted) is None:
        return (f"{actor.name} may not {act}: it needs the role {in_words(wanted)}. Ask your clerk.",)
    return objections_to_sign_in(act, actor)
