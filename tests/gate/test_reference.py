"""A file of reference data that cannot be read stops the start, with file, line and cure."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from calendars.errors import ExplainedError
from gate import reference
from gate.reference import data_folder, read_reference


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of `data/` that may be spoilt."""
    folder = tmp_path / "data"
    shutil.copytree(Path(str(data_folder())), folder)
    monkeypatch.setattr(reference, "data_folder", lambda: folder)
    return folder


def test_the_copied_data_is_read(copied: Path) -> None:
    assert read_reference().terms.parties


@pytest.mark.parametrize(
    "name", ["bank-holidays.json", "one-off-holidays.csv", "statutes.toml", "parties.csv", "topics.csv", "leaders.csv"]
)
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ExplainedError, match=name) as found:
        read_reference()
    assert found.value.remedy


@pytest.mark.parametrize(
    ("name", "line", "spoilt"),
    [
        ("parties.csv", 3, "only,two"),
        ("topics.csv", 3, "only,two"),
        ("leaders.csv", 3, "only"),
        ("one-off-holidays.csv", 3, "2012-99-99,england-and-wales,A day,,,x"),
        ("statutes.toml", 3, "this is not = = toml"),
        ("terms/voting.txt", 5, "( a bracket that never closes"),
    ],
)
def test_a_spoilt_line_is_named_with_its_file(copied: Path, name: str, line: int, spoilt: str) -> None:
    file = copied / name
    lines = file.read_text("utf-8").splitlines()
    lines[line - 1] = spoilt
    file.write_text("\n".join(lines), "utf-8")
    with pytest.raises(ExplainedError) as found:
        read_reference()
    told = str(found.value)
    assert name.rsplit("/", maxsplit=1)[-1] in told
    assert f"line {line}" in told
    assert found.value.remedy


def test_a_list_of_leaders_half_a_year_old_is_said_to_be_old() -> None:
    known = read_reference()
    newest = dt.datetime.combine(known.leaders_as_of, dt.time(12), dt.UTC)
    assert known.stale(newest + dt.timedelta(days=180)) == ()
    (told,) = known.stale(newest + dt.timedelta(days=181))
    assert "check names by hand" in told
