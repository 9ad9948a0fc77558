"""A text checked on behalf of another system, by the token it holds. Kept only where that is asked for."""

import datetime as dt

from gate.desk.desk import Desk
from gate.desk.reading import read_draft
from gate.publicity.draft import Draft
from gate.publicity.screening import Screening
from gate.store.tokens import Token
from gate.workflow.role import Actor


def check_for_token(
    desk: Desk, draft: Draft, token: Token, *, at: dt.datetime | None = None, record: bool = False
) -> Screening:
    """The verdict on `draft` at `at` (aware), or now, for whoever holds `token`.

    With `record` the verdict leaves an entry, with the words beside it, where they can be erased like any others;
    without it nothing is kept. Raises UnknownError for an account that is not there.
    """
    if not record:
        with desk.look() as work:
            return read_draft(desk, work, draft, at=at or work.at)
    with desk.work() as work:
        screening = read_draft(desk, work, draft, at=at or work.at)
        work.record.append(
            "check",
            Actor(person_id=f"token {token.name}", name=f"Token {token.name}", roles=frozenset()),
            token.token_id,
            codes=tuple(dict.fromkeys(finding.code for finding in screening.findings)),
            values={"account": draft.account_id, "verdict": screening.verdict, "draft": draft.digest},
            words={field: text for field, text in draft.texts() if text.strip()},
        )
        work.commit()
        return screening
