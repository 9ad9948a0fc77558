"""The first schema, with the guards that keep the record from being changed."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SQLITE_GUARDS = (
    (
        "CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry "
        "BEGIN SELECT RAISE(ABORT, 'an entry of the record is never changed'); END"
    ),
    (
        "CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry "
        "BEGIN SELECT RAISE(ABORT, 'an entry of the record is never removed'); END"
    ),
    (
        "CREATE TRIGGER entry_words_are_only_erased BEFORE UPDATE ON entry_words "
        "WHEN NEW.text IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.field <> OLD.field "
        "OR NEW.sequence <> OLD.sequence OR NEW.council_id <> OLD.council_id "
        "BEGIN SELECT RAISE(ABORT, 'words of the record are erased whole or not at all'); END"
    ),
    # INSERT OR REPLACE would delete the row in its way without the triggers above
    (
        "CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry "
        "WHEN EXISTS (SELECT 1 FROM entry WHERE rowid = NEW.rowid "
        "OR (council_id = NEW.council_id AND sequence = NEW.sequence)) "
        "BEGIN SELECT RAISE(ABORT, 'an entry of the record is never replaced'); END"
    ),
    (
        "CREATE TRIGGER entry_words_are_never_replaced BEFORE INSERT ON entry_words "
        "WHEN EXISTS (SELECT 1 FROM entry_words WHERE rowid = NEW.rowid "
        "OR (council_id = NEW.council_id AND sequence = NEW.sequence AND field = NEW.field)) "
        "BEGIN SELECT RAISE(ABORT, 'words of the record are never replaced'); END"
    ),
    (
        "CREATE TRIGGER entry_words_keep_their_row BEFORE DELETE ON entry_words "
        "BEGIN SELECT RAISE(ABORT, 'words of the record keep their row'); END"
    ),
)

POSTGRESQL_GUARDS = (
    (
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'an entry of the record is never changed or removed'; END $$"
    ),
    (
        "CREATE TRIGGER entry_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    ),
    (
        "CREATE TRIGGER entry_words_keep_their_row BEFORE DELETE OR TRUNCATE ON entry_words "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    ),
    (
        "CREATE TRIGGER entry_words_are_only_erased BEFORE UPDATE ON entry_words FOR EACH ROW "
        "WHEN (NEW.text IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.field <> OLD.field "
        "OR NEW.sequence <> OLD.sequence OR NEW.council_id <> OLD.council_id) EXECUTE FUNCTION refuse_change()"
    ),
)


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "council",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("areas", sa.Text(), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("halted_at", sa.Text(), nullable=True),
        sa.Column("halted_by", sa.String(), nullable=False),
        sa.Column("halted_why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("council_id"),
    )
    op.create_table(
        "worker",
        sa.Column("worker_id", sa.String(), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("worker_id"),
    )
    op.create_table(
        "account",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["council.council_id"],
        ),
        sa.PrimaryKeyConstraint("council_id", "account_id"),
    )
    op.create_table(
        "ballot",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("poll_id", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["council.council_id"],
        ),
        sa.PrimaryKeyConstraint("council_id", "poll_id"),
    )
    op.create_table(
        "calendar",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("confirmed_until", sa.Date(), nullable=True),
        sa.Column("polls", sa.Text(), nullable=False),
        sa.Column("sensitive", sa.Text(), nullable=False),
        sa.Column("holidays", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["council.council_id"],
        ),
        sa.PrimaryKeyConstraint("council_id", "version"),
    )
    op.create_table(
        "candidate",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("poll_id", sa.String(), nullable=False),
        sa.Column("ballot_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["council.council_id"],
        ),
        sa.PrimaryKeyConstraint("council_id", "poll_id", "ballot_id", "person_id"),
    )
    op.create_table(
        "entry",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["council.council_id"],
        ),
        sa.PrimaryKeyConstraint("council_id", "sequence"),
    )
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_subject"), ["subject"], unique=False)

    op.create_table(
        "entry_words",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["council.council_id"],
        ),
        sa.PrimaryKeyConstraint("council_id", "sequence", "field"),
    )
    op.create_table(
        "member",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["council.council_id"],
        ),
        sa.PrimaryKeyConstraint("council_id", "number"),
    )
    op.create_table(
        "override",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("post_id", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["council.council_id"],
        ),
        sa.PrimaryKeyConstraint("number"),
    )
    with op.batch_alter_table("override", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_override_post_id"), ["post_id"], unique=False)

    op.create_table(
        "person",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["council.council_id"],
        ),
        sa.PrimaryKeyConstraint("council_id", "person_id"),
    )
    op.create_table(
        "picture",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["council.council_id"],
        ),
        sa.PrimaryKeyConstraint("council_id", "digest"),
    )
    op.create_table(
        "post",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("post_id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due_at", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["council.council_id"],
        ),
        sa.PrimaryKeyConstraint("council_id", "post_id"),
    )
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.create_index("post_by_state_and_due", ["council_id", "state", "due_at"], unique=False)

    op.create_table(
        "screening",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("post_id", sa.String(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["council.council_id"],
        ),
        sa.PrimaryKeyConstraint("number"),
    )
    with op.batch_alter_table("screening", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_screening_council_id"), ["council_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_screening_post_id"), ["post_id"], unique=False)

    op.create_table(
        "version",
        sa.Column("council_id", sa.String(), nullable=False),
        sa.Column("post_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"],
            ["council.council_id"],
        ),
        sa.PrimaryKeyConstraint("council_id", "post_id", "version"),
    )
    for guard in {"sqlite": SQLITE_GUARDS, "postgresql": POSTGRESQL_GUARDS}[op.get_bind().dialect.name]:
        op.execute(guard)


def downgrade() -> None:
    """Go back to nothing. The record goes with it."""
    op.drop_table("version")
    with op.batch_alter_table("screening", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_screening_post_id"))
        batch_op.drop_index(batch_op.f("ix_screening_council_id"))

    op.drop_table("screening")
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_index("post_by_state_and_due")

    op.drop_table("post")
    op.drop_table("picture")
    op.drop_table("person")
    with op.batch_alter_table("override", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_override_post_id"))

    op.drop_table("override")
    op.drop_table("member")
    op.drop_table("entry_words")
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_subject"))

    op.drop_table("entry")
    op.drop_table("candidate")
    op.drop_table("calendar")
    op.drop_table("ballot")
    op.drop_table("account")
    op.drop_table("worker")
    op.drop_table("council")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")
