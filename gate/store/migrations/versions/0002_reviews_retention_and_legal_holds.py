"""Looks owed afterwards, how long things are kept, legal holds, and the mark of a restored database."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "review",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("post_id", sa.String(), nullable=False),
        sa.Column("draft", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("answered_by", sa.String(), nullable=False),
        sa.Column("answered_at", sa.Text(), nullable=False),
        sa.Column("done_at", sa.Text(), nullable=True),
        sa.Column("done_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.council_id"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("review_by_post", "review", ["council_id", "post_id"])
    op.create_table(
        "retention",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.council_id"]),
        sa.PrimaryKeyConstraint("council_id", "kind"),
    )
    op.create_table(
        "legal_hold",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.council_id"]),
        sa.PrimaryKeyConstraint("council_id", "subject"),
    )
    op.add_column("council", sa.Column("restored_at", sa.Text(), nullable=True))


def downgrade() -> None:
    """Go back to the first schema."""
    op.drop_column("council", "restored_at")
    op.drop_table("legal_hold")
    op.drop_table("retention")
    op.drop_index("review_by_post", "review")
    op.drop_table("review")
