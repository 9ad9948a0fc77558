"""
What the record says happened between two instants, counted: for a council that asks afterwards how it went.

Pure: entries in, numbers out. Nothing here names a person or quotes a post.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median

from gate.audit.entry import Facts

READINGS = frozenset({"clear", "hold"})
DECISIONS = frozenset({"override", "return", "withdraw", "amend", "clear"})
"""What ends the wait of a held post: somebody answered, returned, withdrew or changed it, or the gate cleared it."""

WAITS = (
    # up to, in words
    (dt.timedelta(hours=1), "within the hour"),
    (dt.timedelta(hours=4), "within 4 hours"),
    (dt.timedelta(hours=24), "within a day"),
    (dt.timedelta(days=36_500), "later"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The posts first read in the week that starts on the Monday `starts`, by their first verdict."""

    starts: dt.date
    allow: int = 0
    flag: int = 0
    block: int = 0

    @property
    def posts(self) -> int:
        """All of them."""
        return self.allow + self.flag + self.block


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The numbers. `rules` counts posts that a rule held; `waits` posts by how long they were held, in words."""

    weeks: tuple[Week, ...]
    rules: tuple[tuple[str, int], ...]
    grounds: tuple[tuple[str, int], ...]
    waits: tuple[tuple[str, int], ...]
    median_wait: dt.timedelta | None
    outcomes: Mapping[str, int] = field(default_factory=dict)

    @property
    def posts(self) -> int:
        """How many posts were put before the gate."""
        return sum(week.posts for week in self.weeks)


def tally(entries: Iterable[tuple[Facts, dt.date]]) -> Tally:
    """Count `entries`: all about posts submitted in the time asked for, in order, each with its London day."""
    lives: dict[str, list[tuple[Facts, dt.date]]] = {}
    for one, day in entries:
        if one.event == "submit" or one.subject in lives:
            lives.setdefault(one.subject, []).append((one, day))
    weeks: dict[dt.date, Counter[str]] = {}
    rules: Counter[str] = Counter()
    grounds: Counter[str] = Counter()
    waits: list[dt.timedelta] = []
    outcomes: Counter[str] = Counter()
    for life in lives.values():
        facts = [one for one, _ in life]
        verdict = next(
            (one.values["verdict"] for one in facts if one.event in READINGS and "verdict" in one.values), ""
        )
        monday = life[0][1] - dt.timedelta(days=life[0][1].weekday())
        weeks.setdefault(monday, Counter())[verdict or "allow"] += 1
        rules.update({code for one in facts if one.event == "hold" for code in one.codes})
        grounds.update(one.values["ground"] for one in facts if one.event in ("override", "answer"))
        waits.extend(_waits(facts))
        outcomes[_outcome(facts)] += 1
    return Tally(
        weeks=_every_week(weeks),
        rules=tuple(rules.most_common()),
        grounds=tuple(grounds.most_common()),
        waits=_by_length(waits),
        median_wait=dt.timedelta(seconds=median(wait.total_seconds() for wait in waits)) if waits else None,
        outcomes=outcomes,
    )


def _waits(life: list[Facts]) -> Iterable[dt.timedelta]:
    """How long the post was held by findings, each time, until somebody decided."""
    since: dt.datetime | None = None
    for facts in life:
        at = dt.datetime.fromisoformat(facts.at)
        if since is not None and facts.event in DECISIONS:
            yield at - since
            since = None
        if facts.event == "hold" and facts.codes and since is None:
            since = at


def _outcome(life: list[Facts]) -> str:
    """What became of a post, in the words of the report."""
    events = [facts.event for facts in life]
    if "publish" in events or "found" in events:
        if "override" in events:
            return "went out on an officer's answer"
        return "went out after a change" if "amend" in events else "went out as written"
    if "withdraw" in events:
        refused = any(facts.values.get("refused") for facts in life if facts.event == "withdraw")
        return "refused" if refused else "withdrawn"
    return "not out"


def _every_week(found: Mapping[dt.date, Counter[str]]) -> tuple[Week, ...]:
    """The weeks from the first to the last, those without a post too."""
    if not found:
        return ()
    day, weeks = min(found), []
    while day <= max(found):
        count = found.get(day, Counter())
        weeks.append(Week(starts=day, allow=count["allow"], flag=count["flag"], block=count["block"]))
        day += dt.timedelta(days=7)
    return tuple(weeks)


def _by_length(waits: list[dt.timedelta]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter(next(words for longest, words in WAITS if wait <= longest) for wait in waits)
    return tuple((words, counts[words]) for _, words in WAITS)
