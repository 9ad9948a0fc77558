"""Queueing or holding a post by what its reading found."""

from gate.desk.lateness import MISSED_NOTE, is_late
from gate.desk.reading import Reading
from gate.store.work import Work
from gate.workflow.lifecycle import Because, Event, Post
from gate.workflow.role import THE_GATE


def settle_reading(work: Work, post: Post, reading: Reading) -> Post:
    """Queue a held post that the reading clears, or keep it held and say why. Records the reading."""
    work.posts.add_screening(post.post_id, reading.screening)
    late = is_late(post, work.at, reading.situation)
    codes = tuple(finding.code for finding in reading.screening.holding)
    digests = {"rules": reading.screening.rules, "verdict": reading.screening.verdict}
    if late:
        return work.advance(
            post, Event.HOLD, THE_GATE, because=Because.MISSED, note=MISSED_NOTE, codes=codes, values=digests
        )
    if reading.decision.clear:
        return work.advance(post, Event.CLEAR, THE_GATE, codes=codes, values=digests)
    return work.advance(post, Event.HOLD, THE_GATE, note=reading.decision.summary, codes=codes, values=digests)
