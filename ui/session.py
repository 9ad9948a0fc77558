"""
Who sits here, and at which desk, asked anew at every touch: a sign-in that ended ends here at the next one.

A browser brings the cookie of a sign-in made on `/sign-in`, or Streamlit's own of one at a provider; either counts only
while the row behind it holds. What the person may do is then asked of the desk. A test hands its own desk in as
`st.session_state["desk"]`, and who sits at it as `["person"]`: a browser can write neither.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from typing import NoReturn

import streamlit as st

from calendars.errors import ExplainedError
from gate.desk.at_work import desk_at_work
from gate.desk.desk import CouncilError, Desk, SignedIn
from gate.desk.enquiries import Place, person_acting, place
from gate.desk.sessions import COOKIE, Seat, SignedOutError, require_still_here, seat_of
from gate.desk.sign_in_openid import Claims, SeveralCouncilsError, UntiedError, read_claims, seat_of_claims
from gate.workflow.permission import FRESH
from gate.workflow.role import Actor
from gate.workflow.sign_in import Way
from ui import look
from ui.signing_in import Unseated, ask_to_sign_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One person at one council's desk, as of this touch."""

    desk: Desk
    place: Place
    actor: Actor
    seat: Seat

    @property
    def by(self) -> SignedIn:
        """Who is asking, as the acts take it."""
        return self.seat.by

    @property
    def if_fresh(self) -> SignedIn:
        """Who would be asking had they just signed in: to find out what else stands in the way. For no act."""
        return replace(self.seat.by, signed_in_at=self.place.now)

    @property
    def fresh(self) -> bool:
        """Whether the sign-in is recent enough for what asks for that."""
        at = self.seat.by.signed_in_at
        return at is not None and self.place.now - at <= FRESH


def seat_here() -> tuple[Desk, Seat | None, Unseated]:
    """The desk, who sits at it, and if nobody does, why. Raises ExplainedError where there is no desk to choose."""
    desk: Desk = st.session_state.get("desk") or desk_at_work()
    wanted = st.query_params.get("council") or st.session_state.get("council")
    try:
        seat = _seat(desk, wanted)
        why = Unseated()
    except SeveralCouncilsError as error:
        seat, why = None, Unseated(councils=error.councils)
    except UntiedError as error:
        seat, why = None, Unseated(why=str(error), claims=_claims())
    except ExplainedError as error:
        seat, why = None, Unseated(why=str(error))
    if seat is not None and wanted and wanted != seat.council_id:
        names = [place(desk.choose(one)).council.name for one in (seat.council_id, wanted) if one in desk.councils()]
        there = names[1] if len(names) > 1 else f"‘{wanted}’"
        raise CouncilError(
            f"This link is of {there}, and you are signed in for {names[0]}.",
            remedy="Sign out first, or open the page without that part of its address.",
        )
    if desk.council_id:
        return desk, seat, why
    return desk.choose(seat.council_id if seat else wanted), seat, why


def _seat(desk: Desk, wanted: str | None) -> Seat | None:
    """Who sits here; None where nobody ever signed in in this browser. Raises ExplainedError, saying why not."""
    if "desk" in st.session_state:
        return _handed_in(desk)
    ended: SignedOutError | None = None
    if cookie := st.context.cookies.get(COOKIE):
        try:
            return seat_of(desk, cookie)
        except SignedOutError as error:
            ended = error
    if claims := _claims():
        return seat_of_claims(desk, claims, council_id=wanted)
    if ended is not None:
        raise ended
    return None


def _claims() -> Claims | None:
    """What a provider signed about who uses this browser; None where nobody signed in at one."""
    told = st.user.to_dict()
    return read_claims(told) if told.get("is_logged_in") else None


def _handed_in(desk: Desk) -> Seat | None:
    person_id = st.session_state.get("person")
    if not person_id:
        return None
    require_still_here(desk, person_id)
    at = st.session_state.get("signed-in-at") or desk.clock()
    by = SignedIn(person_id=person_id, signed_in_at=at)
    return Seat(council_id=desk.council_id, by=by, way=Way.DEMONSTRATION, digest="")


def opened() -> Desk:
    """The desk of the council that is looked at. Where there is none the page says so, and ends."""
    look.style()
    try:
        return seat_here()[0]
    except ExplainedError as error:
        _no_desk(error)


def seated() -> Sitting:
    """The person who is signed in, at their desk. Where nobody is, the page says what to do, and ends."""
    look.style()
    try:
        desk, seat, why = seat_here()
    except ExplainedError as error:
        _no_desk(error)
    if seat is None:
        ask_to_sign_in(desk, why)
        st.stop()
    if st.session_state.setdefault("sat", seat.by.person_id) != seat.by.person_id:
        leave_nothing_typed()  # what one person typed is not for the next who uses this window
        st.session_state["sat"] = seat.by.person_id
    try:
        return Sitting(desk=desk, place=place(desk), actor=person_acting(desk, seat.by), seat=seat)
    except ExplainedError as error:
        ask_to_sign_in(desk, Unseated(why=str(error)))
        st.stop()


def leave_nothing_typed() -> None:
    """Forget what this window holds, but for what a test handed in."""
    handed = {key: st.session_state[key] for key in ("desk",) if key in st.session_state}
    st.session_state.clear()
    for key, value in handed.items():
        st.session_state[key] = value


def _no_desk(error: ExplainedError) -> NoReturn:
    """Say why there is no desk; where there are several councils, let one be chosen."""
    try:
        known = (st.session_state.get("desk") or desk_at_work()).councils()
    except ExplainedError:
        known = ()
    st.header("Which council?" if len(known) > 1 else "Nothing is set up here yet", anchor=False)
    if len(known) > 1:
        look.html(*(f'<p><a href="?council={one}" target="_self">{one}</a></p>' for one in known))
    st.write(str(error))
    st.stop()


@contextmanager
def refusals_shown(doing: str = "") -> Iterator[None]:
    """Shows why an act was refused, in its own words, and lets the page go on; meanwhile says what is being done."""
    try:
        with st.spinner(doing) if doing else nullcontext():
            yield
    except ExplainedError as error:
        st.error(str(error))


def done(news: str) -> NoReturn:
    """Tell `news` at the top of the page, which is then drawn afresh."""
    st.session_state["news"] = news
    st.rerun()


def show_news() -> None:
    """What the last act did, once."""
    if news := st.session_state.pop("news", ""):
        st.success(news)
