"""Texts that someone is still writing."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "unfinished",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("draft_id", sa.String(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("post_id", sa.String(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("also", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.council_id"]),
        sa.PrimaryKeyConstraint("council_id", "person_id", "draft_id"),
    )
    op.create_table(
        "unfinished_picture",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("draft_id", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.council_id"]),
        sa.PrimaryKeyConstraint("council_id", "person_id", "draft_id", "digest"),
    )


def downgrade() -> None:
    """Go back to the schema before."""
    op.drop_table("unfinished_picture")
    op.drop_table("unfinished")
