"""The entry of an amended post holds each field before and after (T57)."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.desk.amend import amend_draft
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import case
from gate.desk.keep_users import change_roles
from gate.desk.submit import submit_draft
from gate.publicity.draft import Action, Attachment, Draft
from gate.publicity.draft_changes import Change, changes
from gate.workflow.override import NotPermittedError
from gate.workflow.role import Grant, Role
from tests.conftest import HandClock

ANN = SignedIn(person_id="ann")
SAM = SignedIn(person_id="sam")
AT = dt.datetime(2027, 4, 20, 9, tzinfo=dt.UTC)


def _tomorrow(clock: HandClock) -> dt.datetime:
    return clock() + dt.timedelta(days=1)


def test_words_account_and_time_stand_before_and_after_in_the_entry(desk: Desk, clock: HandClock) -> None:
    first = Draft(
        account_id="town-website", words="The library opens at ten.", publish_at=clock() + dt.timedelta(days=1)
    )
    post = submit_draft(desk, first, SAM)
    later = replace(first, words="The library opens at eleven.", account_id="town-x", publish_at=AT)
    amend_draft(desk, post.post_id, later, SAM)
    (entry,) = [entry for entry in case(desk, post.post_id).entries if entry.event == "amend"]
    told = {kept.field: kept.text for kept in entry.words if kept.field.startswith(("before", "after"))}
    assert told == {
        "before account_id": "town-website",
        "after account_id": "town-x",
        "before words": "The library opens at ten.",
        "after words": "The library opens at eleven.",
        "before publish_at": "2027-04-13T08:00:00+00:00",
        "after publish_at": "2027-04-20T09:00:00+00:00",
    }


def test_each_picture_thread_part_and_answer_is_compared_by_itself() -> None:
    before = Draft(
        account_id="town-x",
        words="One",
        thread=("two", "three"),
        attachments=(Attachment(kind="image", alt_text="A park", digest="aa"),),
        attestations=(("paid", "no"),),
    )
    after = replace(
        before,
        thread=("two",),
        attachments=(Attachment(kind="image", alt_text="A park in flower", digest="bb"),),
        attestations=(("paid", "yes"),),
        action=Action.REPLY,
    )
    assert changes(before, after) == (
        Change(field="action", before="post", after="reply"),
        Change(field="thread[1]", before="three", after=""),
        Change(field="attachments[0].alt_text", before="A park", after="A park in flower"),
        Change(field="attachments[0].digest", before="aa", after="bb"),
        Change(field="attestations.paid", before="no", after="yes"),
    )


DRAFTS = st.builds(
    Draft,
    account_id=st.sampled_from(["town-x", "town-website"]),
    words=st.text(max_size=8),
    action=st.sampled_from(Action),
    thread=st.lists(st.text(min_size=1, max_size=4), max_size=2).map(tuple),
    shared_text=st.text(max_size=4),
    attestations=st.dictionaries(st.text(min_size=1, max_size=3), st.text(min_size=1, max_size=3), max_size=2).map(
        lambda told: tuple(sorted(told.items()))
    ),
)


@given(DRAFTS, DRAFTS)
def test_two_drafts_have_no_changes_exactly_when_they_have_one_digest(before: Draft, after: Draft) -> None:
    assert (changes(before, after) == ()) == (before.digest == after.digest)


def test_a_writer_for_one_account_does_not_take_over_the_post_of_another(desk: Desk, clock: HandClock) -> None:
    first = Draft(
        account_id="town-website", words="The library opens at ten.", publish_at=clock() + dt.timedelta(days=1)
    )
    post = submit_draft(desk, first, ANN)
    change_roles(desk, "sam", ANN, grants=(Grant(role=Role.AUTHOR, account_id="town-x"),))
    with pytest.raises(NotPermittedError, match="Sam Adeyemi may not"):
        amend_draft(desk, post.post_id, replace(first, account_id="town-x"), SAM)
