"""The configuration: the environment and `gate.toml`, read once into one frozen value."""

import datetime as dt
import os
import re
import secrets as randomness
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from calendars.errors import ExplainedError

_KNOWN = frozenset({"outbox", "secrets", "sign_in"})


class SettingsError(ExplainedError):
    """A configuration that cannot be used."""


AGAIN = "again"
"""What stands behind a provider's name where a person is asked to prove anew who they are: no name ends with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """Where people prove who they are by OpenID Connect. `name` is ours, `title` what people read.

    `metadata` is the address of its openid-configuration. `client_secret` comes from the environment alone.
    """

    name: str
    title: str
    client_id: str
    metadata: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInSettings:
    """How people sign in in a browser, and how long that lasts.

    `address` is where people reach the gate, empty where that is this machine alone. A sign-in ends `idle` after its
    last use and `longest` after it began. `cookie_secret` seals the cookie; one that is drawn here ends with the
    process, and every sign-in with it.
    """

    address: str = ""
    passwords: bool = True
    idle: dt.timedelta = dt.timedelta(minutes=30)
    longest: dt.timedelta = dt.timedelta(hours=12)
    providers: tuple[Provider, ...] = ()
    cookie_secret: str = field(default_factory=lambda: randomness.token_urlsafe(32), repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this installation runs. `secrets` names, per account, the environment variable that holds its secret."""

    database_url: str
    outbox: Path
    secrets: Mapping[str, str] = field(default_factory=dict)
    demonstration: bool = False
    sign_in: SignInSettings = field(default_factory=SignInSettings)


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
    return Settings(
        database_url=url,
        outbox=place.parent / outbox,
        secrets=secrets,
        sign_in=_sign_in(told.get("sign_in", {}), environment, str(place)),
    )


def names_a_database(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the environment names a database, which a demonstration must never touch."""
    return bool(environment.get("GATE_DATABASE_URL"))


_SIGN_IN_KEYS = frozenset({"address", "passwords", "idle_minutes", "hours", "openid"})
_PROVIDER_KEYS = frozenset({"title", "client_id", "metadata", "secret"})
_PROVIDER_NAME = re.compile(r"[a-z][a-z0-9]{0,31}", re.ASCII)
_ANYBODY = re.compile(r"//login\.microsoftonline\.com/(common|organizations|consumers)/")
_SHORTEST_SECRET = 32
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def _sign_in(told: object, environment: Mapping[str, str], where: str) -> SignInSettings:
    """The table `sign_in`, with its secrets from the environment."""
    table = _table(told, "sign_in", _SIGN_IN_KEYS, where)
    providers = tuple(
        _provider(name, one, environment, where)
        for name, one in _table(table.get("openid", {}), "sign_in.openid", None, where).items()
    )
    address = _text(table, "address", "sign_in", where, "")
    if address:
        _require_safe(address, "sign_in.address", where)
        if urlsplit(address).path not in ("", "/") or urlsplit(address).query:
            raise SettingsError(
                "‘sign_in.address’ must be a host without a path.",
                where=where,
                remedy='Write: address = "https://gate.anytown.gov.uk".',
            )
    elif providers:
        raise SettingsError(
            "‘sign_in.address’ is missing: the provider must send people back to it.",
            where=where,
            remedy='Write: [sign_in] and then address = "https://gate.anytown.gov.uk".',
        )
    passwords = table.get("passwords", not providers)
    if not isinstance(passwords, bool):
        raise SettingsError(
            "‘sign_in.passwords’ must be true or false.", where=where, remedy="Write: passwords = true."
        )
    drawn = SignInSettings()
    secret = environment.get("GATE_COOKIE_SECRET") or drawn.cookie_secret
    if len(secret) < _SHORTEST_SECRET:
        raise SettingsError(
            f"GATE_COOKIE_SECRET is shorter than {_SHORTEST_SECRET} characters.",
            where="the environment",
            remedy="Draw one with: python3 -c 'import secrets; print(secrets.token_urlsafe(32))'",
        )
    return SignInSettings(
        address=address.rstrip("/"),
        passwords=passwords,
        idle=dt.timedelta(minutes=_whole(table, "idle_minutes", 30, 5, 240, where)),
        longest=dt.timedelta(hours=_whole(table, "hours", 12, 1, 24, where)),
        providers=providers,
        cookie_secret=secret,
    )


def _provider(name: str, told: object, environment: Mapping[str, str], where: str) -> Provider:
    full = f"sign_in.openid.{name}"
    if not _PROVIDER_NAME.fullmatch(name) or name.endswith(AGAIN):
        raise SettingsError(
            f"‘{name}’ cannot be the name of a provider.", where=where, remedy="Use small letters and digits alone."
        )
    table = _table(told, full, _PROVIDER_KEYS, where)
    client_id, metadata = (_text(table, key, full, where) for key in ("client_id", "metadata"))
    variable = _text(table, "secret", full, where)
    _require_safe(metadata, f"{full}.metadata", where)
    if _ANYBODY.search(metadata):
        raise SettingsError(
            f"‘{full}.metadata’ would let anybody with a Microsoft account sign in.",
            where=where,
            remedy="Put your own tenant’s id in the place of ‘common’, ‘organizations’ or ‘consumers’.",
        )
    if not environment.get(variable):
        raise SettingsError(
            f"The environment has no {variable}, in which ‘{full}’ keeps its client secret.",
            where=where,
            remedy=f"Set {variable} where the server is started; a secret is never written in this file.",
        )
    return Provider(
        name=name,
        title=_text(table, "title", full, where, name.capitalize()),
        client_id=client_id,
        metadata=metadata,
        client_secret=environment[variable],
    )


def _table(told: object, name: str, known: frozenset[str] | None, where: str) -> dict[str, object]:
    if not isinstance(told, dict):
        raise SettingsError(f"‘{name}’ must be a table.", where=where, remedy=f"Write: [{name}] and its lines below.")
    if known is not None and (unknown := sorted(set(told) - known)):
        raise SettingsError(
            f"‘{name}.{unknown[0]}’ is not a setting.", where=where, remedy=f"Known: {', '.join(sorted(known))}."
        )
    return told


def _text(table: Mapping[str, object], key: str, name: str, where: str, default: str | None = None) -> str:
    value = table.get(key, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise SettingsError(f"‘{name}.{key}’ must be a text.", where=where, remedy=f'Write: {key} = "...".')
    return value.strip()


def _whole(table: Mapping[str, object], key: str, default: int, least: int, most: int, where: str) -> int:
    value = table.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise SettingsError(
            f"‘sign_in.{key}’ must be a whole number from {least} to {most}.",
            where=where,
            remedy=f"Write: {key} = {default}.",
        )
    return value


def _require_safe(address: str, name: str, where: str) -> None:
    """What people prove who they are with does not travel in the clear, except within one machine."""
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and parts.hostname in _LOOPBACK:
        return
    raise SettingsError(
        f"‘{name}’ must begin with https://.",
        where=where,
        remedy="Put a proxy with a certificate in front of the gate.",
    )
