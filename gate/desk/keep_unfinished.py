"""
Keeping what someone is still writing, so that nothing typed is lost: their own, for thirty days, outside the record.

What is not before the gate is not the council's publicity and decides nothing, so it leaves no entry; it is kept
for its writer alone and goes with the last touch more than thirty days past.
"""

import datetime as dt

from gate.desk.desk import Desk, SignedIn
from gate.publicity.draft import Draft
from gate.publicity.picture import Picture
from gate.store.unfinished import Unfinished

KEPT_FOR = dt.timedelta(days=30)
"""How long after its last touch an unfinished text is kept."""


def keep_unfinished(
    desk: Desk,
    draft_id: str,
    draft: Draft,
    by: SignedIn,
    *,
    also: tuple[str, ...] = (),
    post_id: str = "",
    version: int | None = None,
    pictures: tuple[Picture, ...] = (),
) -> Unfinished:
    """Keep a text as it stands now, in the place of what was kept under its id. What is too old goes meanwhile."""
    with desk.work() as work:
        person = work.registers.person(by.person_id)
        text = Unfinished(
            draft_id=draft_id,
            person_id=person.person_id,
            at=work.at,
            draft=draft,
            also=also,
            post_id=post_id,
            version=version,
            pictures=pictures,
        )
        work.unfinished.drop_before(work.at - KEPT_FOR)
        work.unfinished.put(text)
        work.commit()
        return text


def unfinished_text(desk: Desk, draft_id: str, by: SignedIn) -> Unfinished | None:
    """This person's text of that id; None where they have none."""
    with desk.look() as work:
        found = work.unfinished.get(by.person_id, draft_id)
        return found if found and found.at >= work.at - KEPT_FOR else None


def unfinished_texts(desk: Desk, by: SignedIn) -> tuple[Unfinished, ...]:
    """Everything that this person has not finished, the newest first."""
    with desk.look() as work:
        return tuple(one for one in work.unfinished.of(by.person_id) if one.at >= work.at - KEPT_FOR)


def throw_away(desk: Desk, draft_id: str, by: SignedIn) -> None:
    """Forget a text of this person's: it was put before the gate, or they want it no more."""
    with desk.work() as work:
        work.unfinished.drop(by.person_id, draft_id)
        work.commit()
