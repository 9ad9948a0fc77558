import datetime as dt
from dataclasses import replace

import pytest

from gate.audit.entry import facts_of
from gate.desk.desk import Desk
from gate.desk.enquiries import case, check
from gate.desk.override import override_findings
from gate.desk.submit import submit_draft
from gate.publicity.finding import Severity
from gate.workflow.lifecycle import State
from gate.workflow.override import Ground
from tests.gate.desk.conftest import AFTER_THE_POLL, NAMING, PLAIN, RAVI, SAM, saying

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


@pytest.mark.parametrize(
    ("attestations", "kept"), [(PAID, "yes"), ((("paid", "no"),), "no"), ((), "not said")], ids=["yes", "no", "silent"]
)
def test_the_record_always_says_whether_a_post_was_paid_for(
    desk: Desk, attestations: tuple[tuple[str, str], ...], kept: str
) -> None:
    post = submit_draft(desk, saying(PLAIN, time=dt.time(11), attestations=attestations), SAM)
    facts, _ = facts_of(case(desk, post.post_id).entries[0].raw)
    assert facts.values["paid"] == kept
