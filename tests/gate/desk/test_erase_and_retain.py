"""Personal data goes when the law says so, the record goes on verifying, and a legal hold stops both."""

import datetime as dt
import io
import json
from dataclasses import replace

import pytest
from PIL import Image
from sqlalchemy import text

from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import case, entries, verify_record
from gate.desk.erase_words import erase_post, erase_words
from gate.desk.override import override_findings
from gate.desk.release import release_due
from gate.desk.retain import RetentionError, hold_for_law, keep_for, keeping, lift_hold, tidy
from gate.desk.submit import submit_draft
from gate.desk.take_down import take_down
from gate.desk.telling import case_facts
from gate.desk.withdraw import withdraw_post
from gate.publicity.draft import ERASED, Attachment, Draft
from gate.publicity.picture import look_at
from gate.store.record import RecordError
from gate.workflow.lifecycle import Post
from gate.workflow.override import Ground, NotPermittedError
from gate.workflow.retention import Kind
from tests.conftest import HandClock
from tests.everything_kept import everything_kept

ANN = SignedIn(person_id="ann")
SAM = SignedIn(person_id="sam")
OLU = SignedIn(person_id="olu")
THORPE = "Mrs Edith Thorpe of 4 Mill Lane"
WORDS = f"Thank you to {THORPE} for the flowers."
WHY = "Request under Article 17 of the UK GDPR, number 2027-031"


def _withdrawn(desk: Desk, words: str = WORDS) -> Post:
    post = submit_draft(desk, Draft(account_id="town-website", words=words), SAM)
    return withdraw_post(desk, post.post_id, SAM, reason=f"{THORPE} asked us not to")


def test_an_erased_post_says_nothing_any_more_and_the_record_verifies(desk: Desk) -> None:
    post = _withdrawn(desk)
    before = {entry.sequence: entry.digest for entry in entries(desk)}
    assert THORPE.encode() in everything_kept(desk)
    erase_post(desk, post.post_id, ANN, reason=WHY)
    assert THORPE.encode() not in everything_kept(desk)  # nor in the free space of the file
    found = case(desk, post.post_id)
    assert found.post.draft.words == ERASED
    assert [version.draft.words for version in found.versions] == [ERASED]
    assert verify_record(desk).verifies
    after = {entry.sequence: entry.digest for entry in entries(desk)}
    assert {number: after[number] for number in before} == before
    assert json.dumps(case_facts(found, desk.reference.statutes))


def test_who_did_what_and_when_survives_an_erasure(desk: Desk) -> None:
    post = _withdrawn(desk)
    erase_post(desk, post.post_id, ANN, reason=WHY)
    told = [
        (entry.event, next(kept.text for kept in entry.words if kept.field == "actor"))
        for entry in case(desk, post.post_id).entries
    ]
    assert told[0] == ("submit", "Sam Adeyemi")
    assert told[-1] == ("erase post", "Ann Price")


def test_the_reason_of_an_answer_and_the_words_as_sent_go_too(desk: Desk) -> None:
    words = f"Cllr Jane Okafor thanked {THORPE}."
    post = submit_draft(desk, Draft(account_id="town-website", words=words), SAM)
    override_findings(desk, post.post_id, ANN, ground=Ground.OTHER, reason=f"{THORPE} is the mayor's guest tonight")
    release_due(desk)
    erase_post(desk, post.post_id, ANN, reason=WHY)
    assert THORPE.encode() not in everything_kept(desk)
    assert verify_record(desk).verifies


def test_a_picture_goes_with_its_post_unless_another_carries_it(desk: Desk) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(drawn, format="PNG")
    picture = look_at(drawn.getvalue(), name="navy.png")
    shown = Attachment(kind="image", alt_text="Flowers", digest=picture.digest, media_type=picture.media_type)
    posts = []
    for _ in range(2):
        draft = Draft(
            account_id="town-website",
            words=WORDS,
            attachments=(shown,),
            attestations=(("people-in-picture", "no"), ("picture-consent", "nobody can be recognised")),
        )
        post = submit_draft(desk, draft, SAM, pictures=(picture,))
        posts.append(withdraw_post(desk, post.post_id, SAM))
    kept = []
    for post in posts:
        erase_post(desk, post.post_id, ANN, reason=WHY)
        with desk.look() as work:
            kept.append(work.pictures.has(picture.digest))
    assert kept == [True, False]


def test_a_post_that_may_still_go_out_is_not_erased(desk: Desk) -> None:
    post = submit_draft(desk, Draft(account_id="town-website", words="The library opens at ten."), SAM)
    with pytest.raises(NotPermittedError, match="withdraw it first"):
        erase_post(desk, post.post_id, ANN, reason=WHY)


def test_words_of_one_entry_can_be_erased_alone_once_and_with_a_reason(desk: Desk) -> None:
    post = _withdrawn(desk)
    number = case(desk, post.post_id).entries[-1].sequence
    with pytest.raises(NotPermittedError) as refused:
        erase_words(desk, number, "reason", SAM, reason=" ")
    assert len(refused.value.objections) == 2  # the role and the reason, both at once
    erase_words(desk, number, "reason", ANN, reason=WHY)
    assert verify_record(desk).verifies
    assert verify_record(desk).erased == 1
    with pytest.raises(RecordError, match="has no words"):
        erase_words(desk, number, "reason", ANN, reason=WHY)


