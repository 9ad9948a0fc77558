"""Is the server alive: the one question that is answered before anything else of it is loaded."""

import logging

from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import PlainTextResponse, Response

from calendars.errors import ExplainedError
from gate.api.problem import FRESH
from gate.desk.desk import Desk

_log = logging.getLogger(__name__)


def healthz(desk: Desk) -> Response:
    """‘ok’ while the database answers; else 503 and why."""
    try:
        desk.councils()
    except (SQLAlchemyError, ExplainedError):
        _log.exception("The database does not answer.")
        return PlainTextResponse("The database does not answer.", status_code=503, headers=dict(FRESH))
    return PlainTextResponse("ok", headers=dict(FRESH))
