"""
The command line: each command calls one act or asks one question, and prints what comes back.

Exit 0 is done, 1 is held or refused, 2 is wrong usage, 3 is could not; `today` answers with 0, 10 or 20.
Text for people and facts go to standard output, progress and errors to standard error.
"""

import gc
import importlib
import io
import sys

import click

ROOMS: dict[str, tuple[str, ...]] = {
    "asking": ("today", "timetable", "check", "screen", "rules", "what-if"),
    "posting": ("submit", "amend", "move", "withdraw"),
    "deciding": ("return", "refuse", "override", "settle", "takedown"),
    "looking": ("queue", "show"),
    "planning": ("repeat", "stop-repeat", "import-posts", "live", "log-outside", "hand-over", "waiting"),
    "keeping": ("calendar",),
    "taking_in": ("people", "holidays"),
    "nominating": ("candidates", "account"),
    "recording": ("audit",),
    "overseeing": ("user", "review", "report"),
    "connecting": ("token",),
    "operating": ("backup", "restore"),
    "retaining": ("retention",),
    "policies": ("policy",),
    "running": ("demo", "setup", "release", "halt", "resume"),
    "serving": ("serve",),
}
"""Which module has which commands. Each is loaded when it is asked for: the server's libraries take a second."""


class Rooms(click.Group):
    """The group of all commands, each loaded from its room when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the rooms."""
        return [name for names in ROOMS.values() for name in names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        for room, names in ROOMS.items():
            if cmd_name in names:
                commands = _loaded(f"{__name__}.{room}")
                return next((command for command in commands if command.name == cmd_name), None)
        return None


def _loaded(room: str) -> tuple[click.Command, ...]:
    """The commands of a room. What a library makes when it is loaded stays: nobody looks through it for refuse."""
    gc.disable()
    try:
        commands: tuple[click.Command, ...] = importlib.import_module(room).COMMANDS
    finally:
        gc.enable()
    gc.freeze()
    return commands


@click.group(cls=Rooms, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="purdah-gate")
def main() -> None:
    """Lets a council publish with confidence when an election is near.

    \b
    Example:
      gate demo
      gate today
      gate check "Thanks to Cllr Okafor for opening the fair"
    """
    if isinstance(sys.stdout, io.TextIOWrapper):  # what was typed may be no text, and is shown as JSON escapes it
        sys.stdout.reconfigure(errors="backslashreplace")
