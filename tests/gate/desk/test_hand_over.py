import datetime as dt

import pytest

from gate.audit.entry import facts_of
from gate.desk.desk import Desk
from gate.desk.enquiries import case, kept_calendar
from gate.desk.halt import halt_everything, resume_everything
from gate.desk.hand_over import hand_over
from gate.desk.keep_people import keep_candidates
from gate.desk.override import override_findings
from gate.desk.release import release_due
from gate.desk.reminders import Matter, waiting
from gate.desk.settle import settle_found, settle_not_found
from gate.desk.submit import submit_draft
from gate.publicity.council import Candidate
from gate.publicity.picture import Picture
from gate.workflow.lifecycle import Post, State
from gate.workflow.override import Ground, NotPermittedError
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, NAMING, OLU, PLAIN, SAM, saying, with_picture

WORDS = "Rosalind Thackeray of the library reads to children on Saturday."
ADDRESS = "https://www.facebook.com/thornwick/posts/123"


def handed_over(desk: Desk, clock: HandClock, words: str = WORDS, picture: Picture | None = None) -> Post:
    draft = saying(words, account="town-facebook")
    if picture:
        draft = with_picture(draft, picture)
    post = submit_draft(desk, draft, SAM, pictures=(picture,) if picture else ())
    if post.state is State.HELD:
        post = override_findings(
            desk, post.post_id, ANN, ground=Ground.MISTAKEN_IDENTITY, reason="Our librarian of the same name"
        )
    clock.at = post.due_at
    release_due(desk)
    taken = case(desk, post.post_id).post
    assert taken.state is State.RELEASING
    return taken


def stands_now(desk: Desk, name: str) -> None:
    poll = kept_calendar(desk).polls[0].poll_id
    keep_candidates(desk, (Candidate(person_id="new-1", name=name, poll_id=poll),), ANN, complete=True)


def test_words_and_pictures_are_shown_with_where_to_post_them(desk: Desk, clock: HandClock, picture: Picture) -> None:
    post = handed_over(desk, clock, picture=picture)
    box = hand_over(desk, post.post_id)
    assert box.hidden == ""
    assert dict(box.texts)["text"] == WORDS
    assert [(shown.content, alt) for shown, alt in box.pictures] == [(picture.content, "A red door")]
    assert box.page == "https://www.facebook.com/"


def test_a_change_that_makes_it_not_clear_hides_the_text_and_the_record_says_so(desk: Desk, clock: HandClock) -> None:
    post = handed_over(desk, clock)
    stands_now(desk, "Rosalind Thackeray")
    box = hand_over(desk, post.post_id)
    assert (box.texts, box.pictures) == ((), ())
    assert "candidate" in box.hidden
    after = case(desk, post.post_id)
    assert after.post.state is State.RELEASING  # it may stand already: only a person who looks can say
    last = after.entries[-1]
    assert (last.event, last.actor) == ("hand-over hidden", "the-gate")
    assert facts_of(last.raw)[0].codes != ()


def test_an_answer_that_has_run_out_hides_the_text(desk: Desk, clock: HandClock) -> None:
    post = handed_over(desk, clock, NAMING)
    assert hand_over(desk, post.post_id).hidden == ""
    clock.forward(hours=24)
    assert hand_over(desk, post.post_id).texts == ()


def test_stopping_everything_hides_the_text_and_resuming_shows_it(desk: Desk, clock: HandClock) -> None:
    post = handed_over(desk, clock)
    halt_everything(desk, SAM, reason="The account may have been taken over")
    box = hand_over(desk, post.post_id)
    assert box.texts == ()
    assert box.hidden == "everything is stopped by Sam Adeyemi: The account may have been taken over"
    resume_everything(desk, ANN)
    assert dict(hand_over(desk, post.post_id).texts)["text"] == WORDS


