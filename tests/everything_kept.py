"""All that a database holds, in whichever server it stands: to look for what must not be there."""

from pathlib import Path

from sqlalchemy import select
from sqlmodel import SQLModel

from gate.desk.desk import Desk


def everything_kept(desk: Desk) -> bytes:
    """Of SQLite the file with its free space and its log, of PostgreSQL every row of every table."""
    if desk.engine.dialect.name == "postgresql":
        with desk.engine.connect() as connection:
            tables = SQLModel.metadata.sorted_tables
            return "".join(repr(connection.execute(select(table)).all()) for table in tables).encode()
    desk.engine.dispose()
    file = Path(desk.settings.database_url.removeprefix("sqlite:///"))
    return b"".join(place.read_bytes() for place in sorted(file.parent.glob(f"{file.name}*")))
