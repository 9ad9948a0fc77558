"""
The answer to *does a pre-election period apply?* in the words that every page says it in, English and Welsh.

One text for the page with JavaScript, the page without, and whoever else shows the answer. The engine's own
sentences are English; those it is known to say are put into Welsh here, and any other keeps its language and
says so (`Said.tongue`), so that a screen reader never reads English words by Welsh rules.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from calendars.citation import Citation
from calendars.civil_time import civil_day, wall_day
from calendars.election_calendar import Answer, Holds
from calendars.nation import Nation
from calendars.period import Period, PeriodKind, StartBasis
from calendars.publicity_law import PUBLICITY_CODES
from gate.desk.answer_texts import ADVICE, BASIS, EXPLAINED, LAST_WORD, PLANNED, QUESTION, STEP, WORD, Advice
from gate.desk.dates_in_words import Tongue, full_day, how_far, until_when
from gate.desk.timeline import StepToCome
from gate.desk.welsh_for import WELSH_FOR

MOST_DATES = 10
"""How many dates to come are told; the feed has them all."""

_EN, _CY = Tongue.ENGLISH, Tongue.WELSH


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, and the language it is in."""

    text: str
    tongue: Tongue


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One period that holds, or may hold: which poll, since when and on what basis, until when, by what authority."""

    title: str
    since: str
    until: str
    cites: Citation
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerInWords:
    """The whole answer, ready to be shown. `headline` is the largest thing wherever it stands."""

    tongue: Tongue
    holds: Holds
    question: str
    headline: str
    explained: str
    causes: tuple[Cause, ...]
    doubts: tuple[Said, ...]
    next: tuple[tuple[str, Said], ...]
    advice: tuple[Advice, ...]
    cites: Citation
    last_word: str


def told(
    answer: Answer,
    *,
    tongue: Tongue,
    titles_cy: Mapping[str, str],
    nation: Nation,
    today: dt.date,
    steps: tuple[StepToCome, ...] = (),
) -> AnswerInWords:
    """`answer` in `tongue`. `titles_cy` are the Welsh names of polls by their ids; `today` is the London day now.

    `steps` are the statutory steps to come: they are told among the dates that change the answer.
    """
    care = [period for period in answer.periods if period.kind is not PeriodKind.SENSITIVE]
    return AnswerInWords(
        tongue=tongue,
        holds=answer.holds,
        question=QUESTION[tongue],
        headline=_headline(answer, care, tongue),
        explained=EXPLAINED[tongue][answer.holds],
        causes=tuple(_cause(period, answer.at, tongue, titles_cy, today) for period in answer.periods),
        doubts=tuple(in_tongue(tongue, str(doubt), titles_cy.get(doubt.poll_id, "")) for doubt in answer.doubts),
        next=tuple(
            (f"{full_day(day, tongue)} ({how_far(day, today, tongue)})", what)
            for day, what in _coming(answer, steps, tongue, titles_cy)[:MOST_DATES]
        ),
        advice=ADVICE[tongue][answer.in_period],
        cites=PUBLICITY_CODES[nation].cites if answer.in_period else Citation("lga-1986", "s. 2"),
        last_word=LAST_WORD[tongue],
    )


def _coming(
    answer: Answer, steps: tuple[StepToCome, ...], tongue: Tongue, titles_cy: Mapping[str, str]
) -> list[tuple[dt.date, Said]]:
    """What changes the answer and which steps fall due, by their days."""
    changes = [
        (coming.day, in_tongue(tongue, coming.what, titles_cy.get(coming.poll_id, ""))) for coming in answer.next
    ]
    due = []
    for one in steps:
        title = (one.poll.title_cy if tongue is _CY else "") or one.poll.title or one.poll.poll_id
        due.append((one.day, Said(f"{STEP[tongue][one.step]} ({title}).", tongue)))
    return sorted([*due, *changes], key=lambda one: one[0])


def _headline(answer: Answer, care: list[Period], tongue: Tongue) -> str:
    if answer.holds is Holds.CANNOT_TELL:
        return WORD[tongue][Holds.CANNOT_TELL]
    ends = [period.ends_at for period in care if period.covers(answer.at)]
    if answer.holds is Holds.NO or not ends:
        return WORD[tongue][answer.holds]
    return f"{WORD[tongue][Holds.YES]}, {'until' if tongue is _EN else 'tan'} {until_when(max(ends), tongue)}"


def _cause(period: Period, at: dt.datetime, tongue: Tongue, titles_cy: Mapping[str, str], today: dt.date) -> Cause:
    certain, first = period.covers(at), civil_day(period.starts_at)
    since, to_come = full_day(first, tongue), first > today
    planned = to_come and period.basis is StartBasis.NOTICE
    title = titles_cy.get(period.poll_id) if tongue is _CY else ""
    began = {
        (_EN, True): f"{'from' if to_come else 'since'} {since}",
        (_EN, False): f"from {since} at the latest",
        (_CY, True): f"o d{since}" if to_come else f"ers {since}",  # ‘o’ makes ddydd of dydd
        (_CY, False): f"o d{since} fan bellaf",
    }
    return Cause(
        title=title or period.title,
        since=f"{began[tongue, certain]} ({PLANNED[tongue] if planned else BASIS[tongue][period.basis]})",
        until=f"{'until' if tongue is _EN else 'tan'} {until_when(period.ends_at, tongue)}",
        cites=period.citation,
        certain=certain,
    )


def in_tongue(tongue: Tongue, sentence: str, title_cy: str = "") -> Said:
    """`sentence` of the program's own in `tongue`, or as it is where no Welsh is known for it.

    `title_cy` is the Welsh name of the poll that it speaks of, if it speaks of one.
    """
    if tongue is _EN:
        return Said(sentence, _EN)
    for pattern, welsh in WELSH_FOR:
        if found := pattern.fullmatch(sentence):
            parts = found.groupdict()
            if "title" in parts:
                parts["title"] = title_cy or parts["title"]
            if "day" in parts:
                parts["day"] = _welsh_day(parts["day"])
            return Said(welsh.format(**parts), _CY)
    return Said(sentence, _EN)


def _welsh_day(written: str) -> str:
    """‘ddydd Iau 6 Mai 2027’ for ‘Thursday 6 May 2027’, as it stands after ‘hyd at’ and ‘o’."""
    return f"d{full_day(wall_day(dt.datetime.strptime(f'{written} +0000', '%A %d %B %Y %z')), _CY)}"
