"""Putting a policy in force: the council's own choices, or a document from the shelf; and what it would have done."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from calendars.civil_time import civil_day
from calendars.errors import ExplainedError
from gate.desk.candidacy import objections_to_candidate
from gate.desk.circumstances import CIRCUMSTANCES, with_circumstances
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.policy_reading import circumstance_of
from gate.desk.refusal import refusals_recorded, require
from gate.desk.reread import reread_queue
from gate.desk.situate import election_calendar, situate
from gate.desk.verdict_in_words import SEVERITY
from gate.policy.asking import with_policy
from gate.policy.pack import Pack, policy_of
from gate.policy.read_pack import too_low
from gate.publicity.draft import ERASED
from gate.publicity.finding import Severity
from gate.publicity.house_rules import HOUSE
from gate.publicity.policy import Policy
from gate.publicity.rule import Rule
from gate.publicity.ruleset import RULES
from gate.publicity.screening import Screening, screen
from gate.store.work import Work
from gate.workflow.lifecycle import Post, State
from gate.workflow.permission import MAY, Act
from gate.workflow.role import OFFICERS, Actor, Person

LOOKED_AT = 100
"""How many of the latest posts are read again to say what a policy would have done."""


class PolicyError(ExplainedError):
    """A policy that cannot be put in force; nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One post whose verdict would have been another. `codes` are what is found under the policy thought of alone."""

    post: Post
    before: str
    after: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a policy would have done to recent posts. `differences` are what it changes, each a sentence."""

    looked_at: int
    changed: tuple[Changed, ...]
    differences: tuple[str, ...]


def policy_in_force(desk: Desk) -> Policy:
    """The council's policy as it stands."""
    with desk.look() as work:
        return work.registers.policy


def pack_of(desk: Desk, policy_id: str) -> Pack:
    """The pack of that id. Raises PolicyError, naming those there are."""
    found = desk.reference.bookshelf.pack(policy_id)
    if found is None:
        known = ", ".join(pack.policy_id for pack in desk.reference.bookshelf.packs)
        raise PolicyError(f"There is no policy ‘{policy_id}’ on the shelf.", remedy=f"Known: {known}.")
    return found


def policy_from(desk: Desk, policy_id: str) -> Policy:
    """The policy that the council would have which adopted that pack today, with its own choices kept."""
    with desk.look() as work:
        return policy_of(pack_of(desk, policy_id), on=civil_day(work.at), before=work.registers.policy)


def adopt_policy(desk: Desk, by: SignedIn, policy: Policy) -> Policy:
    """Put `policy` in force, with what it changes in the record, and read the queue again under it.

    Raises PolicyError for a severity lower than the law leaves room for, or a choice that leaves nobody to look
    afterwards; NotPermittedError where the person may not, stands in a poll to come, or would let themselves answer
    for their own words while somebody else could adopt it.
    """
    with refusals_recorded(desk, Act.ADOPT_POLICY, by), desk.work() as work:
        actor = acting(work, by)
        require(Act.ADOPT_POLICY, actor, *objections_to_candidate(work, actor))
        put_in_force(work, actor, policy)
        reread_queue(desk, work)
        work.commit()
    return policy


def put_in_force(work: Work, actor: Actor, policy: Policy) -> None:
    """As `adopt_policy`, but for who may and for the queue: a part of an act, which goes on."""
    before = work.registers.policy
    check_policy(policy, work.registers.persons, civil_day(work.at))
    require(Act.ADOPT_POLICY, actor, *_objections_to_own_gain(work, actor, before, policy))
    work.registers.adopt(policy)
    work.record.append(
        "adopt policy",
        actor,
        policy.policy_id,
        values={"before": before.version or before.policy_id, "after": policy.version or policy.policy_id},
        words={"changes": "\n".join(differences(before, policy)) or "nothing"},
    )


def effect_of_policy(desk: Desk, policy: Policy) -> Effect:
    """What `policy` would have done to the last hundred posts, each read for its own time. Changes nothing."""
    with desk.look() as work:
        now = work.registers.policy
        calendar = election_calendar(desk, work)
        posts = [post for post in work.posts.in_states(tuple(State)) if post.draft.words != ERASED]
        recent = sorted(posts, key=lambda post: (post.created_at, int(post.post_id)))[-LOOKED_AT:]
        changed = []
        for post in recent:
            read = []
            for one in (now, policy):
                account = work.registers.account(post.draft.account_id)
                situation = situate(desk, work, account, post.due_at, calendar=calendar, policy=one)
                found = with_circumstances(
                    screen(post.draft, situation), post.draft, situation, repeat_of=post.repeat_of, submitted=True
                )
                here = circumstance_of(work, situation, post.writers, post.created_at, account.account_id)
                read.append(with_policy(found, post.draft, situation, here, submitted=True))
            if read[0].verdict != read[1].verdict:
                changed.append(
                    Changed(post=post, before=read[0].verdict, after=read[1].verdict, codes=_gained(read[0], read[1]))
                )
        return Effect(looked_at=len(recent), changed=tuple(changed), differences=differences(now, policy))


def _gained(before: Screening, after: Screening) -> tuple[str, ...]:
    had = {(one.code, one.severity) for one in before.holding}
    has = {(one.code, one.severity) for one in after.holding}
    return tuple(dict.fromkeys(code for code, _ in sorted(had ^ has)))


