"""The mark that a form carries so that no other site can send it: a seal over a cookie that only this site reads."""

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from gate.desk.desk import Desk

FORM_COOKIE = "gate_form"
PATH = "/sign-in"


def cookie_for(request: Request) -> str:
    """The browser's own random text: the one it has, or a new one."""
    return request.cookies.get(FORM_COOKIE, "") or secrets.token_urlsafe(24)


def mark_of(desk: Desk, cookie: str) -> str:
    """What the form carries for this cookie."""
    key = desk.settings.sign_in.cookie_secret.encode()
    return hmac.new(key, f"gate form\n{cookie}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def keep_cookie(response: Response, cookie: str, *, secure: bool) -> None:
    """Let the browser keep its random text: for these pages alone, sent from no other site, seen by no script."""
    response.set_cookie(FORM_COOKIE, cookie, path=PATH, httponly=True, samesite="strict", secure=secure)


def is_ours(desk: Desk, request: Request, mark: str) -> bool:
    """Whether a form was sent from a page of ours, in the browser that was shown it."""
    cookie = request.cookies.get(FORM_COOKIE, "")
    if not cookie or not hmac.compare_digest(mark.encode(), mark_of(desk, cookie).encode()):
        return False
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin", "")
    known = {request.headers.get("host", ""), urlsplit(desk.settings.sign_in.address).netloc}
    return not origin or urlsplit(origin).netloc in known


def is_secure(desk: Desk, request: Request) -> bool:
    """Whether people reach the gate by https, so that a cookie may be kept to that."""
    return desk.settings.sign_in.address.startswith("https://") or request.url.scheme == "https"
