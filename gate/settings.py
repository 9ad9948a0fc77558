"""The configuration: the environment and `gate.toml`, read once into one frozen value."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from calendars.errors import ExplainedError

_KNOWN = frozenset({"outbox", "secrets"})


class SettingsError(ExplainedError):
    """A configuration that cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this installation runs. `secrets` names, per account, the environment variable that holds its secret."""

    database_url: str
    outbox: Path
    secrets: Mapping[str, str] = field(default_factory=dict)
    demonstration: bool = False


def read_settings(environment: Mapping[str, str] = os.environ, folder: Path | None = None) -> Settings:
    """The settings of `environment` and the file that GATE_CONFIG names (default `gate.toml` in `folder`).

    A folder named in the file is taken from where the file lies. Raises SettingsError, with file and cure, for a
    file that cannot be read, or that says what nobody here understands.
    """
    here = folder or Path.cwd()
    named = environment.get("GATE_CONFIG")
    place = Path(named) if named else here / "gate.toml"
    told: dict[str, object] = {}
    if named or place.is_file():
        try:
            told = tomllib.loads(place.read_text(encoding="utf-8-sig"))  # as some editors for Windows write it
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
            raise SettingsError(
                f"The configuration cannot be read ({error}).",
                where=str(place),
                remedy="Correct it, or unset GATE_CONFIG to run without one.",
            ) from error
    if unknown := sorted(set(told) - _KNOWN):
        raise SettingsError(
            f"‘{unknown[0]}’ is not a setting.", where=str(place), remedy=f"Known: {', '.join(sorted(_KNOWN))}."
        )
    secrets = told.get("secrets", {})
    if not isinstance(secrets, dict) or not all(isinstance(name, str) for name in secrets.values()):
        raise SettingsError(
            "‘secrets’ must name, for each account, an environment variable.",
            where=str(place),
            remedy='Write: [secrets] and then town-bluesky = "BLUESKY_PASSWORD".',
        )
    url = environment.get("GATE_DATABASE_URL") or f"sqlite:///{here / 'var' / 'gate.db'}"
    outbox = told.get("outbox", str(here / "var" / "outbox"))
    if not isinstance(outbox, str) or not outbox.strip():
        raise SettingsError(
            "‘outbox’ must name a folder.", where=str(place), remedy='Write: outbox = "/srv/gate/outbox".'
        )
    return Settings(database_url=url, outbox=place.parent / outbox, secrets=secrets)
