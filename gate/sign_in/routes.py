"""The routes of the sign-in pages. Each answers a form with the page to go on to, or the form and what is wrong."""

import math
import re
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from calendars.errors import ExplainedError
from gate.desk.dates_in_words import Tongue
from gate.desk.desk import Desk
from gate.desk.enquiries import place
from gate.desk.in_welsh import say
from gate.desk.sessions import COOKIE, Seat, SignedOutError, digest_in, seat_of
from gate.desk.sign_in import (
    Opened,
    SignInError,
    TooSoonError,
    change_own_password,
    sign_in_for_demonstration,
    sign_in_with_code,
    sign_in_with_password,
)
from gate.publicity.council import Council
from gate.sign_in.form_mark import cookie_for, is_ours, is_secure, keep_cookie, mark_of
from gate.sign_in.page import Asking, change_page, code_page, demonstration_page, password_page, told_page
from gate.workflow.sign_in import Way

MOST_BYTES = 16_384
"""Far above any form of these pages."""

_PAGE = re.compile(r"[a-z][a-z-]{0,39}", re.ASCII)
_OWN_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
_UNSTORED = {"Cache-Control": "no-store"}
_SAME_AGAIN = "The two new passwords are not the same."
_FOREIGN = "This form was not sent from this page, or has lain too long. Nothing was done. Send it again from here."

Form = Mapping[str, str]


def sign_in_routes(desk: Desk) -> list[BaseRoute]:
    """The routes. Each answers from the database as it is now; no answer is stored anywhere."""

    def served(
        show: Callable[[Desk, Request, str, Form], str], act: Callable[[Desk, Request, Form], Response]
    ) -> object:
        async def answer(request: Request) -> Response:
            if request.method != "POST":
                return await run_in_threadpool(_shown, desk, request, show, "", {}, 200)
            form = await _form_of(request)
            if form is None:
                return await run_in_threadpool(_shown, desk, request, show, "The form is too large.", {}, 413)
            return await run_in_threadpool(_acted, desk, request, show, act, form)

        return answer

    both = ["GET", "POST"]
    return [
        Route("/sign-in", served(_show_sign_in, _sign_in), methods=both),  # type: ignore[arg-type]
        Route("/sign-in/code", served(_show_code, _with_code), methods=both),  # type: ignore[arg-type]
        Route("/sign-in/password", served(_show_change, _change), methods=both),  # type: ignore[arg-type]
    ]


def _acted(
    desk: Desk,
    request: Request,
    show: Callable[[Desk, Request, str, Form], str],
    act: Callable[[Desk, Request, Form], Response],
    form: Form,
) -> Response:
    if not is_ours(desk, request, form.get("mark", "")):
        return _shown(desk, request, show, _FOREIGN, form, 403)
    try:
        return act(desk, request, form)
    except TooSoonError as error:
        answer = _shown(desk, request, show, str(error), form, 429)
        answer.headers["Retry-After"] = str(max(1, math.ceil((error.until - desk.clock()).total_seconds())))
        return answer
    except SignInError as error:
        return _shown(desk, request, show, str(error), form, 401)
    except ExplainedError as error:
        return _shown(desk, request, show, str(error), form, 400)


def _shown(
    desk: Desk,
    request: Request,
    show: Callable[[Desk, Request, str, Form], str],
    wrong: str,
    form: Form,
    status: int,
) -> Response:
    cookie = cookie_for(request)
    request.state.mark = mark_of(desk, cookie)
    answer = HTMLResponse(show(desk, request, wrong, form), status_code=status, headers=_UNSTORED)
    keep_cookie(answer, cookie, secure=is_secure(desk, request))
    return answer


def _asking(desk: Desk, request: Request, wrong: str, form: Form) -> Asking:
    return Asking(
        back_to=_page_named(form.get("next") or request.query_params.get("next", "")),
        mark=request.state.mark,
        wrong=wrong,
        demonstration=desk.settings.demonstration,
        tongue=Tongue.WELSH
        if (form.get("lang") or request.query_params.get("lang")) == Tongue.WELSH
        else Tongue.ENGLISH,
        here=request.url.path,
    )


