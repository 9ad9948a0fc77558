"""Looks owed, days for which things are kept, and legal holds."""

import datetime as dt

from gate.store.oversight import EVERYTHING, LegalHold

HOUR = dt.timedelta(hours=1)


def owe(work, post_id: str, path: str = "sole officer") -> None:
    work.oversight.owe_review(post_id, draft="d" * 64, path=path, answered_by="clare")


def test_a_look_is_owed_until_somebody_has_looked(begin, noon):
    with begin() as work:
        owe(work, "1")
        owe(work, "2", "emergency")
        work.commit()
    with begin(noon + HOUR) as work:
        first, second = work.oversight.reviews()
        work.oversight.review_done(first.number, by="rita")
        work.commit()
    assert (first.post_id, first.path, first.answered_by, first.answered_at) == ("1", "sole officer", "clare", noon)
    assert second.path == "emergency"
    with begin(writing=False) as work:
        assert work.oversight.reviews() == (second,)
        (done,) = work.oversight.reviews(done=True)
    assert (done.post_id, done.done_at, done.done_by) == ("1", noon + HOUR, "rita")


def test_the_looks_owed_for_one_post_are_its_own(begin):
    with begin() as work:
        owe(work, "1")
        owe(work, "11")
        assert [review.post_id for review in work.oversight.reviews("1")] == ["1"]


def test_a_look_owed_by_one_council_cannot_be_given_by_another(begin):
    with begin() as work:
        owe(work, "1")
        (review,) = work.oversight.reviews()
        work.commit()
    with begin(council_id="hafrenbridge") as work:
        work.oversight.review_done(review.number, by="stranger")
        work.commit()
    with begin(writing=False) as work:
        assert work.oversight.reviews() == (review,)


def test_a_kind_is_kept_for_the_days_last_said_or_until_someone_says(begin):
    with begin() as work:
        assert dict(work.oversight.retention) == {}
        work.oversight.keep_for("drafts", 30)
        work.oversight.keep_for("pictures", 90)
        work.oversight.keep_for("drafts", 60)
        work.oversight.keep_for("pictures", None)
        work.commit()
    with begin(writing=False) as work:
        assert dict(work.oversight.retention) == {"drafts": 60}


def test_a_legal_hold_covers_its_subject_and_one_on_everything_covers_all(begin, noon):
    own = LegalHold(subject="1", at=noon, by="mo", reason="A complaint to the ombudsman.")
    all_of_it = LegalHold(subject=EVERYTHING, at=noon + HOUR, by="mo", reason="An election petition.")
    with begin() as work:
        assert work.oversight.hold_on("1") is None
        work.oversight.place_hold(own)
        assert (work.oversight.hold_on("1"), work.oversight.hold_on("2")) == (own, None)
        work.oversight.place_hold(all_of_it)
        assert (work.oversight.hold_on("1"), work.oversight.hold_on("2")) == (own, all_of_it)
        assert work.oversight.holds == (own, all_of_it)
        work.oversight.lift_hold("1")
        assert work.oversight.hold_on("1") == all_of_it
        work.oversight.lift_hold(EVERYTHING)
        assert work.oversight.holds == ()
