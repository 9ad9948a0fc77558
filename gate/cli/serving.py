"""The command that runs the server."""

import click

from gate.cli.entrance import COULD_NOT, leaving
from gate.web import serve as serve_web


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--demo", is_flag=True, help="An invented council in a database of its own, for this machine alone.")
@leaving(COULD_NOT)
def serve(port: int, demo: bool) -> None:
    """Run the app, the public answer, feeds, API and the release loop, in one process.

    \b
    Example:
      gate serve --demo
    """
    serve_web(port=port, demo=demo)


COMMANDS = (serve,)
