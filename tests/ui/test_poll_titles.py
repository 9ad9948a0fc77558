import pytest

from calendars.area import Area, AreaKind
from calendars.poll import PollKind
from ui.poll_titles import title_of

COUNTY, TOWN = (
    Area(area_id="northmarch", name="Northmarch", kind=AreaKind.COUNTY),
    Area(area_id="thornwick", name="Thornwick", kind=AreaKind.PARISH),
)
WARD = Area(area_id="harbour", name="Harbour", kind=AreaKind.PARISH_WARD)
DIVISION = Area(area_id="east", name="Thornwick East", kind=AreaKind.DIVISION)


@pytest.mark.parametrize(
    ("kind", "area", "title"),
    [
        (PollKind.PARISH, TOWN, "Thornwick Town Council election"),
        (PollKind.PARISH, WARD, "Harbour ward by-election"),
        (PollKind.LOCAL, DIVISION, "Thornwick East division by-election"),
        (PollKind.LOCAL, COUNTY, "Northmarch County Council election"),
        (PollKind.PARL, TOWN, "UK general election"),
        (PollKind.PCC, COUNTY, "Police and crime commissioner election, Northmarch"),
        (PollKind.NP_REFERENDUM, TOWN, "Thornwick neighbourhood plan referendum"),
    ],
)
def test_a_poll_is_called_as_people_call_it(kind: PollKind, area: Area, title: str) -> None:
    assert title_of(kind, area, own_area="thornwick", council="Thornwick Town Council") == title


@pytest.mark.parametrize("kind", PollKind)
def test_every_kind_of_poll_has_a_title(kind: PollKind) -> None:
    assert title_of(kind, TOWN, own_area="thornwick", council="Thornwick Town Council")
