"""Clerk's desk: one case fills one screen, in the order in which a clerk thinks. Three acts at the bottom."""

import datetime as dt
from collections.abc import Sequence
from html import escape

import streamlit as st

from calendars.civil_time import civil_day
from gate.desk.amend import what_changed
from gate.desk.dates_in_words import full_day, goes_out, moment, until_when
from gate.desk.enquiries import Case, case, queue
from gate.desk.override import lasts_until, override_findings, why_not_override
from gate.desk.review import review_post, reviews_owed, why_not_review
from gate.desk.see_case import SinceLastSeen, see_case
from gate.desk.send_back import send_back
from gate.desk.why_not import why_not
from gate.desk.withdraw import refuse_post
from gate.workflow.lifecycle import Post, State
from gate.workflow.override import Advice, Ground
from gate.workflow.permission import Act
from ui import look
from ui.case_view import answers_told, posted_by_hand, reading_told, said
from ui.session import Sitting, done, refusals_shown, seated, show_news
from ui.signing_in_again import pressed, sent, typed_at
from ui.words import GROUND, first_line, grounds_for, roles_of

HERE = "clerks-desk"  # the place under which what is typed here is kept while its writer signs in again


def show() -> None:
    """The page."""
    sitting = seated()
    show_news()
    bring_back(sitting)
    waiting = [post for post in queue(sitting.desk, states=(State.HELD,)) if post.waits_for_reading_alone]
    st.title("Clerk’s desk", anchor=False)
    if not waiting:
        look.html(
            "<p>Nothing waits for a decision. A post that the gate holds will stand here, the soonest due first, with "
            "the words that hold it and what you may do.</p>"
        )
        if st.button("See what is going out", key="to-queue"):
            st.switch_page("views/queue.py")
        look_afterwards(sitting)
        return
    seen = case(sitting.desk, chosen(waiting).post_id)
    told_case(sitting, seen, since(sitting, seen))
    acts(sitting, seen, left=len(waiting) - 1)
    look_afterwards(sitting)


def bring_back(sitting: Sitting) -> None:
    """What was typed here before the person signed in again, where it was typed."""
    words = typed_at(sitting, HERE)
    if not words:
        return
    post_id = words.pop("case", "")
    if post_id:
        st.session_state["case"] = post_id
        st.session_state["act"] = (post_id, "override")
    for key, text in words.items():
        value: object = text
        if key.startswith("ground-"):
            value = Ground(text)
        elif key.startswith("advised-"):
            value = dt.date.fromisoformat(text)
        st.session_state.setdefault(key, value)


def chosen(waiting: Sequence[Post]) -> Post:
    """The case looked at: the one opened elsewhere, else the first that is due."""
    ids = [post.post_id for post in waiting]
    wanted = st.session_state.get("case")
    start = ids.index(wanted) if wanted in ids else 0
    if len(ids) == 1:
        st.session_state["case"] = ids[0]
        return waiting[0]
    by_id = {post.post_id: post for post in waiting}
    post_id = st.selectbox(
        f"{len(ids)} cases, by time due",
        ids,
        index=start,
        format_func=lambda one: f"Post {one}: {first_line(by_id[one].draft.words, 60)}",
        key=f"case-of-{'-'.join(ids)}",
    )
    if post_id != wanted:
        st.session_state["case"] = post_id
        st.session_state.pop("act", None)
    return by_id[post_id]


def since(sitting: Sitting, seen: Case) -> SinceLastSeen:
    """What is different since this person last saw the case, for as long as they look at it."""
    key = f"since-{seen.post.post_id}-{seen.post.version}"
    if key not in st.session_state:
        st.session_state[key] = see_case(sitting.desk, seen, sitting.by)
    found: SinceLastSeen = st.session_state[key]
    return found


def told_case(sitting: Sitting, seen: Case, different: SinceLastSeen) -> None:
    """What is to be said, when and where; what the rules say; what the author says; what changed."""
    post, now = seen.post, sitting.place.now
    names = {person.person_id: person.name for person in sitting.place.persons}
    screening = seen.reading.screening if seen.reading else seen.last
    look.html(
        f"<p><strong>{escape(seen.account.name)}</strong>, {escape(moment(post.due_at, now))}. "
        f"Written by {escape(names.get(post.author, post.author))}"
        + (f", last changed by {escape(names.get(post.edited_by, post.edited_by))}" if post.version > 1 else "")
        + ".</p>",
        said(post.draft, screening),
    )
    look.html("<h2>What the rules say</h2>", reading_told(sitting.desk, post.draft, screening) if screening else "")
    if post.draft.attestations:
        look.html(f"<h2>What the author says</h2>{answers_told(sitting.desk, post.draft)}")
    look.html(_changed(seen, different), _answered(seen))


