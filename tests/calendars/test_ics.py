"""iCalendar in: each fault with its line and its cure, letter for letter; all or nothing."""

import datetime as dt
from pathlib import Path

import pytest

from calendars.ics import CalendarFeedError, polls_from_ics
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.poll_csv import PollFileError

CASES = Path(__file__).parents[1] / "cases" / "ics"
MALFORMED = sorted((CASES / "malformed").glob("*.ics"))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MALFORMED, ids=lambda path: path.stem)
def test_a_malformed_file_imports_nothing_and_says_which_line_and_what_to_do(path: Path) -> None:
    with pytest.raises((CalendarFeedError, PollFileError)) as refused:
        polls_from_ics(read(path), path.name)
    assert str(refused.value) == read(path.with_suffix(".txt")).strip()


def test_every_malformed_file_has_its_message_beside_it() -> None:
    assert len(MALFORMED) >= 15
    assert [path.stem for path in MALFORMED] == sorted(path.stem for path in (CASES / "malformed").glob("*.txt"))


def test_outlooks_hours_zone_names_folded_lines_and_alarms_are_read() -> None:
    (poll,) = polls_from_ics(read(CASES / "good" / "outlook.ics"), "outlook.ics")
    assert (poll.poll_id, poll.kind) == ("local.anytown.2027-05-06", PollKind.LOCAL)
    assert poll.polling_day == dt.date(2027, 5, 6)
    assert poll.title == "Anytown District Council: a summary that is long enough to be folded over a second line"
    assert poll.areas == frozenset({"anytown"})


def test_googles_all_day_events_end_exclusively_and_utc_hours_are_londons_day() -> None:
    mayor, ward = polls_from_ics(
        read(CASES / "good" / "google.ics"), "google.ics", nation=Nation.ENGLAND, areas=frozenset({"teme"})
    )
    assert (mayor.kind, mayor.polling_day) == (PollKind.MAYOR_LOCAL, dt.date(2027, 5, 6))
    assert (ward.kind, ward.polling_day, ward.areas) == (PollKind.LOCAL, dt.date(2027, 2, 11), frozenset({"teme"}))


def test_a_file_of_50_megabytes_is_refused_by_its_size() -> None:
    text = "BEGIN:VCALENDAR\r\n" + "X" * 50_000_000
    with pytest.raises(PollFileError) as refused:
        polls_from_ics(text, "huge.ics")
    assert str(refused.value) == (
        "huge.ics: The file has 50,000,017 characters; a calendar of polls has at most 5,000,000. "
        "Nothing was imported. Check that it is the right file."
    )
