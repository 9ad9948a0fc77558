import datetime as dt
from dataclasses import replace

import pytest

from gate.audit.entry import facts_of
from gate.desk.amend import amend_draft
from gate.desk.circumstances import CIRCUMSTANCES
from gate.desk.desk import Desk
from gate.desk.enquiries import case, check
from gate.desk.keep_calendar import move_poll
from gate.desk.override import override_findings
from gate.desk.repeat import Every, repeat_draft
from gate.desk.submit import submit_draft
from gate.desk.taking import NotTakenError
from gate.publicity.finding import Severity
from gate.publicity.picture import Picture
from gate.publicity.ruleset import RULES
from gate.workflow.lifecycle import Post, State
from gate.workflow.override import Ground
from tests.gate.desk.conftest import AFTER_THE_POLL, ANN, NAMING, PLAIN, RAVI, SAM, TUESDAY, saying, with_picture

PAID = (("paid", "yes"),)


def test_a_paid_advert_inside_a_period_needs_a_second_person(desk: Desk) -> None:
    post = submit_draft(desk, saying(PLAIN, attestations=PAID), SAM)
    assert post.state is State.HELD
    assert [(one.code, one.severity) for one in case(desk, post.post_id).reading.screening.holding] == [
        ("PE506", Severity.FLAG)
    ]
    answered = override_findings(
        desk, post.post_id, RAVI, ground=Ground.EXEMPT_PURPOSE, reason="Statutory recruitment, paid for since March"
    )
    assert answered.state is State.QUEUED


def test_a_paid_advert_after_the_poll_goes_as_any_other_post(desk: Desk) -> None:
    assert submit_draft(desk, saying(PLAIN, day=AFTER_THE_POLL, attestations=PAID), SAM).state is State.QUEUED


def test_what_would_only_be_flagged_is_stopped_in_a_paid_advert(desk: Desk) -> None:
    words = "Cllr Someone Else will be at the fair."
    plain = check(desk, saying(words))
    paid = check(desk, saying(words, attestations=PAID))
    assert plain.verdict == "flag"
    assert paid.verdict == "block"


def test_paid_for_and_free_are_two_drafts_so_that_an_answer_for_one_does_not_cover_the_other(desk: Desk) -> None:
    free = saying(NAMING, attestations=(("paid", "no"),))
    assert free.digest != replace(free, attestations=PAID).digest


def test_a_picture_of_a_candidate_is_stopped_inside_a_period_by_its_authors_own_answer(
    desk: Desk, picture: Picture
) -> None:
    def pictured(day: dt.date, answer: str) -> Post:
        answers = (("people-in-picture", answer), ("picture-consent", "yes"))
        draft = replace(with_picture(saying(PLAIN, day=day), picture), attestations=answers)
        return submit_draft(desk, draft, SAM, pictures=(picture,))

    held = pictured(TUESDAY, "yes")
    assert held.state is State.HELD
    (finding,) = case(desk, held.post_id).reading.screening.holding
    assert (finding.code, finding.severity) == ("PE110", Severity.BLOCK)
    assert pictured(TUESDAY, "no").state is State.QUEUED
    assert pictured(AFTER_THE_POLL, "yes").state is State.QUEUED


@pytest.mark.parametrize(
    ("attestations", "kept"), [(PAID, "yes"), ((("paid", "no"),), "no"), ((), "not said")], ids=["yes", "no", "silent"]
)
def test_the_record_always_says_whether_a_post_was_paid_for(
    desk: Desk, attestations: tuple[tuple[str, str], ...], kept: str
) -> None:
    post = submit_draft(desk, saying(PLAIN, time=dt.time(11), attestations=attestations), SAM)
    facts, _ = facts_of(case(desk, post.post_id).entries[0].raw)
    assert facts.values["paid"] == kept


def test_a_council_may_let_repeats_go_on_but_not_a_picture_of_a_candidate(desk: Desk, picture: Picture) -> None:
    with desk.work() as work:
        lowered = {"PE520": Severity.ADVISE, "PE110": Severity.ADVISE, "PE506": Severity.BLOCK}
        work.registers.adopt(replace(work.registers.policy, severities=lowered))
        work.commit()
    made = repeat_draft(desk, saying(PLAIN), SAM, every=Every.WEEK, until=dt.date(2027, 4, 20))
    assert {post.state for post in made.posts} == {State.QUEUED}
    answers = (("paid", "yes"), ("people-in-picture", "yes"), ("picture-consent", "yes"))
    draft = replace(with_picture(saying(PLAIN), picture), attestations=answers)
    post = submit_draft(desk, draft, SAM, pictures=(picture,))
    held = {one.code: one.severity for one in case(desk, post.post_id).reading.screening.holding}
    assert held == {"PE506": Severity.BLOCK, "PE110": Severity.BLOCK}


def test_each_has_a_page_of_its_own_with_its_source(desk: Desk) -> None:
    for kind in CIRCUMSTANCES:
        assert desk.reference.statutes.told(kind.cites)
        assert kind.code not in {rule.code for rule in RULES}


@pytest.mark.parametrize("answer", ["maybe", "YES", ""])
def test_an_answer_that_was_not_offered_is_no_answer(desk: Desk, picture: Picture, answer: str) -> None:
    told = (("people-in-picture", answer), ("picture-consent", "yes"))
    draft = replace(with_picture(saying(PLAIN), picture), attestations=told)
    with pytest.raises(NotTakenError, match="Is a candidate or a member in the picture"):
        submit_draft(desk, draft, SAM, pictures=(picture,))


def test_that_people_did_not_agree_is_no_way_round_the_question(desk: Desk, picture: Picture) -> None:
    told = (("people-in-picture", "no"), ("picture-consent", "no"))
    draft = replace(with_picture(saying(PLAIN), picture), attestations=told)
    with pytest.raises(NotTakenError, match="Have the people who can be recognised agreed"):
        submit_draft(desk, draft, SAM, pictures=(picture,))


def test_a_picture_taken_in_before_a_period_was_known_waits_until_somebody_says_who_is_in_it(
    desk: Desk, picture: Picture
) -> None:
    consent = ("picture-consent", "yes")
    draft = replace(with_picture(saying(PLAIN, day=AFTER_THE_POLL), picture), attestations=(consent,))
    post = submit_draft(desk, draft, SAM, pictures=(picture,))
    assert post.state is State.QUEUED
    move_poll(desk, "parish.thornwick.2027-04-22", dt.date(2027, 6, 3), ANN, reason="Order of the returning officer")
    held = case(desk, post.post_id).post
    assert (held.state, held.note) == (State.HELD, "does not say who is pictured")
    said = replace(draft, attestations=(("people-in-picture", "no"), consent))
    assert amend_draft(desk, post.post_id, said, SAM).state is State.QUEUED