@pytest.mark.parametrize("subject", ["the post", "everything"])
def test_a_legal_hold_stops_every_erasure_until_it_is_lifted(desk: Desk, subject: str) -> None:
    post = _withdrawn(desk)
    number = case(desk, post.post_id).entries[-1].sequence
    held = post.post_id if subject == "the post" else subject
    hold_for_law(desk, held, OLU, reason="Named in a complaint to the Ombudsman")
    with pytest.raises(NotPermittedError, match="legal hold"):
        erase_post(desk, post.post_id, ANN, reason=WHY)
    with pytest.raises(NotPermittedError, match="legal hold"):
        erase_words(desk, number, "reason", ANN, reason=WHY)
    assert keeping(desk).holds[0].subject == held
    lift_hold(desk, held, OLU, reason="The complaint was closed on 3 June")
    erase_post(desk, post.post_id, ANN, reason=WHY)
    with pytest.raises(RetentionError, match="no legal hold"):
        lift_hold(desk, held, OLU, reason="The complaint was closed on 3 June")


def test_what_was_kept_long_enough_is_erased_when_a_clerk_says_so_and_not_a_day_before(
    desk: Desk, clock: HandClock
) -> None:
    post = _withdrawn(desk)
    keep_for(desk, Kind.WITHDRAWN, 30, ANN, reason="Retention schedule 2026, line 14")
    clock.forward(days=29, hours=23)
    assert tidy(desk, ANN).erased == ()
    clock.forward(hours=1)
    assert tidy(desk, ANN, dry_run=True).erased == (post.post_id,)
    assert case(desk, post.post_id).post.draft.words == WORDS
    assert tidy(desk, ANN).erased == (post.post_id,)
    assert case(desk, post.post_id).post.draft.words == ERASED
    assert tidy(desk, ANN).erased == ()  # twice is once
    assert verify_record(desk).verifies


def test_each_kind_is_kept_for_its_own_time_and_without_one_until_told(desk: Desk, clock: HandClock) -> None:
    _withdrawn(desk)
    sent = submit_draft(desk, Draft(account_id="town-website", words="The library opens at ten."), SAM)
    release_due(desk)
    keep_for(desk, Kind.PUBLISHED, 10, ANN, reason="Retention schedule 2026, line 13")
    clock.forward(days=4000)
    assert sent.post_id in tidy(desk, ANN, dry_run=True).erased
    assert len(tidy(desk, ANN, dry_run=True).erased) == 1
    keep_for(desk, Kind.PUBLISHED, None, ANN, reason="Retention schedule 2027, line 13")
    assert tidy(desk, ANN, dry_run=True).erased == ()
    assert [entry.event for entry in entries(desk)].count("retention") == 2


def test_what_was_taken_down_is_kept_from_the_day_it_came_down(desk: Desk, clock: HandClock) -> None:
    sent = submit_draft(desk, Draft(account_id="town-website", words="The library opens at ten."), SAM)
    release_due(desk)
    keep_for(desk, Kind.PUBLISHED, 10, ANN, reason="Retention schedule 2026, line 13")
    clock.forward(days=9)
    take_down(desk, sent.post_id, ANN, reason="The library is closed for repairs")
    clock.forward(days=9)  # 18 days after it went out, 9 after it came down
    assert tidy(desk, ANN, dry_run=True).erased == ()
    clock.forward(days=1)
    assert tidy(desk, ANN, dry_run=True).erased == (sent.post_id,)


def test_what_is_on_hold_is_kept_past_its_time_and_named(desk: Desk, clock: HandClock) -> None:
    post = _withdrawn(desk)
    keep_for(desk, Kind.WITHDRAWN, 1, ANN, reason="Retention schedule 2026, line 14")
    hold_for_law(desk, post.post_id, OLU, reason="Named in a complaint to the Ombudsman")
    clock.forward(days=2)
    done = tidy(desk, ANN)
    assert done.erased == ()
    assert done.kept[0][0] == post.post_id
    assert "legal hold" in done.kept[0][1]


@pytest.mark.parametrize("days", [0, -1])
def test_nothing_is_kept_for_less_than_a_day(desk: Desk, days: int) -> None:
    with pytest.raises(RetentionError):
        keep_for(desk, Kind.WITHDRAWN, days, ANN, reason="Retention schedule 2026, line 14")


def test_a_version_put_in_the_place_of_another_is_still_found(desk: Desk) -> None:
    post = _withdrawn(desk)
    with desk.work() as work:
        changed = replace(post.draft, words="Vote for nobody", publish_at=dt.datetime(2027, 5, 1, tzinfo=dt.UTC))
        work.session.connection().execute(
            text("UPDATE version SET draft = :draft WHERE post_id = :post_id"),
            {"draft": json.dumps(changed.facts()), "post_id": post.post_id},
        )
        work.commit()
    with pytest.raises(Exception, match="not as it was kept"):
        case(desk, post.post_id)
