"""Rules, periods, lists, roles and policies change between approval and sending: the short form."""

from tests.reliability.staleness import interleave


def test_no_post_leaves_on_a_stale_decision_whatever_changes_and_when() -> None:
    interleaved = interleave(25)
    assert interleaved.publishes > 0, "nothing was published: the trial proves nothing"
