"""The version of a post from which an unfinished change of it began."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up. What was begun before does not say, and is taken as begun from the post as it is when opened."""
    op.add_column("unfinished", sa.Column("version", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Go back to the schema before."""
    with op.batch_alter_table("unfinished") as table:
        table.drop_column("version")
