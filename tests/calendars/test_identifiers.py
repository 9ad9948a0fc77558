"""Identifiers as Democracy Club writes them."""

import datetime as dt

import pytest

from calendars.identifiers import IdentifierError, read_identifier, require_plain, write_identifier
from calendars.nation import Nation
from calendars.poll import PollKind

MAY = dt.date(2027, 5, 6)


@pytest.mark.parametrize(
    ("poll_id", "kinds", "organisation", "division", "by_election"),
    [
        ("local.anytown.2027-05-06", (PollKind.LOCAL,), "anytown", "", False),
        ("local.anytown.east.by.2027-05-06", (PollKind.LOCAL,), "anytown", "east", True),
        ("local.2027-05-06", (PollKind.LOCAL,), "", "", False),
        ("mayor.london.2027-05-06", (PollKind.GLA,), "london", "", False),
        ("mayor.bedford.2027-05-06", (PollKind.MAYOR_LOCAL, PollKind.MAYOR_CA), "bedford", "", False),
        ("gla.c.bexley-and-bromley.2027-05-06", (PollKind.GLA,), "c", "bexley-and-bromley", False),
        ("local.city-of-london.aldgate.2027-05-06", (PollKind.CITY_OF_LONDON,), "city-of-london", "aldgate", False),
        ("parl.stroud.2027-05-06", (PollKind.PARL,), "stroud", "", False),
        ("parl.stroud.by.2027-05-06", (PollKind.PARL_BY,), "stroud", "", True),
        ("naw.c.cardiff-west.2027-05-06", (PollKind.SENEDD,), "c", "cardiff-west", False),
    ],
)
def test_an_identifier_is_taken_apart(
    poll_id: str, kinds: tuple[PollKind, ...], organisation: str, division: str, by_election: bool
) -> None:
    read = read_identifier(poll_id)
    assert (read.kinds, read.organisation, read.division) == (kinds, organisation, division)
    assert (read.by_election, read.polling_day) == (by_election, MAY)


def test_the_nation_is_told_only_where_the_kind_is_held_in_one_alone() -> None:
    assert read_identifier("sp.c.ayr.2027-05-06").nation is Nation.SCOTLAND
    assert read_identifier("local.anytown.2027-05-06").nation is None


@pytest.mark.parametrize(
    ("poll_id", "told"),
    [
        ("borough.anytown.2027-05-06", "does not begin with a known kind of poll"),
        ("local", "does not begin with a known kind of poll"),
        ("local.anytown.2027-05-32", "does not end with a polling day"),
        ("local.Any Town.2027-05-06", "has an empty part, a capital or a space in it"),
        ("local..2027-05-06", "has an empty part, a capital or a space in it"),
    ],
)
def test_a_wrong_identifier_says_what_is_wrong(poll_id: str, told: str) -> None:
    with pytest.raises(IdentifierError, match=told):
        read_identifier(poll_id)


@pytest.mark.parametrize(
    ("kind", "organisation", "division", "by", "poll_id"),
    [
        (PollKind.LOCAL, "Anytown", "", False, "local.anytown.2027-05-06"),
        (PollKind.LOCAL, "Anytown", "St Mary’s & East", True, "local.anytown.st-marys-and-east.by.2027-05-06"),
        (PollKind.PARL_BY, "Stroud", "", False, "parl.stroud.by.2027-05-06"),
        (PollKind.NP_REFERENDUM, "Anytown", "", False, "ref.anytown.2027-05-06"),
        (PollKind.PARISH, "Hale", "", False, "parish.hale.2027-05-06"),
    ],
)
def test_an_identifier_is_written_from_names(
    kind: PollKind, organisation: str, division: str, by: bool, poll_id: str
) -> None:
    assert write_identifier(kind, MAY, organisation=organisation, division=division, by_election=by) == poll_id
    assert kind in read_identifier(poll_id).kinds


@pytest.mark.parametrize(
    "text", ["../..", "a/b", "", ".", "a..b", ".hidden", "a b", "a\nb", "é", "x" * 121, "a.", "‘a’"]
)
def test_what_could_leave_its_folder_or_its_line_is_no_id(text: str) -> None:
    with pytest.raises(IdentifierError, match="cannot be the id of a poll"):
        require_plain(text, of="a poll")


@pytest.mark.parametrize("text", ["local.anytown.2027-05-06", "town_hall", "A1", "x" * 120])
def test_ids_as_people_and_democracy_club_write_them_are_taken(text: str) -> None:
    assert require_plain(text, of="a poll") == text
