"""Today: does a pre-election period apply? The public front door; nobody needs to sign in."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from html import escape

import streamlit as st

from calendars.civil_time import civil_day, instant_of, london
from calendars.election_calendar import Answer
from calendars.errors import ExplainedError
from gate.desk.answer_in_words import AnswerInWords, told
from gate.desk.answer_texts import QUESTION, Advice
from gate.desk.dates_in_words import Tongue, full_day, hour
from gate.desk.desk import Desk
from gate.desk.enquiries import Place, answered_then, areas_served, kept_calendar, place, today
from gate.desk.in_welsh import say
from gate.desk.timeline import steps_to_come
from ui import look
from ui.session import opened
from ui.tongue import choice, language_switch


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked: an area or the whole council, an account or any, an instant (aware) or now."""

    area: str | None
    account: str | None
    at: dt.datetime | None


def show() -> None:
    """The page."""
    desk = opened()
    here = place(desk)
    tongue = language_switch()
    says = partial(say, tongue=tongue)
    st.title(QUESTION[tongue], anchor=False)
    stands = st.container()
    asked = ask(desk, here, tongue)
    try:
        answer = today(desk, area=asked.area, account=asked.account, at=asked.at)
    except ExplainedError as error:
        st.error(str(error))
        st.stop()
    words = in_words(desk, here, answer, tongue, area=asked.area)
    past = ""
    if asked.at and asked.at < here.now:
        then = answered_then(desk, asked.at, area=asked.area, account=asked.account)
        past = say(
            "On that day the answer here was: {answer}.", tongue, answer=in_words(desk, here, then, tongue).headline
        )
    with stands:
        look.html(look.answer_box(words.holds, words.headline, words.explained, past))
    look.html(why(words, desk, tongue), coming(words, tongue))
    look.html('<div class="pg-two">', *(advice(one) for one in words.advice), "</div>")
    council = here.council.name_cy if tongue is Tongue.WELSH and here.council.name_cy else here.council.name
    asked_for = says(
        "Asked for {place}, {hour} on {day}.",
        place=council,
        hour=hour(answer.at, tongue),
        day=full_day(civil_day(answer.at), tongue),
    )
    look.html(
        f'<p class="small">{says("Source")}: {look.source(words.cites, desk.reference.statutes)}. '
        f"{escape(words.last_word)}</p>",
        f'<p class="small">{escape(asked_for)} <a href="/today?lang={tongue}" target="_blank">'
        f"{says('This answer as a plain page')}</a> · "
        f'<a href="/feeds/{escape(desk.council_id)}.ics" target="_self">'
        f"{says('Subscribe in your calendar')}</a> · "
        f'<a href="/accessibility?lang={tongue}" target="_blank">{says("Accessibility")}</a></p>',
    )


def ask(desk: Desk, here: Place, tongue: Tongue) -> Asked:
    """The three things that can be chosen."""
    says = partial(say, tongue=tongue)
    areas = {area.area_id: area.name for area in areas_served(desk) if area.area_id != here.council.area}
    accounts = {account.account_id: account.name for account in here.accounts}
    look.html(f"<p><strong>{says('Ask for another place, account or day')}</strong></p>")
    where, which, when = st.columns(3)
    area = choice(
        where.selectbox,
        says("Where"),
        ["", *areas],
        tongue,
        key="area",
        told=lambda one: areas.get(one, says("the whole council")),
    )
    account = choice(
        which.selectbox,
        says("Account"),
        ["", *accounts],
        tongue,
        key="account",
        told=lambda one: accounts.get(one, says("any account")),
    )
    other = choice(
        when.selectbox,
        says("When"),
        [False, True],
        tongue,
        key="other-day",
        told=lambda one: says("another day") if one else says("now"),
    )
    at = None
    if other:
        clock = london(here.now)
        day_field, time_field = st.columns(2)
        day = day_field.date_input(
            says("Day"),
            value=civil_day(clock),
            format="DD/MM/YYYY",
            key="day",
            min_value=dt.date(2011, 1, 1),
            max_value=dt.date(clock.year + 10, 12, 31),
        )
        hour_of = time_field.time_input(says("London time"), value=dt.time(9), key="time")
        try:
            at = instant_of(day, hour_of)
        except ExplainedError as error:
            st.error(str(error))
            st.stop()
    return Asked(area=area or None, account=account or None, at=at)


def in_words(desk: Desk, here: Place, answer: Answer, tongue: Tongue, *, area: str | None = None) -> AnswerInWords:
    """The answer in the words that the plain page says it in too."""
    return told(
        answer,
        tongue=tongue,
        titles_cy={poll.poll_id: poll.title_cy for poll in kept_calendar(desk).polls},
        nation=here.council.nation,
        today=civil_day(here.now),
        steps=steps_to_come(desk, civil_day(answer.at), area=area),
    )


def why(words: AnswerInWords, desk: Desk, tongue: Tongue) -> str:
    """Which polls, since and until when, on what authority; and what is missing."""
    says = partial(say, tongue=tongue)
    causes = "".join(
        f"<li><strong>{escape(cause.title)}</strong> {'' if cause.certain else says('(may hold)')}<br>"
        f"{escape(cause.since)}, {escape(cause.until)}<br>{look.source(cause.cites, desk.reference.statutes)}</li>"
        for cause in words.causes
    )
    doubts = "".join(f'<li lang="{one.tongue}">{escape(one.text)}</li>' for one in words.doubts)
    told_why = f"<h2>{says('Why')}</h2><ul>{causes}</ul>" if causes else ""
    return told_why + (f"<h2>{says('What is missing')}</h2><ul>{doubts}</ul>" if doubts else "")


def coming(words: AnswerInWords, tongue: Tongue) -> str:
    """The next dates that change the answer."""
    says = partial(say, tongue=tongue)
    listed = "".join(
        f'<li>{escape(when)}: <span lang="{what.tongue}">{escape(what.text)}</span></li>' for when, what in words.next
    )
    return f"<h2>{says('What comes next')}</h2>" + (
        f"<ul>{listed}</ul>" if listed else f"<p>{says('Nothing is known to come.')}</p>"
    )


def advice(one: Advice) -> str:
    """What one reader may do and may not."""
    may = "".join(f"<li>{escape(item)}</li>" for item in one.may)
    may_not = "".join(f"<li>{escape(item)}</li>" for item in one.may_not)
    return (
        f"<section><h2>{escape(one.reader)}</h2><h3>{escape(one.may_title)}</h3><ul>{may}</ul>"
        f"<h3>{escape(one.may_not_title)}</h3><ul>{may_not}</ul></section>"
    )


show()