def _show_sign_in(desk: Desk, request: Request, wrong: str, form: Form) -> str:
    asking = _asking(desk, request, wrong, form)
    councils = [(one, place(desk.choose(one))) for one in desk.councils()]
    if not councils:
        return told_page(asking, "Nothing is set up here yet", "There is nobody yet who could sign in.")
    if desk.settings.demonstration:
        people = [
            (
                council_id,
                _name(found.council, asking.tongue),
                [
                    (
                        person.person_id,
                        f"{person.name} ({', '.join(say(grant.role.told, asking.tongue) for grant in person.grants)})",
                    )
                    for person in found.persons
                    if person.removed_on is None
                ],
            )
            for council_id, found in councils
        ]
        return demonstration_page(asking, people)
    if not desk.settings.sign_in.passwords:
        return told_page(
            asking, "Sign in", "Here people sign in with their provider: open the app, and choose it there."
        )
    seat = _seat(desk, request)
    again = seat is not None and seat.way is Way.PASSWORD and "again" in request.query_params
    return password_page(
        asking,
        [(council_id, _name(found.council, asking.tongue)) for council_id, found in councils],
        council_id=form.get("council") or (seat.council_id if seat else "") or request.query_params.get("council", ""),
        person_id=form.get("person") or (seat.by.person_id if seat and again else ""),
        again=again,
    )


def _name(council: Council, tongue: Tongue) -> str:
    return (council.name_cy if tongue is Tongue.WELSH else "") or council.name


def _show_code(desk: Desk, request: Request, wrong: str, form: Form) -> str:
    return code_page(_asking(desk, request, wrong, form), code=form.get("code", ""))


def _show_change(desk: Desk, request: Request, wrong: str, form: Form) -> str:
    asking = _asking(desk, request, wrong, form)
    seat = _seat(desk, request)
    if seat is None or seat.way is not Way.PASSWORD:
        return told_page(asking, "Change your password", "Sign in with your password first.")
    return change_page(asking)


def _sign_in(desk: Desk, request: Request, form: Form) -> Response:
    council, person, replacing = form.get("council", ""), form.get("person", "").strip(), _former(desk, request)
    if desk.settings.demonstration:
        _require_this_machine(request)
        opened = sign_in_for_demonstration(desk, council, person, replacing=replacing)
    else:
        opened = sign_in_with_password(
            desk, council, person, form.get("password", ""), address=_address(request), replacing=replacing
        )
    return _gone_on(desk, request, opened, form)


def _with_code(desk: Desk, request: Request, form: Form) -> Response:
    _require_same(form)
    opened = sign_in_with_code(desk, form.get("code", ""), form.get("new", ""), address=_address(request))
    return _gone_on(desk, request, opened, form)


def _change(desk: Desk, request: Request, form: Form) -> Response:
    _require_same(form)
    seat = seat_of(desk, request.cookies.get(COOKIE, ""))
    change_own_password(desk, seat, form.get("password", ""), form.get("new", ""), address=_address(request))
    welsh = form.get("lang") == Tongue.WELSH
    asking = Asking(
        back_to=_page_named(form.get("next", "")),
        tongue=Tongue.WELSH if welsh else Tongue.ENGLISH,
        here=request.url.path,
    )
    return HTMLResponse(
        told_page(asking, "Your password is changed", "You are signed out everywhere else."), 200, _UNSTORED
    )


def _gone_on(desk: Desk, request: Request, opened: Opened, form: Form) -> Response:
    speaking = f"?lang={Tongue.WELSH}" if form.get("lang") == Tongue.WELSH else ""
    place_next = f"/{_page_named(form.get('next', ''))}{speaking}"
    answer = RedirectResponse(place_next, status_code=303, headers=_UNSTORED)
    answer.set_cookie(COOKIE, opened.cookie, httponly=True, samesite="lax", secure=is_secure(desk, request))
    return answer


def _require_same(form: Form) -> None:
    if form.get("new", "") != form.get("again", ""):
        raise ExplainedError(_SAME_AGAIN, remedy="Nothing was changed. Type it twice.")


def _require_this_machine(request: Request) -> None:
    """A demonstration lets in whoever asks: so it hears nobody from another machine, nor a page of another name."""
    if _address(request) not in _OWN_NAMES or request.url.hostname not in _OWN_NAMES:
        raise SignInError("A demonstration is for this machine alone.", remedy="Open it at http://127.0.0.1.")


def _seat(desk: Desk, request: Request) -> Seat | None:
    try:
        return seat_of(desk, request.cookies.get(COOKIE, ""))
    except SignedOutError:
        return None


def _former(desk: Desk, request: Request) -> str:
    try:
        return digest_in(desk, request.cookies.get(COOKIE, ""))
    except SignedOutError:
        return ""


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _page_named(told: str) -> str:
    """The page to go back to: one of ours by its name alone, never another site."""
    return told if _PAGE.fullmatch(told) else ""


async def _form_of(request: Request) -> Form | None:
    """The fields of a form; None for a body that is too large. What is no form has no fields."""
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                return None
    except ClientDisconnect:
        return {}
    try:
        told = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        return {}
    return {name: values[-1] for name, values in told.items()}
