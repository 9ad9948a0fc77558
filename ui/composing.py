"""The fields of a post that is being written, and what they start from: nothing, a post, what was left unfinished."""

import datetime as dt
import re
import secrets
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from calendars.civil_time import civil_day, instant_of, london
from calendars.errors import ExplainedError
from gate.desk.circumstances import PAID
from gate.desk.dates_in_words import moment, offset_told
from gate.desk.keep_unfinished import keep_unfinished, throw_away, unfinished_text
from gate.publicity.council import Account
from gate.publicity.draft import Action, Draft
from gate.publicity.picture import Picture
from gate.publicity.screening import Screening
from gate.store.unfinished import Unfinished
from gate.workflow.lifecycle import Post
from ui.case_view import ACTION
from ui.editor import typed
from ui.pictures_field import pictures_field
from ui.session import Sitting

CHANGE = "change-"
"""How the id of a text begins that changes a post; the post's number follows."""

_ID = re.compile(r"[a-z0-9-]{1,40}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What the fields started from. `fresh` is true while this session has drawn them but once, as after a reload.

    `version` is the one that a post to be changed had when its change was begun, in this window or before a reload.
    """

    draft_id: str
    draft: Draft | None = None
    also: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    left_at: dt.datetime | None = None
    fresh: bool = False
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """What the fields hold: the draft, the accounts it goes to besides its own, new pictures, the key of its text.

    `fault` says why the time cannot be used; the draft has none then.
    """

    draft: Draft
    also: tuple[str, ...]
    pictures: tuple[Picture, ...]
    key: str
    fault: str = ""

    def drafts(self) -> tuple[Draft, ...]:
        """The same for each account."""
        return (self.draft, *(replace(self.draft, account_id=account) for account in self.also))

    @property
    def says_something(self) -> bool:
        """Whether there is anything to read or to keep."""
        return bool(self.draft.attachments) or any(text.strip() for _, text in self.draft.texts())


def start_anew(*, amending: str = "", base: Base | None = None) -> None:
    """Begin the fields anew: empty, from a post, or from `base`."""
    st.session_state["round"] = st.session_state.get("round", 0) + 1
    st.session_state["amending"] = amending
    st.session_state["base"] = base
    if base is not None:
        st.query_params["draft"] = base.draft_id
    elif "draft" in st.query_params:
        del st.query_params["draft"]


def base_of(sitting: Sitting, post: Post | None) -> Base:
    """What the fields start from. The page's address carries its id, so that a reload brings back what was typed."""
    me = sitting.actor.person_id
    if st.session_state.setdefault("base-of", me) != me:  # somebody else sits here now
        st.session_state["base-of"] = me
        start_anew(amending=st.session_state.get("amending", ""))
    here: Base | None = st.session_state.get("base")
    wanted = f"{CHANGE}{post.post_id}" if post else str(st.query_params.get("draft", ""))
    if not _ID.fullmatch(wanted):
        wanted = here.draft_id if here else secrets.token_hex(8)
    if here is None or here.draft_id != wanted:
        here = _found(sitting, wanted, post)
        st.session_state["base"] = here
    if post is not None and here.version is None:
        here = replace(here, version=post.version)
        st.session_state["base"] = here
    if st.query_params.get("draft") != here.draft_id:
        st.query_params["draft"] = here.draft_id
    return here


def _found(sitting: Sitting, draft_id: str, post: Post | None) -> Base:
    left = unfinished_text(sitting.desk, draft_id, sitting.by)
    if left is not None:
        return base_from(left, fresh=True)
    return Base(draft_id=draft_id, draft=post.draft if post else None, fresh=True)


def base_from(left: Unfinished, *, fresh: bool = False) -> Base:
    """The fields as they were left."""
    return Base(
        draft_id=left.draft_id,
        draft=left.draft,
        also=left.also,
        pictures=left.pictures,
        left_at=left.at,
        fresh=fresh,
        version=left.version,
    )


def compose(sitting: Sitting, post: Post | None, base: Base, below: DeltaGenerator) -> Composed:
    """The draft as its fields stand; pictures are asked for in `below`, under the text.

    What was typed is kept while one looks at another page.
    """
    accounts = {account.account_id: account for account in sitting.place.accounts}
    before = base.draft
    key = f"{st.session_state.get('round', 0)}-{post.post_id if post else 'new'}"
    account, also = _whose(accounts, before, base.also, key, changing=post is not None)
    action, shared = _what_it_is(before, key)
    publish_at, fault = _when(sitting.place.now, before, key)
    with below, st.expander("Pictures, and whether it is paid for", expanded=bool(before and before.attachments)):
        chosen = pictures_field(key, before.attachments if before else (), base.pictures)
        paid_before = before is not None and dict(before.attestations).get(PAID) == "yes"
        paid = st.checkbox("Money is paid for showing it (an advert)", value=paid_before, key=f"paid-{key}")
    words = typed(f"words-{key}", before.words if before else "")
    draft = replace(
        before or Draft(account_id=account, words=""),
        account_id=account,
        words="" if action is Action.LIKE else words.strip(),
        action=action,
        shared_text=shared.strip(),
        attachments=chosen.attachments,
        attestations=((PAID, "yes"),) if paid else (),
        publish_at=publish_at,
    )
    return Composed(draft=draft, also=also, pictures=chosen.pictures, key=f"words-{key}", fault=fault)


def _whose(
    accounts: dict[str, Account], before: Draft | None, also: tuple[str, ...], key: str, *, changing: bool
) -> tuple[str, tuple[str, ...]]:
    """The account, and for a new post the others that say the same."""
    ids = list(accounts)
    account = st.selectbox(
        "Account",
        ids,
        index=ids.index(before.account_id) if before and before.account_id in accounts else 0,
        format_func=lambda one: accounts[one].name,
        key=f"account-{key}",
        persist_state="session",
    )
    if changing or len(ids) < 2:
        return account, ()
    others = st.multiselect(
        "Also on (each is read and queued by itself)",
        ids,
        [one for one in also if one in accounts],
        format_func=lambda one: accounts[one].name,
        key=f"also-{key}",
        placeholder="no other account",
        persist_state="session",
    )
    return account, tuple(one for one in others if one != account)


def _what_it_is(before: Draft | None, key: str) -> tuple[Action, str]:
    """A post of one's own, or about another's, whose words are read too."""
    actions = list(Action)
    action = (
        st.selectbox(
            "What it is",
            actions,
            index=actions.index(before.action) if before else 0,
            format_func=lambda one: ACTION[one],
            key=f"action-{key}",
            persist_state="session",
        )
        or Action.POST
    )
    if action is Action.POST:
        return action, ""
    shared = st.text_area(
        "The post it shares, answers or likes, in its own words",
        before.shared_text if before else "",
        height=90,
        key=f"shared-{key}",
        persist_state="session",
    )
    return action, shared


def _when(now: dt.datetime, before: Draft | None, key: str) -> tuple[dt.datetime | None, str]:
    """The instant wanted, or None for as soon as may be; and why it cannot be had: passed, skipped or doubled."""
    first, second, third = st.columns([4, 3, 2])
    timed = first.selectbox(
        "When",
        [True, False],
        index=1 if before is not None and before.publish_at is None else 0,
        format_func=lambda one: "At a time" if one else "As soon as it may go",
        key=f"timed-{key}",
        persist_state="session",
    )
    if not timed:
        return None, ""
    given = before.publish_at if before else None
    clock = london(given if given and given > now else now + dt.timedelta(days=1))
    day = second.date_input(
        "Day",
        civil_day(clock),
        format="DD/MM/YYYY",
        min_value=civil_day(now),
        key=f"day-{key}",
        persist_state="session",
    )
    time = third.time_input(
        "London time", clock.time() if given else dt.time(9), key=f"time-{key}", persist_state="session"
    )
    try:
        at = instant_of(day, time)
    except ExplainedError as error:
        st.error(str(error))
        return None, str(error)
    if at < now:
        fault = "That time has passed. Choose a later one, or ‘As soon as it may go’."
        st.error(fault)
        return at, fault
    st.caption(f"{moment(at, now)} ({offset_told(at)})")
    return at, ""


def answered(composed: Composed, screening: Screening | None) -> Draft:
    """The draft with what its author has answered so far to what was asked."""
    answers = dict(composed.draft.attestations)
    for question in screening.asks if screening else ():
        if answer := st.session_state.get(f"ask-{question.key}-{composed.key}"):
            answers[question.key] = answer
    return replace(composed.draft, attestations=tuple(sorted(answers.items())))


def keep_what_is_typed(sitting: Sitting, composed: Composed, base: Base, post: Post | None) -> str:
    """Keep the fields as they stand, where they changed. Gives what to tell, empty where there is nothing to keep."""
    now = (composed.draft, composed.also, base.version)
    unchanged = post is not None and composed.draft == post.draft
    kept: object = st.session_state.get(f"kept-as-{base.draft_id}")
    if not composed.says_something or unchanged:
        if kept is not None or base.left_at is not None:
            throw_away(sitting.desk, base.draft_id, sitting.by)
            st.session_state.pop(f"kept-as-{base.draft_id}", None)
        return ""
    if kept != now:
        try:
            keep_unfinished(
                sitting.desk,
                base.draft_id,
                composed.draft,
                sitting.by,
                also=composed.also,
                post_id=post.post_id if post else "",
                version=base.version,
                pictures=composed.pictures,
            )
        except ExplainedError as error:
            return f"This could not be kept yet: {error}"
        st.session_state[f"kept-as-{base.draft_id}"] = now
    return "Kept as you type. It is yours alone until you send it, and goes after 30 days."
