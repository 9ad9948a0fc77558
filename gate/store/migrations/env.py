"""Alembic's entrance: always on the connection that `gate.store.engine` hands over."""

from alembic import context
from sqlmodel import SQLModel

from gate.store import access_tables, private_tables, tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    include_name=lambda name, kind, _: kind != "table" or name in SQLModel.metadata.tables,
)
for row in (tables.PostRow, access_tables.TokenRow, private_tables.TypedRow):
    assert row.metadata is SQLModel.metadata  # noqa: S101 - the tables must be known before they are compared
with context.begin_transaction():
    context.run_migrations()
