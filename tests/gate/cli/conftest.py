"""Commands are called as a shell would, on a database of their own and a frozen clock."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from freezegun import freeze_time
from freezegun.api import FrozenDateTimeFactory

from gate.cli import main


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> Any:
        return json.loads(self.out)


Gate = Callable[..., Said]


@pytest.fixture
def now() -> Iterator[FrozenDateTimeFactory]:
    with freeze_time("2027-04-12 08:00") as clock:  # Monday 9am in London
        yield clock


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: FrozenDateTimeFactory) -> Gate:
    """Runs `gate` with the arguments given, in an empty folder."""
    monkeypatch.setenv("GATE_DATABASE_URL", f"sqlite:///{tmp_path / 'gate.db'}")

    def run(*arguments: str, stdin: str | bytes | None = None) -> Said:
        result = CliRunner().invoke(main, arguments, input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Said(code=result.exit_code, out=result.stdout, err=result.stderr)

    return run


@pytest.fixture
def demo(gate: Gate) -> Any:
    """The demonstration council, as `gate demo --json` describes it."""
    return gate("demo", "--json").facts
