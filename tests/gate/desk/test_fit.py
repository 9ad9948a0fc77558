from dataclasses import replace

import pytest

from gate.desk.desk import Desk
from gate.desk.fit import Fit, fit_of
from gate.desk.submit import submit_draft
from gate.desk.taking import NotTakenError
from gate.publicity.draft import Action, Draft
from gate.workflow.lifecycle import State
from tests.gate.desk.conftest import SAM


def test_a_text_is_counted_as_a_reader_counts(desk: Desk) -> None:
    flag = "\N{REGIONAL INDICATOR SYMBOL LETTER G}\N{REGIONAL INDICATOR SYMBOL LETTER B}"
    assert fit_of(desk, Draft(account_id="town-x", words=f"Siân {flag}")) == Fit(characters=6, most=280, reasons=())


def test_what_is_too_long_is_told_with_the_cure(desk: Desk) -> None:
    fit = fit_of(desk, Draft(account_id="town-x", words="a" * 281))
    assert fit.reasons == ("The text has 281 characters; this account takes 280. Shorten it.",)


def test_an_account_may_take_any_length(desk: Desk) -> None:
    assert fit_of(desk, Draft(account_id="town-website", words="a" * 9000)).most is None


def test_a_like_needs_what_is_liked(desk: Desk) -> None:
    liking = Draft(account_id="town-website", words="Lovely photographs of the fair.", action=Action.LIKE)
    with pytest.raises(NotTakenError, match="A like needs what is liked") as refused:
        submit_draft(desk, liking, SAM)
    assert len(refused.value.reasons) == 1
    liked = replace(liking, words="", shared_text="Photographs of the fair, by the museum")
    assert submit_draft(desk, liked, SAM).state in (State.HELD, State.QUEUED)
