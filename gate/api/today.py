"""Does a pre-election period apply? The open answer, as `gate today --json` prints it."""

import datetime as dt

from starlette.requests import Request
from starlette.responses import Response

from calendars.civil_time import london, read_instant
from calendars.errors import ExplainedError
from gate.api.pace import Pace
from gate.api.problem import FRESH, NOT_THERE, QUESTION, Facts, ProblemError, problem
from gate.clock import Clock
from gate.desk.desk import CouncilError
from gate.desk.standing import Standings
from gate.desk.telling import answer_facts

OPEN = {**FRESH, "Access-Control-Allow-Origin": "*"}
"""The answer is public: any website may show it to its own readers."""


def answer_today(standings: Standings, clock: Clock, pace: Pace, request: Request) -> Response:
    """The answer; where no council is set up, that it cannot be told; a sentence for what cannot be asked."""
    asked, now = request.query_params, clock()
    try:
        pace.asked(request.client.host if request.client else "")
        standing = standings.of(asked.get("council") or None)
        at = read_instant(asked["at"]) if asked.get("at") else now
        answer = standing.answer(at, area=asked.get("area") or None, account=asked.get("account") or None)
    except ProblemError as error:
        return problem(error.kind, str(error), {**OPEN, **error.headers})
    except CouncilError as error:
        if not standings.councils():
            return Facts(_nothing_set_up(now), headers=OPEN)
        return problem(NOT_THERE, str(error), OPEN)
    except ExplainedError as error:
        return problem(QUESTION, str(error), OPEN)
    return Facts(answer_facts(answer, standing.desk.reference.statutes), headers=OPEN)


def _nothing_set_up(now: dt.datetime) -> dict[str, object]:
    return {
        "answer": "cannot tell",
        "why": "No council is set up here yet.",
        "at": london(now).isoformat(),
        "periods": [],
        "doubts": [],
        "next": [],
    }