def _changed(seen: Case, different: SinceLastSeen) -> str:
    """What changed since this person last looked; for who looks for the first time, the last change of its words."""
    if different.seen_before:
        if not different.anything:
            return "<h2>Since you last looked</h2><p>Nothing changed.</p>"
        found = [f"Found now: {one}" for one in different.came] + [f"No longer found: {one}" for one in different.went]
        listed = "".join(f"<p>{escape(one)}</p>" for one in found)
        return f"<h2>Since you last looked</h2>{_difference(different.words) if different.words else ''}{listed}"
    if len(seen.versions) < 2:
        return ""
    difference = what_changed(seen.versions[-2].draft, seen.versions[-1].draft)
    return f"<h2>What its writer changed</h2>{_difference(difference)}"


def _difference(difference: str) -> str:
    kinds = {"-": "Was", "+": "Now"}
    lines = "".join(
        f"<p>{kinds[line[0]]}: <q>{escape(line[2:].removeprefix('text: '))}</q></p>"
        for line in difference.splitlines()
        if line[:1] in kinds
    )
    return lines or "<p>Only its time or account.</p>"


def _answered(seen: Case) -> str:
    told = "".join(
        f"<li>{escape(override.by_name)} ({escape(str(override.role).replace('-', ' '))}): "
        f"“{escape(override.reason)}”"
        + (". It no longer counts: the post was changed since." if not seen.post.is_covered_by(override) else ".")
        + "</li>"
        for override in seen.overrides
    )
    return f"<h2>Answered before</h2><ul>{told}</ul>" if told else ""


def acts(sitting: Sitting, seen: Case, *, left: int) -> None:
    """Three acts of equal weight; where one would be refused, the reason stands in its place."""
    post = seen.post
    not_now = why_not_override(sitting.desk, post.post_id, sitting.if_fresh)
    in_emergency = why_not_override(sitting.desk, post.post_id, sitting.if_fresh, ground=Ground.EMERGENCY)
    refused = {
        "override": not_now and in_emergency and not_now,
        "return": why_not(sitting.desk, Act.RETURN, post.post_id, sitting.by),
        "refuse": why_not(sitting.desk, Act.REFUSE, post.post_id, sitting.by),
    }
    labels = {"override": "Override and queue", "return": "Return with a note", "refuse": "Refuse"}
    st.header("Decide", anchor=False)
    for place, act in zip(st.columns(3), labels, strict=True):
        with place:
            if refused[act]:
                reasons = "".join(f"<p>{escape(one)}</p>" for one in refused[act])
                look.html(f'<p><strong>{labels[act]}: not for you</strong></p><div class="small">{reasons}</div>')
            elif st.button(labels[act], key=f"act-{act}", width="stretch"):
                st.session_state["act"] = (post.post_id, act)
    opened, act = st.session_state.get("act", ("", ""))
    if opened != post.post_id or refused.get(act, ("",)):
        return
    {"override": override, "return": give_back, "refuse": refuse}[act](sitting, seen, left)