def test_while_hidden_the_one_question_can_be_answered_either_way(desk: Desk, clock: HandClock) -> None:
    post = handed_over(desk, clock)
    stands_now(desk, "Rosalind Thackeray")
    assert settle_found(desk, post.post_id, SAM, address=ADDRESS).state is State.PUBLISHED
    with pytest.raises(NotPermittedError, match="does not wait to be posted by hand"):
        hand_over(desk, post.post_id)


def test_a_post_that_is_only_queued_shows_nothing_to_copy(desk: Desk) -> None:
    post = submit_draft(desk, saying(WORDS, account="town-facebook"), SAM)
    with pytest.raises(NotPermittedError, match="does not wait to be posted by hand"):
        hand_over(desk, post.post_id)


@pytest.mark.parametrize(
    ("minutes", "matter", "told"),
    [
        (29, Matter.BY_HAND, "1 post waits to be posted by hand."),
        (
            30,
            Matter.BY_HAND_LATE,
            "1 post waits for more than half an hour to be posted by hand. Say what became of it.",
        ),
    ],
)
def test_after_half_an_hour_without_an_answer_its_owner_is_reminded(
    desk: Desk, clock: HandClock, minutes: int, matter: Matter, told: str
) -> None:
    post = handed_over(desk, clock)
    clock.forward(minutes=minutes)
    (found,) = (one for one in waiting(desk, SAM) if one.matter in (Matter.BY_HAND, Matter.BY_HAND_LATE))
    assert (found.matter, found.posts, found.told) == (matter, (post.post_id,), told)
    assert hand_over(desk, post.post_id).overdue == (minutes >= 30)


def test_not_posted_after_all_is_held_and_needs_a_new_time(desk: Desk, clock: HandClock) -> None:
    post = handed_over(desk, clock)
    held = settle_not_found(desk, post.post_id, SAM)
    assert held.state is State.HELD
    clock.forward(hours=1)
    assert post.post_id not in [done.post.post_id for done in release_due(desk)]
    assert Matter.YOURS_HELD in [one.matter for one in waiting(desk, SAM)]


def test_an_auditor_is_not_asked_to_post_anything(desk: Desk, clock: HandClock) -> None:
    handed_over(desk, clock, PLAIN)
    assert waiting(desk, OLU) == ()


def test_the_owner_of_a_post_that_a_change_now_holds_is_told(desk: Desk) -> None:
    post = submit_draft(desk, saying(WORDS), SAM)
    assert post.state is State.QUEUED
    before = {one.matter: one.posts for one in waiting(desk, SAM)}
    stands_now(desk, "Rosalind Thackeray")
    after = {one.matter: one.posts for one in waiting(desk, SAM)}
    assert set(after[Matter.YOURS_HELD]) - set(before[Matter.YOURS_HELD]) == {post.post_id}
    assert post.post_id in {one.matter: one.posts for one in waiting(desk, ANN)}[Matter.TO_DECIDE]


def test_a_clerk_is_not_asked_to_decide_on_what_they_wrote(desk: Desk) -> None:
    mine = submit_draft(desk, saying(NAMING), ANN)
    assert mine.state is State.HELD
    told = {one.matter: one.posts for one in waiting(desk, ANN)}
    assert mine.post_id not in told.get(Matter.TO_DECIDE, ())
    assert mine.post_id in told[Matter.YOURS_HELD]


def test_posts_that_nothing_sends_are_told_to_everyone_after_five_minutes(desk: Desk, clock: HandClock) -> None:
    post = submit_draft(desk, saying(PLAIN), SAM)
    clock.at = post.due_at + dt.timedelta(minutes=4, seconds=59)
    assert post.post_id not in {
        told for one in waiting(desk, ANN) if one.matter is Matter.OVERDUE for told in one.posts
    }
    clock.forward(seconds=1)
    overdue = waiting(desk, ANN)[0]
    assert overdue.matter is Matter.OVERDUE
    assert post.post_id in overdue.posts
    halt_everything(desk, SAM, reason="The account may have been taken over")
    assert Matter.OVERDUE not in [one.matter for one in waiting(desk, ANN)]
