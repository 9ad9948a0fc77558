"""
The command line: each command calls one act or asks one question, and prints what comes back.

Exit 0 is done, 1 is held or refused, 2 is wrong usage, 3 is could not; `today` answers with 0, 10 or 20.
Text for people and facts go to standard output, progress and errors to standard error.
"""

import click

from gate.cli import asking, keeping, posting, recording, running


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="purdah-gate")
def main() -> None:
    """Lets a council publish with confidence when an election is near.

    \b
    Example:
      gate demo
      gate today
      gate check "Thanks to Cllr Okafor for opening the fair"
    """


for room in (asking, posting, keeping, recording, running):
    for command in room.COMMANDS:
        main.add_command(command)
