"""Which version of a post each person last saw."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "last_seen",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("post_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.council_id"]),
        sa.PrimaryKeyConstraint("council_id", "person_id", "post_id"),
    )


def downgrade() -> None:
    """Go back to the schema before."""
    op.drop_table("last_seen")