def differences(before: Policy, after: Policy) -> tuple[str, ...]:
    """What one policy has otherwise than another, each a sentence."""
    return tuple(_differences(before, after))


def _differences(before: Policy, after: Policy) -> Iterator[str]:
    if (before.title, before.pack) != (after.title, after.pack):
        yield f"The policy is ‘{after.title}’; it was ‘{before.title}’."
    titles = {rule.code: f"{rule.code} ({rule.title})" for rule in (*RULES, *HOUSE)}
    for code in sorted({*before.severities, *after.severities}):
        had, has = before.severities.get(code), after.severities.get(code)
        if had is has:
            continue
        yield f"{titles.get(code, code)}: {_taken(code, has)}; before, {_taken(code, had)}."
    for name, told in (("approvals", "approval"), ("attestations", "question to the author")):
        had_keys = {one.key: one for one in getattr(before, name)}
        has_keys = {one.key: one for one in getattr(after, name)}
        for key in sorted({*had_keys, *has_keys}):
            if key not in had_keys:
                yield f"A new {told}: {_said(has_keys[key])}."
            elif key not in has_keys:
                yield f"No longer asked for: {_said(had_keys[key])}."
            elif had_keys[key] != has_keys[key]:
                yield f"Changed: {_said(has_keys[key])}."
    for field in fields(Policy):
        if field.name not in _TOLD_OTHERWISE and getattr(before, field.name) != getattr(after, field.name):
            was, now = _plain(getattr(before, field.name)), _plain(getattr(after, field.name))
            yield f"{field.name.replace('_', ' ').capitalize()}: {now}; it was {was}."


_TOLD_OTHERWISE = frozenset(
    {"policy_id", "title", "pack", "severities", "approvals", "attestations", "clauses", "adopted_on"}
)


def _taken(code: str, severity: Severity | None) -> str:
    """How strictly a policy takes a rule, in the words of a verdict."""
    if severity is not None:
        return SEVERITY[severity].lower()
    return "not asked for" if any(rule.code == code for rule in HOUSE) else "as the product has it"


def _said(one: object) -> str:
    return str(getattr(one, "title", "") or getattr(one, "question", "")).rstrip("?.")


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(getattr(one, "label", one)) for one in value) or "nobody"
    if isinstance(value, dt.date):
        return f"{value:%-d %B %Y}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "not set" if value is None else str(value) or "nobody"


def _objections_to_own_gain(work: Work, actor: Actor, before: Policy, after: Policy) -> tuple[str, ...]:
    """Why this person may not let themselves answer for their own words; empty where nobody else could adopt it."""
    alone = after.sole_officer and not before.sole_officer and bool(actor.roles & OFFICERS)
    named = actor.person_id in set(after.emergency_by) - set(before.emergency_by)
    if not alone and not named:
        return ()
    others = (acting(work, SignedIn(person_id=person.person_id)) for person in work.registers.persons)
    names = [
        other.name
        for other in others
        if other.person_id != actor.person_id
        and other.roles & MAY[Act.ADOPT_POLICY]
        and not objections_to_candidate(work, other)
    ]
    told = " or ".join(names)
    return (f"This would let you answer for your own posts; {told} must adopt it.",) if names else ()


def check_policy(policy: Policy, persons: tuple[Person, ...], today: dt.date) -> None:
    """Raise PolicyError for what no policy may say, or of persons who do not act here on the London day `today`."""
    here = {one.person_id for one in persons if one.removed_on is None or one.removed_on > today}
    officers = {one.person_id for one in persons if one.acting(day=today).roles & OFFICERS}
    rules: dict[str, Rule] = {rule.code: rule for rule in (*RULES, *HOUSE)}
    for code, severity in policy.severities.items():
        rule = rules.get(code)
        if rule is not None and (why := too_low(rule, severity)):
            raise PolicyError(f"{code} cannot be lowered to ‘{severity}’: {why}", remedy="Nothing was changed.")
    if policy.sole_officer and (policy.outside_reviewer not in here or not officers - {policy.outside_reviewer}):
        raise PolicyError(
            "Where the clerk is the only officer, somebody outside must look afterwards, and nobody here is named.",
            remedy="Name one of the people of this council as outside reviewer.",
        )
    reviewer = policy.emergency_reviewer or policy.outside_reviewer
    if policy.emergency_by and reviewer not in here:
        raise PolicyError(
            "Those who may answer in an emergency are named, and nobody known here is to look afterwards.",
            remedy="Name one of the people of this council as emergency reviewer.",
        )


def with_choices(
    policy: Policy, *, severities: dict[str, Severity] | None = None, without_approvals: tuple[str, ...] = ()
) -> Policy:
    """`policy` with a council's own severities, and without approvals that it does not want.

    Raises PolicyError for a rule that there is not, or an approval that the policy does not ask for.
    """
    rules = {rule.code for rule in (*RULES, *HOUSE, *CIRCUMSTANCES)}
    for code in severities or ():
        if code not in rules:
            raise PolicyError(f"There is no rule ‘{code}’.", remedy="Nothing was changed. See ‘gate rules’ for all.")
    known = {one.key for one in policy.approvals}
    for key in without_approvals:
        if key not in known:
            raise PolicyError(
                f"The policy asks for no approval ‘{key}’.", remedy=f"It has: {', '.join(sorted(known))}."
            )
    return replace(
        policy,
        severities=policy.severities | (severities or {}),
        approvals=tuple(one for one in policy.approvals if one.key not in without_approvals),
    )
