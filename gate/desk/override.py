"""Answering for what the gate found: one officer, on exact words, with a ground and a reason."""

import datetime as dt
from dataclasses import dataclass

from calendars.civil_time import civil_day
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.lateness import MISSED_NOTE, is_late
from gate.desk.reading import Reading, read_post
from gate.desk.who_worded import writers_with
from gate.publicity.council import Account
from gate.publicity.draft import Digest
from gate.publicity.finding import Finding
from gate.publicity.policy import Policy
from gate.store.work import Work
from gate.workflow.lifecycle import Because, Event, Post, State, objections_to
from gate.workflow.override import (
    Advice,
    Ground,
    NotPermittedError,
    Override,
    Path,
    looks_afterwards,
    may_answer,
    may_answer_in_emergency,
    objections_to_advice,
    objections_to_answering,
    objections_to_reason,
    path_taken,
    theirs_to_answer,
)
from gate.workflow.permission import Act, objections_to_sign_in
from gate.workflow.role import ANSWERERS, OFFICERS, THE_GATE, Actor, Role

BY_HAND_LASTS = dt.timedelta(hours=24)
"""How long past its time an answer lasts where a person does the posting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was on the screen when someone decided: the draft's digest, and those of the findings that held it."""

    draft: Digest
    findings: frozenset[Digest]


def override_findings(
    desk: Desk,
    post_id: str,
    by: SignedIn,
    *,
    ground: Ground,
    reason: str,
    seen: Seen | None = None,
    advice: Advice | None = None,
) -> Post:
    """Answer for everything that holds the post, on exactly the words it has now.

    Where a policy gives an approval to a role it names, that person gives theirs and an officer answers for the rest.

    `seen` is what was on the screen; without it, the last reading on file counts as seen. `advice` is what a
    monitoring or returning officer said. Who answers for their own words, as sole officer or in an emergency
    that the policy provides for, owes somebody else's look afterwards.
    Raises NotPermittedError with every objection, one of them that the findings are no longer those seen. A
    refused attempt leaves an entry too. The same answer given twice changes nothing, leaves none, and says so.
    """
    with desk.work() as work:
        post = work.posts.get(post_id)
        actor = acting(work, by, account_id=post.draft.account_id)
        reading = read_post(desk, work, post)
        if already := _answered_already(work, post, reading, actor):
            raise NotPermittedError((already,))
        objections = _objections(work, post, reading, actor, seen, reason, ground, advice)
        if objections:
            work.record.append(
                "override refused", actor, post_id, codes=(str(ground),), words={"objections": "\n".join(objections)}
            )
            work.commit()
            raise NotPermittedError(objections)
        post = _answer(desk, work, post, reading, actor, ground, reason, advice)
        work.commit()
        return post


def why_not_override(desk: Desk, post_id: str, by: SignedIn, *, ground: Ground | None = None) -> tuple[str, ...]:
    """Every reason why this person could not answer for the post now, before any is given; empty when they can.

    Only with the ground *emergency* does it count whom the policy lets answer in one.
    """
    with desk.look() as work:
        post = work.posts.get(post_id)
        actor = acting(work, by, account_id=post.draft.account_id)
        reading = read_post(desk, work, post)
        standing = frozenset(finding.digest for finding in reading.decision.standing)
        seen = Seen(draft=post.draft.digest, findings=standing)
        return _objections(work, post, reading, actor, seen, None, ground)


def lasts_until(desk: Desk, account: Account, due_at: dt.datetime, now: dt.datetime, policy: Policy) -> dt.datetime:
    """The instant, not included, up to which an answer given `now` would count for a post due at `due_at`."""
    by_hand = desk.channels[account.channel].by_hand
    lasts = BY_HAND_LASTS if by_hand else dt.timedelta(minutes=policy.grace_minutes)
    return max(due_at, now) + lasts


def _answered_already(work: Work, post: Post, reading: Reading, actor: Actor) -> str:
    """A sentence where these exact words have been answered for and there is nothing to add; else empty."""
    given = [one for one in work.posts.overrides(post.post_id) if post.is_covered_by(one) and work.at < one.until]
    if post.state is State.HELD:
        standing = {finding.digest for finding in reading.decision.standing}
        mine = any(one.by == actor.person_id and standing <= one.findings for one in given)
        if mine and standing and post.waits_for_reading_alone:
            return "You have answered for this post already; another person must answer too. Nothing was changed."
        return ""
    if not given or actor.role_among(ANSWERERS) is None or actor.person_id in post.writers:
        return ""
    who = "you" if given[-1].by == actor.person_id else given[-1].by_name
    where = str(post.state).replace("_", " ")
    return f"This post was answered for already, by {who}, and is {where}. Nothing was changed."


