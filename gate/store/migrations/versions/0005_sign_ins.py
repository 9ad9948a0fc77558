"""Sign-ins: identities at a provider, passwords, codes, sessions, failed attempts, and what was typed meanwhile."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "identity",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.council_id"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("identity_by_subject", "identity", ["council_id", "issuer", "subject"], unique=True)
    op.create_table(
        "password",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.council_id"]),
        sa.PrimaryKeyConstraint("council_id", "person_id"),
    )
    op.create_table(
        "sign_in_code",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.council_id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "session",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("signed_in_at", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("ended_because", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.council_id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index("session_by_person", "session", ["council_id", "person_id"])
    op.create_table(
        "sign_in_failure",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "typed",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.council_id"]),
        sa.PrimaryKeyConstraint("council_id", "person_id", "place"),
    )


def downgrade() -> None:
    """Forget every sign-in: nobody can sign in with a password until they are given one again."""
    op.drop_table("typed")
    op.drop_table("sign_in_failure")
    op.drop_index("session_by_person", "session")
    op.drop_table("session")
    op.drop_table("sign_in_code")
    op.drop_table("password")
    op.drop_index("identity_by_subject", "identity")
    op.drop_table("identity")
