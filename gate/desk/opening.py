"""The only place where the parts are joined: settings, reference data, database, channels."""

from collections.abc import Mapping
from functools import cache

from gate.channels.channel import Channel
from gate.channels.handover import Handover
from gate.channels.outbox import Outbox
from gate.clock import Clock, system_clock
from gate.desk.desk import Desk
from gate.publicity.ruleset import check_rules
from gate.reference import Reference, read_reference
from gate.settings import Settings, read_settings
from gate.store.engine import open_engine


@cache
def open_reference() -> Reference:
    """All reference data, read once a process. Raises RuleError where a rule's list of words is missing."""
    reference = read_reference()
    check_rules(frozenset(cue.concept for cue in reference.terms.cues))
    return reference


def open_desk(
    settings: Settings | None = None, *, clock: Clock = system_clock, reference: Reference | None = None
) -> Desk:
    """A desk over everything that `settings` names (default: read from the environment).

    Raises ExplainedError with file, line and cure when anything of it cannot be used.
    """
    found = settings or read_settings()
    return Desk(
        clock=clock,
        reference=reference or open_reference(),
        channels=channels_of(found),
        engine=open_engine(found.database_url),
        settings=found,
    )


def channels_of(settings: Settings) -> Mapping[str, Channel]:
    """Every way out that this installation knows, by the name that an account gives."""
    return {"outbox": Outbox(settings.outbox), "handover": Handover()}
