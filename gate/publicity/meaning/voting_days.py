"""
Voting days: what a post says of when and how to vote, against the timetable of the polls it may mean.

A day counts for the step whose word stands nearest before it. What may belong to another poll is left alone.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gate.publicity.meaning.photo_id import told_of_id
from gate.publicity.text.dates import ToldDay, ToldHour, days_in, hours_in
from gate.publicity.text.reading import FieldReading

_OTHER_POLL: Final = dt.timedelta(days=10)  # farther from ours than this, a polling day is another poll's
_WINDOW: Final = dt.timedelta(days=60)


class Matter(StrEnum):
    """What a day in a post is told of."""

    REGISTER = "registering to vote"
    POSTAL = "asking for a postal vote"
    PROXY = "asking for a proxy vote"
    CARD = "asking for a Voter Authority Certificate"
    POLL = "polling day"
    ELSE = "something else"


@dataclass(frozen=True, slots=True, kw_only=True)
class VotingDays:
    """What voters of one poll are to be told. Days are London days, None where there is none or none is known."""

    poll_id: str
    polling_day: dt.date
    register_by: dt.date | None = None
    postal_by: dt.date | None = None
    proxy_by: dt.date | None = None
    card_by: dt.date | None = None
    opens: dt.time = dt.time(7)
    closes: dt.time = dt.time(22)
    photo_id: bool | None = None

    def day_of(self, matter: Matter) -> dt.date | None:
        """The day of a matter."""
        return {
            Matter.REGISTER: self.register_by,
            Matter.POSTAL: self.postal_by,
            Matter.PROXY: self.proxy_by,
            Matter.CARD: self.card_by,
            Matter.POLL: self.polling_day,
        }.get(matter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A day, an hour or a rule of identification in a post, and what is right where it is wrong."""

    start: int
    end: int
    right: str = ""

    @property
    def wrong(self) -> bool:
        """Whether it differs from the timetable."""
        return bool(self.right)


