from dataclasses import replace

from gate.desk.amend import amend_draft
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import case, entries, queue
from gate.desk.see_case import SinceLastSeen, see_case
from gate.workflow.lifecycle import State

ANN, HELEN, SAM = (SignedIn(person_id=one) for one in ("ann", "helen", "sam"))


def held(desk: Desk) -> str:
    return next(post for post in queue(desk, states=(State.HELD,)) if "Jane Okafor" in post.draft.words).post_id


def test_the_first_look_finds_nothing_different_and_the_next_says_that_nothing_changed(desk: Desk) -> None:
    post_id, before = held(desk), len(entries(desk))
    assert see_case(desk, case(desk, post_id), ANN) == SinceLastSeen()
    again = see_case(desk, case(desk, post_id), ANN)
    assert (again.seen_before, again.anything) == (True, False)
    assert len(entries(desk)) == before


def test_what_changed_since_is_told_to_who_saw_it_before_and_to_nobody_else(desk: Desk) -> None:
    post_id = held(desk)
    see_case(desk, case(desk, post_id), ANN)
    draft = replace(case(desk, post_id).post.draft, words="Thank you to Peter Brindley for opening our new play area.")
    amend_draft(desk, post_id, draft, SAM)
    seen = see_case(desk, case(desk, post_id), ANN)
    assert "+ text: Thank you to Peter Brindley" in seen.words
    assert [one for one in seen.came if "Peter Brindley" in one]
    assert [one for one in seen.went if "Jane Okafor" in one]
    assert see_case(desk, case(desk, post_id), HELEN).seen_before is False
