"""Posts in the database: kept as they were hashed, changed only from what they were."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calendars.citation import Citation
from gate.publicity.draft import Action, Attachment, Draft
from gate.publicity.finding import Authority, Exemption, Family, Finding, Severity, Span
from gate.publicity.screening import Screening
from gate.store.document import DocumentError
from gate.store.posts import PostError
from gate.workflow.lifecycle import Because, Receipt, State
from gate.workflow.override import Ground, Override
from gate.workflow.role import Role

DAY = dt.timedelta(days=1)

odd = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(
        ["", " ", "\x00", "\u202e", "e\u0301", "é", "ﬁ", "\ufeff", "\u2028", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "Llŷr\u200bSiân", '\\"', "</script>"]
    ),
)
drafts = st.builds(
    Draft,
    account_id=odd,
    words=odd,
    action=st.sampled_from(Action),
    thread=st.lists(odd, max_size=3).map(tuple),
    shared_text=odd,
    attachments=st.lists(
        st.builds(Attachment, kind=st.sampled_from(["image", "link"]), alt_text=odd, ocr_text=odd, url=odd), max_size=2
    ).map(tuple),
    attestations=st.lists(st.tuples(odd, odd), max_size=2).map(tuple),
    publish_at=st.none() | st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2040, 1, 1), timezones=st.just(dt.UTC)),
)


def keep(begin, *posts):
    with begin() as work:
        for post in posts:
            work.posts.add(post)
        work.commit()


def kept(begin, post_id="1"):
    with begin(writing=False) as work:
        return work.posts.get(post_id)


@given(drafts)
def test_a_draft_is_read_back_from_its_facts_as_it_was(draft):
    through_json = json.loads(json.dumps(draft.facts(), ensure_ascii=False))
    assert Draft.of(through_json) == draft
    assert Draft.of(through_json).digest == draft.digest


@given(drafts, drafts)
def test_two_drafts_have_one_digest_only_if_they_are_one(one, other):
    assert (one.digest == other.digest) is (one == other)


@given(drafts, st.integers(-14, 14))
def test_the_same_instant_on_another_clock_is_the_same_draft(draft, hours):
    if draft.publish_at is not None:
        elsewhere = draft.publish_at.astimezone(dt.timezone(dt.timedelta(hours=hours)))
        assert replace(draft, publish_at=elsewhere).digest == draft.digest


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draft=drafts.map(lambda draft: replace(draft, account_id="town-page")))
def test_any_draft_comes_back_from_the_database_with_its_digest(begin, make_post, draft):
    with begin() as work:
        post = make_post(work.posts.next_id(), draft=draft)
        work.posts.add(post)
        work.commit()
    with begin(writing=False) as work:
        (version,) = work.posts.versions(post.post_id)
        assert work.posts.get(post.post_id) == post
    assert (version.number, version.by, version.at, version.draft) == (1, "olive", post.created_at, draft)


def test_every_field_of_a_post_comes_back(begin, make_post, noon):
    post = make_post(
        state=State.PUBLISHED,
        because=Because.NEW,
        version=3,
        revision=9,
        key="drawn-once",
        taken_at=noon,
        receipt=Receipt(address="https://example.gov.uk/1", at=noon, sent="The library opens at nine."),
    )
    keep(begin, post)
    assert kept(begin) == post


def test_a_lone_surrogate_is_refused_with_a_sentence_and_nothing_is_kept(begin, make_post):
    with pytest.raises(DocumentError) as refused, begin() as work:
        work.posts.add(make_post(draft=Draft(account_id="town-page", words="broken \ud83d")))
    assert str(refused.value) == (
        "Text that is not valid Unicode cannot be kept. Nothing was changed. Type the text again."
    )
    with pytest.raises(PostError):
        kept(begin)


def test_posts_are_numbered_from_one(begin, make_post):
    keep(begin, make_post("1"), make_post("2"))
    with begin() as work:
        assert work.posts.next_id() == "3"


def test_a_post_that_is_not_there_is_named(begin):
    with pytest.raises(PostError) as refused:
        kept(begin, "77")
    assert str(refused.value) == "There is no post ‘77’. Look at the queue for the numbers of its posts."


def test_a_post_of_another_council_is_not_kept_here(begin, make_post):
    with pytest.raises(PostError) as refused, begin() as work:
        work.posts.add(make_post(council_id="hafrenbridge"))
    assert str(refused.value) == "Post 1 belongs to ‘hafrenbridge’, not to ‘anytown’."


def test_of_two_who_change_the_same_post_the_first_wins_and_the_second_is_told(begin, make_post):
    """T31, T33: a double click is one change."""
    before = make_post()
    keep(begin, before)
    with begin() as work:
        work.posts.replace(before, replace(before, state=State.WITHDRAWN, revision=1))
        work.commit()
    with pytest.raises(PostError) as refused, begin() as work:
        work.posts.replace(before, replace(before, state=State.QUEUED, revision=1))
    assert str(refused.value) == "Post 1 was changed by someone else just now. Open it again and look."
    assert kept(begin).state is State.WITHDRAWN


@pytest.mark.parametrize("moved", [{"revision": 1}, {"state": State.QUEUED}, {"post_id": "2"}])
def test_a_post_is_changed_only_from_exactly_what_it_was(moved, begin, make_post):
    keep(begin, make_post())
    with pytest.raises(PostError), begin() as work:
        work.posts.replace(make_post(**moved), make_post(state=State.WITHDRAWN))


def test_the_queue_is_in_the_order_of_time_and_then_of_number(begin, make_post, noon):
    """T24: a moved post stands once, at its new time."""
    first, *rest = (make_post(str(number)) for number in range(1, 12))
    keep(begin, first, *rest)
    with begin() as work:
        work.posts.replace(first, replace(first, due_at=noon + DAY, revision=1))
        work.commit()
    with begin(writing=False) as work:
        found = [post.post_id for post in work.posts.in_states((State.HELD,))]
    assert found == ["2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "1"]


def test_due_by_an_instant_includes_that_instant(begin, make_post, noon):
    second = dt.timedelta(seconds=1)
    keep(
        begin,
        *(make_post(number, due_at=noon + late) for number, late in (("1", -second), ("2", 0 * second), ("3", second))),
    )
    with begin(writing=False) as work:
        assert [post.post_id for post in work.posts.in_states((State.HELD,), due_by=noon)] == ["1", "2"]
        assert work.posts.in_states((State.QUEUED,), due_by=noon) == ()


def test_a_time_given_on_london_clocks_is_due_at_its_instant(begin, make_post, noon):
    bst = dt.timezone(dt.timedelta(hours=1))
    keep(begin, make_post(due_at=noon.astimezone(bst)))
    with begin(writing=False) as work:
        assert len(work.posts.in_states((State.HELD,), due_by=noon)) == 1
        assert work.posts.in_states((State.HELD,), due_by=noon - dt.timedelta(microseconds=1)) == ()


def test_a_naive_time_is_refused(begin, make_post, noon):
    """T13."""
    with pytest.raises(ValueError, match="has no time zone"):
        keep(begin, make_post(due_at=noon.replace(tzinfo=None)))


def test_every_draft_a_post_has_had_is_kept_in_order(begin, make_post, noon):
    post = make_post()
    second = replace(post, version=2, draft=replace(post.draft, words="The library opens at ten."))
    keep(begin, post)
    with begin() as work:
        work.posts.add_version(second, by="eve", at=noon)
        work.commit()
    with begin(writing=False) as work:
        assert [(one.number, one.by, one.draft) for one in work.posts.versions("1")] == [
            (1, "olive", post.draft),
            (2, "eve", second.draft),
        ]


@pytest.mark.parametrize("draft", ["", "{", "[]", "{}", "null", '{"account_id": "a"}'])
def test_a_stored_draft_that_cannot_be_read_is_explained(draft, engine, begin, make_post):
    keep(begin, make_post())
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE version SET draft = '{draft}'")  # noqa: S608 - from the list above
    with pytest.raises(DocumentError, match=r"^post 1: Version 1 cannot be read\."), begin(writing=False) as work:
        work.posts.versions("1")


def test_a_stored_draft_that_was_altered_is_not_shown_as_what_was_said(engine, begin, make_post):
    keep(begin, make_post())
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE version SET draft = replace(draft, 'nine', 'nein')")
    with pytest.raises(DocumentError, match="its digest differs"), begin(writing=False) as work:
        work.posts.versions("1")


def test_a_stored_post_that_its_type_does_not_accept_is_explained(engine, begin, make_post):
    keep(begin, make_post())
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE post SET document = replace(document, '\"held\"', '\"lost\"')")
    with pytest.raises(DocumentError) as refused:
        kept(begin)
    assert str(refused.value).startswith("post 1: What is stored here cannot be read (state: ")
    assert str(refused.value).endswith("Restore it from a backup; nothing goes out until then.")


@pytest.fixture
def screening(make_post, noon) -> Screening:
    draft = make_post().draft
    finding = Finding(
        code="PE101",
        name="candidate-full-name",
        family=Family.CANDIDATE,
        severity=Severity.BLOCK,
        authority=Authority.CODE,
        citation=Citation("publicity-code-2011", "para. 34"),
        span=Span("text", 4, 11),
        words="library",
        message="‘library’ stands.",
        polls=("local.anytown.2027-05-06",),
    )
    spared = Exemption(code="EX01", why="A complete list.", spared=("PE101",))
    return Screening(at=noon, draft=draft.digest, rules=draft.digest, findings=(finding,), exemptions=(spared,))


def test_the_last_reading_is_the_newest_acted_on_even_if_the_clock_stepped_back(begin, make_post, screening):
    keep(begin, make_post())
    newer = replace(screening, at=screening.at - DAY, findings=())
    with begin() as work:
        assert work.posts.last_screening("1") is None
        work.posts.add_screening("1", screening)
        assert work.posts.last_screening("1") == screening
        work.posts.add_screening("1", newer)
        assert work.posts.last_screening("1") == newer


def test_every_answer_ever_given_is_kept_in_order(begin, make_post, screening, noon):
    keep(begin, make_post())
    first = Override(
        post_id="1",
        draft=screening.draft,
        findings=frozenset({screening.findings[0].digest}),
        by="clare",
        by_name="Clare Clerk",
        role=Role.CLERK,
        ground=Ground.ADVICE_TAKEN,
        reason="The returning officer agrees.",
        at=noon,
        until=noon + DAY,
    )
    second = replace(first, by="mo", at=noon - DAY)
    with begin() as work:
        work.posts.add_override(first)
        work.posts.add_override(second)
        work.commit()
    with begin(writing=False) as work:
        assert work.posts.overrides("1") == (first, second)
        assert work.posts.overrides("2") == ()