_MATTERS: Final = re.compile(
    r"(?P<card>voter authority certificates?|voter id certificates?|free voter id|tystysgrif(?:au)? awdurdod)"
    r"|(?P<postal>postal vot\w+|postal ballots?|vot\w+ by post|by post|[pb]leidlais bost|[pb]leidleisiau post"
    r"|drwy'r post)"
    r"|(?P<proxy>prox(?:y|ies)|ddirprwy\w*|dirprwy\w*)"
    r"|(?P<else>count(?:ing|s|ed)?|verification|results?|declar\w+|nominat\w+|enwebu\w*|enwebiad\w*"
    r"|cyfrif|canlyniad\w*"
    r"|bank holiday|g[wŵ]yl y banc|poll cards?|cardiau pleidleisio|statement of persons|withdraw\w*|spare|hustings"
    r"|lost|spoilt|damaged|replacement|emergency|argyfwng|return\w*|sent out|posted out|posting|arrive\w*|delivered"
    r"|drop\w*|hand\w* in|by-election|referendum|is-etholiad)"
    r"|(?P<register>regist\w+|re-regist\w+|[cg]h?ofrestr\w*|nghofrestr\w*)"
    r"|(?P<poll>polling day|election day|polls? (?:are |is )?(?:open\w*|clos\w*|on)|polling (?:stations?|places?)"
    r"|go(?:es)? to the polls|elections? (?:is|are|will be|takes? place|being held|held)?\s?(?:on"
    r"|day)|vot(?:e|ing) on"
    r"|local elections?|diwrnod (?:pleidleisio|yr etholiad)|gorsaf(?:oedd)? bleidleisio"
    r"|gorsafoedd pleidleisio|orsaf bleidleisio"
    r"|cynhelir (?:yr )?etholiad\w*|bydd (?:yr )?etholiad\w*|pleidleisi\w+ (?:ar|ddydd))",
    re.IGNORECASE,
)
_VOTING: Final = re.compile(r"vot(?:e|ing|er)|poll|elect|ballot|[pb]leidl|[ei]thol", re.IGNORECASE)
_DEADLINE: Final = re.compile(
    r"\b(?:by|before|deadline|until|till|up to|last (?:day|chance|date)|clos\w+|midnight"
    r"|no later than|not later than|ends?"
    r"|runs out|cut-?off|have you|erbyn|cyn|dyddiad cau|tan|hyd at|diwrnod olaf|cyfle olaf|hanner nos|cau)\b",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"\b(?:appl\w+|ask\w*|request\w*|deadline|new|change|cancel|sign up|last (?:day|chance)|get|cais"
    r"|ceisiadau|ymgeis\w+"
    r"|gwneud cais|dyddiad cau|diwrnod olaf|gofyn\w*)\b",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(
    r"\b(?:polling (?:stations?|places?)|polls?|gorsaf(?:oedd)?|orsaf) ?(?:p?b?leidleisio)?\b", re.IGNORECASE
)
_NOT_HOURS: Final = re.compile(
    r"\b(?:count\w*|office|helpline|line|phone|ring|appl\w+|regist\w+|proxy|proxies|postal|emergency"
    r"|certificate|exit|cyfrif"
    r"|swyddfa|cofrestr\w*|dirprwy|queue|queues|clerks?|staff|set up|training|hire|deadline|erbyn|replacement)\b",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\s*(?:to|until|till|and|-|–|—|tan|hyd|i|a|ac|hyd at)\s*", re.IGNORECASE)
_CLOSES: Final = re.compile(
    r"\b(?:until|till|clos\w+(?: at)?|by|tan|hyd|yn cau(?: am)?|cau am|shut at)\s*$", re.IGNORECASE
)
_OPENS: Final = re.compile(r"\b(?:open(?:s|ing)?(?: at)?|from|o|agor am|yn agor am|ar agor o)\s*$", re.IGNORECASE)


def checked(part: FieldReading, polls: tuple[VotingDays, ...], *, today: dt.date | None) -> Iterator[Checked]:
    """Each statement of a field about voting that can be compared with the timetables of `polls`.

    `today` is the London day on which the post goes out, None where it is not known: then *this Thursday* is let be.
    """
    raw = part.raw
    if not polls or not part.cues("voter-info", "polling-day", "neutral-vote"):
        return
    told = list(days_in(raw))
    days = [(one, _matter(raw, part, one, told)) for one in told]
    if _another_poll(days, polls, today):
        return
    hours = list(hours_in(raw))
    dated = {
        when for day, _ in days if not day.relative for when in day.may_be(year=polls[0].polling_day.year, today=today)
    }
    for day, matter in days:
        if day.weeks and _ANOTHER_VOTE.search(raw):
            continue
        if day.weeks and any(when.weekday() == day.weekday for when in dated):
            continue  # *The poll is on 6 May. On Thursday, stations open at 7*: the date tells which Thursday is meant
        if matter is not Matter.ELSE and (found := _compared(day, matter, polls, today)) is not None:
            yield found
            if not found.wrong:
                yield from _hour_of(raw, day, matter, hours)
    yield from _hours_of_poll(part, hours, polls)
    asked = {one.photo_id for one in polls}
    if len(asked) == 1 and None not in asked:
        for start, end, says in told_of_id(part):
            right = "" if {says} == asked else f"photo ID is {'' if True in asked else 'not '}asked for at this poll"
            yield Checked(start=start, end=end, right=right)


_ANOTHER_VOTE: Final = re.compile(r"\b(?:by-?elections?|referendums?|is-?etholiad\w*|parish polls?)\b", re.IGNORECASE)


def _matter(raw: str, part: FieldReading, day: ToldDay, days: list[ToldDay]) -> Matter:
    """What a day is told of: the word nearest before it in its sentence, else the first after it that no other takes.

    *Elections 6 May: register by 19 April* tells the register of 19 April alone.
    """
    start, end = part.sentence(day.start)
    found = [(one.lastgroup or "else", one.start(), one.end()) for one in _MATTERS.finditer(raw, start, end)]
    before = [one for one in found if one[2] <= day.start]
    after = [one for one in found if one[1] >= day.end]
    chosen = before[-1] if before else after[0] if after else None
    if chosen is None:
        return Matter.ELSE
    if not before and not _DEADLINE.search(raw, day.end, chosen[1]):
        following = min((one.start for one in days if chosen[2] <= one.start < end), default=None)
        if following is not None and not any(chosen[2] <= one[1] < following for one in found):
            return Matter.ELSE
    matter = Matter[chosen[0].upper()]
    if matter is Matter.POLL:
        gap = raw[chosen[2] : day.start] if before else raw[day.end : chosen[1]]
        return (
            matter
            if len(gap) <= 45 and not re.search(r"\b(?:by|before|until|erbyn|cyn|from|o)\b", gap)
            else Matter.ELSE
        )
    if matter is Matter.REGISTER and not _VOTING.search(raw):
        return Matter.ELSE  # holiday lets, allotments and courses are registered for too
    around = raw[max(start, day.start - 70) : min(end, day.end + 40)]
    if not _DEADLINE.search(around) and not day.relative:
        return Matter.ELSE
    if day.relative and not re.search(
        r"\b(?:last|deadline|midnight|clos\w+|by|olaf|cau|hanner nos|erbyn)\b", around, re.IGNORECASE
    ):
        return Matter.ELSE
    if matter in {Matter.POSTAL, Matter.PROXY, Matter.CARD} and not _ASKED.search(raw[start:end]):
        return Matter.ELSE
    return matter


def _another_poll(days: list[tuple[ToldDay, Matter]], polls: tuple[VotingDays, ...], today: dt.date | None) -> bool:
    """Whether a polling day is told by its date that is far from each of ours."""
    for day, matter in days:
        if matter is Matter.POLL and not day.weeks:
            meant = [(one, when) for one in polls for when in day.may_be(year=one.polling_day.year, today=today)]
            if meant and all(abs(when - one.polling_day) > _OTHER_POLL for one, when in meant):
                return True
    return False


def _compared(day: ToldDay, matter: Matter, polls: tuple[VotingDays, ...], today: dt.date | None) -> Checked | None:
    """A day against each poll's own: None where none has such a day, or another year or season is meant."""
    known = [(one, lawful) for one in polls if (lawful := one.day_of(matter)) is not None]
    pairs = [
        (when, lawful)
        for one, lawful in known
        for when in day.may_be(year=one.polling_day.year, today=today)
        if one.polling_day - _WINDOW <= when <= one.polling_day + _OTHER_POLL
    ]
    if not pairs:
        return None
    right = next((lawful for when, lawful in pairs if when == lawful), None)
    if right is None:
        lawful = pairs[0][1]
        what = "polling day" if matter is Matter.POLL else f"the last day for {matter}"
        return Checked(start=day.start, end=day.end, right=f"{what} is {lawful:%A %-d %B %Y}")
    if day.weekday is not None and not day.weeks and day.weekday != right.weekday():
        return Checked(start=day.start, end=day.end, right=f"{right:%-d %B %Y} is a {right:%A}")
    return Checked(start=day.start, end=day.end)


_LAST_HOUR: Final = {
    Matter.REGISTER: dt.time(23, 59),
    Matter.POSTAL: dt.time(17),
    Matter.PROXY: dt.time(17),
    Matter.CARD: dt.time(17),
}


def _hour_of(raw: str, day: ToldDay, matter: Matter, hours: list[ToldHour]) -> Iterator[Checked]:
    """The hour told right before a last day: five in the afternoon, or midnight for the register."""
    lawful = _LAST_HOUR.get(matter)
    for hour in hours if lawful else ():
        between = raw[hour.end : day.start]
        if hour.end <= day.start and re.fullmatch(r"\s*(?:on|ar|,|at the end of)?\s*", between):
            near_midnight = matter is Matter.REGISTER and hour.hour in {dt.time(0), dt.time(23, 59)}
            wrong = hour.hour != lawful and not near_midnight
            shown = "midnight" if matter is Matter.REGISTER else "5pm"
            yield Checked(start=hour.start, end=hour.end, right=f"{matter} ends at {shown}" if wrong else "")


def _hours_of_poll(part: FieldReading, hours: list[ToldHour], polls: tuple[VotingDays, ...]) -> Iterator[Checked]:
    """When polling stations are said to open and close."""
    raw = part.raw
    for start, end in part.sentences:
        if not _OPENING.search(raw, start, end) or _NOT_HOURS.search(raw, start, end):
            continue
        here = [one for one in hours if start <= one.start < end]
        opens, closes = {one.opens for one in polls}, {one.closes for one in polls}
        right = f"polling stations are open from {_shown(min(opens))} to {_shown(max(closes))}"
        for at, one in enumerate(here):
            following = here[at + 1] if at + 1 < len(here) else None
            before = raw[start : one.start]
            if following is not None and _BETWEEN.fullmatch(raw[one.end : following.start]):
                wrong = one.hour not in opens or following.hour not in closes
                yield Checked(start=one.start, end=following.end, right=right if wrong else "")
            elif at and _BETWEEN.fullmatch(raw[here[at - 1].end : one.start]):
                continue
            elif _CLOSES.search(before):
                yield Checked(start=one.start, end=one.end, right=right if one.hour not in closes else "")
            elif _OPENS.search(before):
                yield Checked(start=one.start, end=one.end, right=right if one.hour not in opens else "")


def _shown(hour: dt.time) -> str:
    return f"{hour.hour % 12 or 12}{'am' if hour.hour < 12 else 'pm'}"