def _objections(
    work: Work,
    post: Post,
    reading: Reading,
    actor: Actor,
    seen: Seen | None,
    reason: str | None,
    ground: Ground | None,
    advice: Advice | None = None,
) -> tuple[str, ...]:
    """Every objection; `reason` is None where none is asked for yet."""
    found = list(objections_to(Event.OVERRIDE, post.state, actor))
    policy = reading.situation.policy
    writers = writers_with(work, post, actor)
    standing = _theirs(reading, actor, ground, writers)
    if not found and not post.waits_for_reading_alone:
        found.append(f"The post is held as {post.because}: it must be amended or moved first.")
    if not found and reading.decision.undecided:
        found.append(f"The gate could not decide ({reading.decision.undecided}) and nobody can answer for that.")
    elif not found and not standing:
        found.append("Nothing holds this post that needs an answer.")
    found += objections_to_answering(
        standing,
        actor,
        writers=writers,
        polls=reading.situation.polls,
        sole_officer=policy.sole_officer,
        emergency=ground is Ground.EMERGENCY and may_answer_in_emergency(policy, actor),
    )
    if ground is Ground.EMERGENCY and actor.person_id in policy.emergency_by and not looks_afterwards(policy, actor):
        found.append("The policy names nobody else to look afterwards at what is let out in an emergency.")
    found += objections_to_reason(reason) if reason is not None else ()
    if advice is not None:
        found += objections_to_advice(advice, today=civil_day(work.at))
    last = work.posts.last_screening(post.post_id)
    if seen is None and last is not None:
        seen = Seen(draft=last.draft, findings=frozenset(finding.digest for finding in last.holding))
    standing_now = {finding.digest for finding in standing}
    if seen is None or seen.draft != post.draft.digest or not standing_now <= seen.findings:
        work.posts.add_screening(post.post_id, reading.screening)  # so that the next look shows what holds it now
        found.append("What holds this post is no longer what you saw. Look at it again, then decide.")
    found += objections_to_sign_in(Act.OVERRIDE, actor)
    return tuple(dict.fromkeys(found))


def _theirs(reading: Reading, actor: Actor, ground: Ground | None, writers: frozenset[str]) -> tuple[Finding, ...]:
    """What of all that holds the post this person answers for: in an emergency, everything."""
    standing = reading.decision.standing
    if ground is Ground.EMERGENCY and may_answer_in_emergency(reading.situation.policy, actor):
        return standing
    return theirs_to_answer(standing, actor, writers=writers)


def _answer(
    desk: Desk,
    work: Work,
    post: Post,
    reading: Reading,
    actor: Actor,
    ground: Ground,
    reason: str,
    advice: Advice | None,
) -> Post:
    writers = writers_with(work, post, actor)
    standing = _theirs(reading, actor, ground, writers)
    wanted = frozenset.intersection(*(may_answer(finding) for finding in standing)) or OFFICERS
    role = actor.role_among(wanted)
    account = work.registers.account(post.draft.account_id)
    path = path_taken(reading.situation.policy, actor, standing, writers=writers, ground=ground)
    override = Override(
        post_id=post.post_id,
        draft=post.draft.digest,
        findings=frozenset(finding.digest for finding in standing),
        by=actor.person_id,
        by_name=actor.name,
        role=role or actor.role_among(frozenset(Role)) or Role.AUTHOR,
        ground=ground,
        reason=reason.strip(),
        at=work.at,
        until=lasts_until(desk, account, post.due_at, work.at, reading.situation.policy),
        path=path,
        advice=advice,
        version=post.version,
    )
    work.posts.add_override(override)
    if path is not Path.SECOND_PERSON:
        work.oversight.owe_review(post.post_id, draft=post.draft.digest, path=str(path), answered_by=actor.person_id)
    after = read_post(desk, work, post)
    work.posts.add_screening(post.post_id, after.screening)
    values = {"ground": str(ground), "until": override.until.isoformat()}
    if path is not Path.SECOND_PERSON:
        values["path"] = str(path)
    codes = tuple(dict.fromkeys(finding.code for finding in standing))
    words = {"reason": override.reason}
    if advice is not None:
        values["advised_on"] = str(advice.day)
        words |= {"advice": advice.text, "adviser": advice.given_by}
    if not after.decision.clear:  # another approver is wanted
        work.record.append(
            "answer", actor, post.post_id, role=str(override.role), codes=codes, values=values, words=words
        )
        return work.advance(post, Event.HOLD, THE_GATE, note=after.decision.summary)
    queued = work.advance(post, Event.OVERRIDE, actor, role=str(override.role), codes=codes, values=values, words=words)
    if is_late(post, work.at, after.situation):
        return work.advance(queued, Event.HOLD, THE_GATE, because=Because.MISSED, note=MISSED_NOTE)
    return queued
