"""The command that runs the server."""

import importlib

import click

from gate.cli.entrance import COULD_NOT, leaving
from gate.desk.opening import open_desk
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
    if not demo and not open_desk().councils():
        code = importlib.import_module("gate.desk.set_up_code").code_here().code  # it needs what sets a council up
        click.echo(f"No council is set up here yet. Open the app and type this set-up code: {code}")
    serve_web(port=port, demo=demo)


COMMANDS = (serve,)
