"""The desk: clock, reference data, channels and database, joined for one council."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from sqlalchemy import Engine
from sqlmodel import Session

from calendars.civil_time import civil_day
from calendars.errors import ExplainedError
from gate.channels.channel import Channel
from gate.clock import Clock, Stopwatch, system_stopwatch
from gate.reference import Reference
from gate.settings import Settings
from gate.store.registers import council_ids
from gate.store.work import Work, open_work
from gate.workflow.role import Actor


class CouncilError(ExplainedError):
    """It is not clear which council is meant, or there is none yet."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything an act needs. `council_id` is empty while no council is chosen."""

    clock: Clock
    reference: Reference
    channels: Mapping[str, Channel]
    engine: Engine
    settings: Settings
    council_id: str = ""
    stopwatch: Stopwatch = system_stopwatch

    @contextmanager
    def work(self) -> Iterator[Work]:
        """One writing transaction at one instant. Nothing is kept without `commit`."""
        with open_work(self.engine, self._chosen(), self.clock, writing=True) as work:
            yield work

    @contextmanager
    def look(self) -> Iterator[Work]:
        """One reading transaction at one instant."""
        with open_work(self.engine, self._chosen(), self.clock(), writing=False) as work:
            yield work

    def councils(self) -> tuple[str, ...]:
        """The ids of every council in the database."""
        with Session(self.engine) as session:
            return council_ids(session)

    def choose(self, council_id: str | None) -> "Desk":
        """The desk of one council: the one named, or the only one there is.

        Raises CouncilError when it is not there, or none is named and there are none or several.
        """
        known = self.councils()
        if council_id is None and len(known) == 1:
            return replace(self, council_id=known[0])
        if council_id is not None and council_id in known:
            return replace(self, council_id=council_id)
        if not known:
            raise CouncilError(
                "No council is set up here yet.",
                remedy="‘gate serve’ asks for yours in the browser, ‘gate setup --from FILE’ reads it from a file, and "
                "‘gate demo’ invents one to try.",
            )
        if council_id is None:
            raise CouncilError(
                "There are several councils here.", remedy=f"Say which with --council: {', '.join(known)}."
            )
        raise CouncilError(f"There is no council ‘{council_id}’ here.", remedy=f"Known: {', '.join(known)}.")

    def _chosen(self) -> str:
        if not self.council_id:
            raise CouncilError("No council is chosen.", remedy="Choose one first.")
        return self.council_id


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Who is asking. `system_user` is the operating system's user where the act comes from a shell.

    `signed_in_at` (aware) is when they last proved who they are in a browser: some acts ask that it be recent. None
    says that no browser stands between: whoever is at the server's shell holds the database in their hands, and
    `--as` is their word. Everything that comes in over HTTP must set it.
    """

    person_id: str
    system_user: str = ""
    signed_in_at: dt.datetime | None = None


def acting(work: Work, by: SignedIn, *, account_id: str = "") -> Actor:
    """The person as they may act now. Raises UnknownError for nobody.

    A person stands in a poll when a candidacy carries one of the person ids that are theirs.
    """
    person = work.registers.person(by.person_id)
    standing = frozenset(
        candidate.poll_id for candidate in work.registers.people.candidates if candidate.person_id in person.stands_as
    )
    actor = person.acting(day=civil_day(work.at), account_id=account_id, standing_in=standing)
    age = None if by.signed_in_at is None else max(work.at - by.signed_in_at, dt.timedelta(0))
    return replace(actor, system_user=by.system_user, sign_in_age=age)