def override(sitting: Sitting, seen: Case, left: int) -> None:
    """Ground, reason, and the sentence that will stand in the record."""
    post, reading = seen.post, seen.reading
    if reading is None:
        return
    ground = (
        st.selectbox(
            "Ground",
            grounds_for([one.code for one in reading.decision.standing]),
            format_func=lambda one: GROUND[one],
            key=f"ground-{post.post_id}",
        )
        or Ground.OTHER
    )
    reason = st.text_area("Reason, for someone who reads it in a year", key=f"reason-{post.post_id}")
    advice = advice_taken(sitting, post) if ground is Ground.ADVICE_TAKEN else None
    until = lasts_until(sitting.desk, seen.account, post.due_at, sitting.place.now, reading.situation.policy)
    answered = "; ".join(dict.fromkeys(f"{one.told} (“{one.words}”)" for one in reading.decision.standing))
    look.html(
        "<p>This will stand in the record:</p><blockquote>"
        f"You, {escape(sitting.actor.name)} ({escape(roles_of(sitting.actor))}), answer for: {escape(answered)}, on "
        f"these exact words, until {escape(until_when(until))}.</blockquote>"
    )
    words = {"case": post.post_id, f"ground-{post.post_id}": str(ground), f"reason-{post.post_id}": reason}
    if advice is not None:
        words |= {f"adviser-{post.post_id}": advice.given_by, f"advised-{post.post_id}": advice.day.isoformat()}
        words |= {f"advice-{post.post_id}": advice.text}
    if pressed(sitting, "Override and queue", key="confirm-override", place=HERE, words=words):
        with refusals_shown():
            moved = override_findings(
                sitting.desk, post.post_id, sitting.by, ground=ground, reason=reason, seen=seen.seen, advice=advice
            )
            sent(sitting, HERE)
            stopped, now = sitting.place.halt is not None, sitting.desk.clock()
            by_hand = posted_by_hand(sitting, moved.draft.account_id)
            _next(
                f"Post {moved.post_id} {goes_out(moved.due_at, now, stopped=stopped, by_hand=by_hand)}."
                if moved.state is State.QUEUED
                else f"Your answer is kept. Post {moved.post_id} is still held: {moved.note}.",
                left,
            )


def advice_taken(sitting: Sitting, post: Post) -> Advice:
    """Who advised, on which day, and what."""
    who, day = st.columns(2)
    given_by = who.text_input("Who gave the advice", key=f"adviser-{post.post_id}")
    today = civil_day(sitting.place.now)
    given = day.date_input("On which day", today, format="DD/MM/YYYY", key=f"advised-{post.post_id}")
    text = st.text_area("What they advised", key=f"advice-{post.post_id}")
    return Advice(given_by=given_by.strip(), day=given, text=text.strip())


def look_afterwards(sitting: Sitting) -> None:
    """What somebody let out alone and somebody else must look at; what is overdue is said to everyone."""
    owed = reviews_owed(sitting.desk)
    if not owed:
        return
    names = {person.person_id: person.name for person in sitting.place.persons}
    st.header(f"To be looked at afterwards ({len(owed)})", anchor=False)
    for one in owed:
        post = one.post
        late = "Overdue. " if one.overdue else ""
        by = names.get(one.answered_by, one.answered_by)
        who = (
            f"{names.get(one.reviewer, one.reviewer)} looks at it." if one.reviewer else "A second person looks at it."
        )
        look.html(
            f"<p><strong>Post {post.post_id}</strong>, let out by {escape(by)} "
            f"({escape(one.path.replace('-', ' '))}). {late}Look by {full_day(civil_day(one.due_at))}. "
            f"{escape(who)}</p>",
            said(post.draft),
        )
        if why_not_review(sitting.desk, post.post_id, sitting.if_fresh):
            continue  # the sentence above says who does
        found = st.text_area("What did you find?", key=f"looked-{post.post_id}")
        words = {f"looked-{post.post_id}": found}
        if pressed(
            sitting, "Record that you looked", key=f"look-{post.post_id}", place=HERE, words=words, primary=False
        ):
            with refusals_shown():
                review_post(sitting.desk, post.post_id, sitting.by, reason=found)
                sent(sitting, HERE)
                done(f"Your look at post {post.post_id} is recorded.")


def give_back(sitting: Sitting, seen: Case, left: int) -> None:
    """Back to the author, with what is to be mended."""
    note = st.text_area("What should the author change?", key=f"note-{seen.post.post_id}")
    if st.button("Return with a note", type="primary", key="confirm-return"):
        with refusals_shown():
            send_back(sitting.desk, seen.post.post_id, sitting.by, note=note)
            _next(f"Post {seen.post.post_id} is back with its author.", left)


def refuse(sitting: Sitting, seen: Case, left: int) -> None:
    """Not at all, with the reason."""
    reason = st.text_area("Why it cannot go out", key=f"refusal-{seen.post.post_id}")
    if st.button("Refuse", type="primary", key="confirm-refuse"):
        with refusals_shown():
            refuse_post(sitting.desk, seen.post.post_id, sitting.by, reason=reason)
            _next(f"Post {seen.post.post_id} is withdrawn, and its author told why.", left)


def _next(news: str, left: int) -> None:
    """On to the next case."""
    st.session_state.pop("act", None)
    st.session_state.pop("case", None)
    counted = {0: "No case is left.", 1: "One case is left."}
    done(f"{news} {counted.get(left, f'{left} cases are left.')}")


show()
