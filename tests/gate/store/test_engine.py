"""Opening a database, bringing it up to date, and refusing one that cannot be used."""

import multiprocessing
import sqlite3
from importlib.resources import files

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlmodel import SQLModel, create_engine

from gate.store.engine import StoreError, open_engine, upgrade

CONFIG = Config()
CONFIG.set_main_option("script_location", str(files("gate.store") / "migrations"))
CONFIG.set_main_option("path_separator", "os")
REVISIONS = [script.revision for script in ScriptDirectory.from_config(CONFIG).walk_revisions()][::-1]


def move(engine, revision, how=command.upgrade):
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(files("gate.store") / "migrations"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        how(config, revision)


def guards_of(place) -> set[str]:
    with sqlite3.connect(place) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}


def test_the_migrations_make_exactly_the_tables_that_the_program_uses(empty):
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_every_table_says_whose_each_row_is():
    exempt = {"council", "worker", "sign_in_failure"}  # the council itself; a worker and a stranger are of no council
    for name, table in SQLModel.metadata.tables.items():
        if name not in exempt and table.metadata is SQLModel.metadata:
            assert not table.columns["council_id"].nullable, name
            assert {key.target_fullname for key in table.columns["council_id"].foreign_keys} == {
                "council.council_id"
            }, name


def test_no_column_of_an_entry_stands_outside_of_its_bytes():
    """What no digest covers could be altered unseen: verify holds each of these to the bytes."""
    assert set(SQLModel.metadata.tables["entry"].columns.keys()) == {
        "council_id",
        "sequence",
        "bytes",
        "digest",
        "previous",
        "at",
        "actor",
        "role",
        "event",
        "subject",
    }


def test_a_schema_can_be_taken_down_and_put_up_again(empty):
    before = set(inspect(empty).get_table_names())
    move(empty, "base", command.downgrade)
    assert set(inspect(empty).get_table_names()) <= {"alembic_version"}
    upgrade(empty)
    assert set(inspect(empty).get_table_names()) == before


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_earlier_schema_is_brought_up_with_what_is_in_it(revision, tmp_path):
    place = tmp_path / "old.db"
    old = create_engine(f"sqlite:///{place}")
    move(old, revision)
    with old.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO council (council_id, document, areas, policy, halted_by, halted_why)"
            " VALUES ('anytown', '{}', '[]', '{}', '', '')"
        )
        connection.exec_driver_sql(
            "INSERT INTO post (council_id, post_id, account_id, state, due_at, revision, document)"
            " VALUES ('anytown', '1', 'town-page', 'queued', '2027-04-20T11:00:00.000000+00:00', 3, '{}')"
        )
    old.dispose()
    new = open_engine(f"sqlite:///{place}")
    with new.connect() as connection:
        kept = connection.exec_driver_sql("SELECT council_id, post_id, state, revision FROM post").all()
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        assert ([tuple(row) for row in kept], compare_metadata(context, SQLModel.metadata)) == (
            [("anytown", "1", "queued", 3)],
            [],
        )
    new.dispose()


def test_the_guards_of_the_record_are_there_after_every_upgrade(tmp_path, pattern):
    assert guards_of(pattern) == {
        "entry_is_never_changed",
        "entry_is_never_removed",
        "entry_is_never_replaced",
        "entry_words_are_only_erased",
        "entry_words_are_never_replaced",
        "entry_words_keep_their_row",
    }


def test_opening_twice_changes_nothing(tmp_path):
    place = tmp_path / "gate.db"
    for _ in range(2):
        open_engine(f"sqlite:///{place}").dispose()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["gate.db"]


def test_a_commit_that_returned_is_on_disk(sqlite):
    with sqlite.connect() as connection:
        told = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}  # 2 is FULL


def test_a_schema_that_is_the_newest_is_left_at_once_and_every_migration_carries_its_number(empty, monkeypatch):
    versions = sorted(file.name for file in (files("gate.store") / "migrations" / "versions").iterdir())
    assert [name[:4] for name in versions if name[0].isdigit()] == REVISIONS

    def never(_):
        raise AssertionError("nothing was to be brought up")

    monkeypatch.setattr("gate.store.schema.upgrade_schema", never)
    upgrade(empty)


def test_a_database_of_a_newer_program_is_refused_and_left_alone(empty):
    with empty.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError) as refused:
        open_engine(empty.url.render_as_string(hide_password=False))
    assert str(refused.value) == (
        "The database was written by a newer version of this program (schema 9999). Run that version or a later one."
    )


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("not an address", "The database cannot be opened (Could not parse SQLAlchemy URL"),
        ("oracle9://here/gate", "The database cannot be opened (Can't load plugin: sqlalchemy.dialects:oracle9)"),
        ("sqlite:////dev/null/gate.db", "The database cannot be opened ("),
    ],
)
def test_an_address_that_cannot_be_opened_is_explained(url, said):
    with pytest.raises(StoreError) as refused:
        open_engine(url)
    assert said in str(refused.value)
    assert str(refused.value).endswith("has room and may be written to.")


def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(tmp_path):
    place = tmp_path / "gate.db"
    place.write_bytes(b"minutes of the meeting " * 100)
    with pytest.raises(StoreError, match="file is not a database"):
        open_engine(f"sqlite:///{place}")
    assert place.read_bytes() == b"minutes of the meeting " * 100


def test_no_password_is_ever_shown(tmp_path):
    with pytest.raises(StoreError) as refused:
        open_engine("postgresql+nodriver://gate:s3cret-word@db.example/gate?password=s3cret-word")
    assert "s3cret-word" not in str(refused.value)


def test_a_driver_that_is_not_installed_is_named_with_the_cure():
    with pytest.raises(StoreError) as refused:
        open_engine("mysql+pymysql://gate@db.example/gate")
    assert str(refused.value) == (
        "db.example/gate: The database cannot be opened (No module named 'pymysql')."
        " SQLite needs nothing more; for PostgreSQL install purdah-gate[postgresql]."
    )


def test_the_folder_of_a_new_database_is_made(tmp_path):
    open_engine(f"sqlite:///{tmp_path / 'var' / '50%' / 'gate.db'}").dispose()
    assert (tmp_path / "var" / "50%" / "gate.db").is_file()


def open_and_close(url: str) -> None:
    open_engine(url).dispose()


@pytest.mark.parametrize("attempt", range(3))
def test_several_processes_may_open_a_new_database_at_once(attempt, tmp_path):
    forking = multiprocessing.get_context("fork")
    url = f"sqlite:///{tmp_path / 'gate.db'}"
    openers = [forking.Process(target=open_and_close, args=(url,)) for _ in range(4)]
    for opener in openers:
        opener.start()
    for opener in openers:
        opener.join(timeout=60)
    assert [opener.exitcode for opener in openers] == [0, 0, 0, 0]
