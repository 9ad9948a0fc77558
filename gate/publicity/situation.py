"""A situation: everything a rule may consult besides the words."""

import datetime as dt
from dataclasses import dataclass, field

from calendars.nation import Nation
from calendars.period import Period
from gate.publicity.council import Account, Council, People
from gate.publicity.meaning.voting_days import VotingDays
from gate.publicity.policy import Policy
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.likeness import Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Where and when a draft would be read. `at` is an aware instant.

    `in_period` is whether posts are read as inside a pre-election period: true also when the calendar
    cannot tell, and then `doubt` says why. `periods` are those that hold, or may hold, at `at`.
    `voting` is what voters of the polls in force are to be told, where their timetables are known. `at_known` is false
    where `at` only stands for any moment of the period, so that *tomorrow* means no day.
    `parish_polls` are the parish polls kept in the calendar whose day is not over: they give no period,
    and the council takes no side in them.
    `incomplete` names the polls in force whose statement of persons nominated is not loaded.
    """

    at: dt.datetime
    council: Council
    account: Account | None
    people: People
    lexicon: Lexicon
    policy: Policy = field(default_factory=Policy)
    periods: tuple[Period, ...] = ()
    in_period: bool = False
    doubt: str = ""
    incomplete: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    voting: tuple[VotingDays, ...] = ()
    parish_polls: tuple[str, ...] = ()
    at_known: bool = True

    @property
    def nation(self) -> Nation:
        """The nation whose code on publicity binds the council."""
        return self.council.nation

    @property
    def weights(self) -> Weights:
        """What weighs in a post that is read here, inside the period or outside it."""
        return self.lexicon.likeness.inside if self.in_period else self.lexicon.likeness.outside

    @property
    def polls(self) -> tuple[str, ...]:
        """The ids of the polls in whose periods the draft would be read, in their order."""
        return tuple(period.poll_id for period in self.periods if period.poll_kind is not None)
