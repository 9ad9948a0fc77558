"""What each person last saw of a post, within one transaction."""

from dataclasses import dataclass

from sqlmodel import Session

from gate.store.document import read, written
from gate.store.private_tables import LastSeenRow


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSeen:
    """The version of a post that somebody saw, and what was told of it then: the findings in words."""

    version: int
    findings: tuple[str, ...]


def last_seen(session: Session, council_id: str, person_id: str, post_id: str) -> LastSeen | None:
    """What the person last saw of the post; None where they never did."""
    row = session.get(LastSeenRow, (council_id, person_id, post_id))
    if row is None:
        return None
    return LastSeen(version=row.version, findings=read(tuple[str, ...], row.findings, where=f"last seen of {post_id}"))


def put_last_seen(session: Session, council_id: str, person_id: str, post_id: str, seen: LastSeen) -> None:
    """Keep what the person sees now."""
    session.merge(
        LastSeenRow(
            council_id=council_id,
            person_id=person_id,
            post_id=post_id,
            version=seen.version,
            findings=written(tuple[str, ...], seen.findings),
        )
    )
    session.flush()
