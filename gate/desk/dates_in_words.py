"""Days and instants as people say them, in English and in Welsh. Instants are told on London's clock."""

import datetime as dt
from enum import StrEnum

from calendars.civil_time import civil_day, end_in_words, hour_in_words, london


class Tongue(StrEnum):
    """A language that pages speak, by its code in HTML."""

    ENGLISH = "en"
    WELSH = "cy"


_DAYS = {
    Tongue.ENGLISH: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    Tongue.WELSH: (
        "dydd Llun",
        "dydd Mawrth",
        "dydd Mercher",
        "dydd Iau",
        "dydd Gwener",
        "dydd Sadwrn",
        "dydd Sul",
    ),
}
_MONTHS = {
    Tongue.ENGLISH: (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    Tongue.WELSH: (
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ),
}


def short_day(day: dt.date, tongue: Tongue = Tongue.ENGLISH) -> str:
    """‘31 March 2027’."""
    return f"{day.day} {_MONTHS[tongue][day.month - 1]} {day.year}"


def full_day(day: dt.date, tongue: Tongue = Tongue.ENGLISH) -> str:
    """‘Wednesday 31 March 2027’."""
    return f"{_DAYS[tongue][day.weekday()]} {short_day(day, tongue)}"


def hour(at: dt.datetime, tongue: Tongue = Tongue.ENGLISH) -> str:
    """‘9am’, ‘9.15am’, ‘noon’, ‘midnight’: London's clock at `at` (aware)."""
    return clock_told(london(at).time(), tongue)


def clock_told(clock: dt.time, tongue: Tongue = Tongue.ENGLISH) -> str:
    """‘9am’, ‘9.15am’, ‘noon’, ‘midnight’: what London's clocks show."""
    told = hour_in_words(clock)
    return told if tongue is Tongue.ENGLISH else {"midnight": "hanner nos", "noon": "hanner dydd"}.get(told, told)


def hour_and_day(at: dt.datetime) -> str:
    """‘9.30am on Thursday 6 May 2027’: London's clock at `at` (aware)."""
    return f"{hour(at)} on {full_day(civil_day(at))}"


def until_when(end: dt.datetime, tongue: Tongue = Tongue.ENGLISH) -> str:
    """‘10pm on Thursday 6 May 2027’, for an end (aware) that is not included; midnight is the end of the day before."""
    if tongue is Tongue.ENGLISH:
        return end_in_words(end)
    if london(end).time() == dt.time(0):
        return f"ddiwedd {full_day(civil_day(end) - dt.timedelta(days=1), tongue)}"
    return f"{hour(end, tongue)} d{full_day(civil_day(end), tongue)}"


def moment(at: dt.datetime, now: dt.datetime) -> str:
    """‘today, 9am’, ‘tomorrow, 9am’, ‘Thursday 6 May 2027, 10pm’ (both aware)."""
    day, today = civil_day(at), civil_day(now)
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((day - today).days)
    return f"{near or full_day(day)}, {hour(at)}"


def goes_out(at: dt.datetime, now: dt.datetime, *, stopped: bool = False, by_hand: bool = False) -> str:
    """‘is queued for tomorrow, 9am’; of a time (aware) that has come, that it goes out within the minute."""
    if stopped:
        return f"is queued for {moment(at, now)}, and leaves only once someone resumes"
    if by_hand:
        if at > now:
            return f"is queued for {moment(at, now)}, to be posted by hand"
        return "can be posted by hand within the minute: open it in the queue"
    return f"is queued for {moment(at, now)}" if at > now else "goes out within the minute"


def offset_told(at: dt.datetime) -> str:
    """London's offset at `at` (aware), as people call it: ‘summer time’ or ‘winter time’."""
    return "summer time, one hour ahead of GMT" if london(at).utcoffset() else "GMT"


def how_far(day: dt.date, today: dt.date, tongue: Tongue = Tongue.ENGLISH) -> str:
    """‘today’, ‘tomorrow’, ‘in 12 days’, ‘12 days ago’."""
    away = (day - today).days
    if tongue is Tongue.WELSH:
        near = {0: "heddiw", 1: "yfory", -1: "ddoe"}
        return near.get(away) or (f"ymhen {away} o ddyddiau" if away > 0 else f"{-away} o ddyddiau yn ôl")
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(away) or (f"in {away} days" if away > 0 else f"{-away} days ago")
