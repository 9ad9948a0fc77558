"""
A copy of everything while the gate is at work, and starting again from one.

A restored system starts halted: what the copy says is going out may have been sent, stopped or changed since. What
was being sent is looked up as ever, and resuming holds every queued post until a person gives it a time.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from calendars.errors import ExplainedError
from gate.audit.chain import Verification
from gate.audit.checkpoint import Checkpoint
from gate.clock import Clock, system_clock
from gate.desk.desk import Desk, SignedIn
from gate.desk.opening import open_desk
from gate.desk.refusal import refusals_recorded, require
from gate.desk.shell import acting_or_shell
from gate.settings import Settings
from gate.store.backup import copy_database, move_aside, put_back, require_database, sqlite_file
from gate.store.engine import StoreError
from gate.store.registers import Halt
from gate.workflow.lifecycle import State
from gate.workflow.permission import Act

HALT_WHY = "Restored from a backup. See what went out or was stopped since, then resume."


class RestoreError(ExplainedError):
    """A backup that is not to be put back; nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What one council's part of a copy holds, and whether its record verifies."""

    council_id: str
    posts: int
    verification: Verification
    checkpoint: Checkpoint | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was put back. `aside` is where the database that stood there before was kept, if there was one."""

    councils: tuple[Copied, ...]
    aside: Path | None


def back_up(desk: Desk, place: Path, by: SignedIn, *, in_its_place: bool = False) -> tuple[Copied, ...]:
    """Copy everything, pictures included, to the file `place` while the gate is at work; then look at the copy.

    With `in_its_place` an earlier file of that name is replaced once the new one is whole. Raises StoreError, also for
    a file that is there already, or NotPermittedError.
    """
    source = sqlite_file(desk.settings.database_url)
    if place.is_file() and not in_its_place and not (source.exists() and place.samefile(source)):
        raise StoreError(
            "There is a file of that name already, and it is left as it is.",
            where=str(place),
            remedy="Name another file, or say --replace to put the new backup in its place.",
        )
    councils = desk.councils()
    if not councils:
        raise StoreError(
            "There is nothing to copy: no council is set up in this database.",
            where=str(source),
            remedy="Stand in the gate's folder, or name its database in GATE_DATABASE_URL.",
        )
    for council_id in councils:
        one = replace(desk, council_id=council_id)
        with refusals_recorded(one, Act.BACK_UP, by), one.work() as work:
            actor = acting_or_shell(work, by)
            require(Act.BACK_UP, actor)
            work.record.append("back up", actor, "everything", words={"file": str(place)})
            work.commit()
    copy_database(source, place)
    with _trial(desk.settings, place, desk.clock) as trial:
        return tuple(_copied(replace(trial, council_id=council_id)) for council_id in trial.councils())


def restore(
    settings: Settings, place: Path, by: SignedIn, *, clock: Clock = system_clock, although_unverified: bool = False
) -> Restored:
    """Put the copy at `place` where `settings` has its database, every council of it halted.

    What stood there is kept beside it. Raises RestoreError where the copy's record does not verify (unless told
    that this is known), StoreError or NotPermittedError; then nothing has changed.
    """
    target = sqlite_file(settings.database_url)
    require_database(place)
    with _trial(settings, place, clock) as trial:
        councils = []
        for council_id in trial.councils():
            one = replace(trial, council_id=council_id)
            found = _copied(one)
            if not found.verification.verifies and not although_unverified:
                bad = found.verification
                raise RestoreError(
                    f"The record of ‘{council_id}’ in it does not verify from entry {bad.first_bad} on: {bad.why}.",
                    where=str(place),
                    remedy="Nothing was changed. Take another backup, or say that you know with --although-unverified.",
                )
            _halt(one, place, by)
            councils.append(found)
        aside = _keep_aside(target, clock) if target.exists() else None
        put_back(sqlite_file(trial.settings.database_url), target)
    return Restored(councils=tuple(councils), aside=aside)


def _halt(desk: Desk, place: Path, by: SignedIn) -> None:
    with desk.work() as work:
        actor = acting_or_shell(work, by)
        require(Act.BACK_UP, actor)
        last = work.record.checkpoint()
        work.registers.set_halt(Halt(at=work.at, by=actor.name, why=HALT_WHY))
        work.registers.mark_restored(work.at)
        work.sessions.end_all("Everything was restored from a backup.")  # one that ended since must not come back
        work.record.append(
            "restore",
            actor,
            "everything",
            values={"backup_entry": str(last.sequence), "backup_digest": last.digest} if last else {},
            words={"file": str(place)},
        )
        work.commit()


@contextmanager
def _trial(settings: Settings, place: Path, clock: Clock) -> Iterator[Desk]:
    """A desk over a copy of the copy, brought up to the newest schema: the copy itself stays as it was made."""
    folder = Path(tempfile.mkdtemp(prefix=".trial-", dir=place.parent))
    try:
        copy_database(place, folder / "trial.db")
        url = f"sqlite:///{folder / 'trial.db'}"
        trial = open_desk(replace(settings, database_url=url), clock=clock)
        try:
            yield trial
        finally:
            trial.engine.dispose()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copied(desk: Desk) -> Copied:
    with desk.look() as work:
        return Copied(
            council_id=desk.council_id,
            posts=len(work.posts.in_states(tuple(State))),
            verification=work.record.verify(),
            checkpoint=work.record.checkpoint(),
        )


def _keep_aside(target: Path, clock: Clock) -> Path:
    """Keep what stands at `target`: a copy while it can be read, else the files themselves."""
    name = f"{target.stem}.before-restore-{clock():%Y%m%dT%H%M%SZ}{target.suffix}"
    aside = target.with_name(name)
    try:
        copy_database(target, aside)
    except StoreError:
        aside = move_aside(target, name)
    return aside
