"""What the README shows is what the commands print. `python -m tests.test_readme` writes it afresh."""

import os
import re
import shlex
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from freezegun import freeze_time

from gate.cli import main

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def as_printed(text: str) -> str:
    """The README with every `$ gate` command followed by what it prints, on 12 April 2027, one database for all."""

    def run(block: re.Match[str]) -> str:
        commands = [line for line in block[1].splitlines() if line.startswith("$ gate ")]
        told = [command + "\n" + _printed(command) for command in commands]
        return "```console\n" + "\n".join(told) + "```"

    with freeze_time("2027-04-12 08:00"):  # Monday 9am in London
        return BLOCK.sub(run, text)


def _printed(command: str) -> str:
    here = Path.cwd()
    os.chdir(README.parent)
    try:
        result = CliRunner().invoke(main, shlex.split(command)[2:])
    finally:
        os.chdir(here)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


def test_the_readme_shows_what_the_commands_print(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GATE_DATABASE_URL", f"sqlite:///{tmp_path / 'readme.db'}")
    text = README.read_text("utf-8")
    assert as_printed(text) == text


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GATE_DATABASE_URL"] = f"sqlite:///{folder}/readme.db"
        README.write_text(as_printed(README.read_text("utf-8")), "utf-8")
