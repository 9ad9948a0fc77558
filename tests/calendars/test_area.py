"""Areas: which of them share ground."""

import pytest

from calendars.area import Area, AreaError, AreaKind, Gazetteer


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("marchshire", "hafrenbridge", True),
        ("clunmoor", "east", True),
        ("east", "east", True),
        ("east", "west", False),
        ("teme", "hafrenbridge", False),
    ],
)
def test_areas_touch_when_one_contains_any_part_of_the_other(
    one: str, other: str, shared: bool, gazetteer: Gazetteer
) -> None:
    assert gazetteer.touch(one, other) is shared
    assert gazetteer.touch(other, one) is shared


def test_a_constituency_may_lie_across_two_districts() -> None:
    places = Gazetteer(
        [
            Area(area_id="a", name="A", kind=AreaKind.DISTRICT),
            Area(area_id="b", name="B", kind=AreaKind.DISTRICT),
            Area(area_id="seat", name="Seat", kind=AreaKind.CONSTITUENCY, within=frozenset({"a", "b"})),
        ]
    )
    assert [one for one in ("a", "b", "seat") if places.touch("seat", one)] == ["a", "b", "seat"]
    assert [one for one in ("a", "b", "seat") if places.touch("a", one)] == ["a", "seat"]


def test_an_unknown_area_is_named_with_those_that_are_known(gazetteer: Gazetteer) -> None:
    with pytest.raises(AreaError, match="No area is called ‘narnia’"):
        gazetteer.touch("narnia", "east")


@pytest.mark.parametrize(
    ("areas", "told"),
    [
        ([Area(area_id="a", name="A", kind=AreaKind.WARD)] * 2, "The area ‘a’ is declared twice."),
        (
            [Area(area_id="a", name="A", kind=AreaKind.WARD, within=frozenset({"b"}))],
            "The area ‘a’ is said to lie within ‘b’, which is not known.",
        ),
    ],
)
def test_a_gazetteer_that_contradicts_itself_is_refused(areas: list[Area], told: str) -> None:
    with pytest.raises(AreaError) as refused:
        Gazetteer(areas)
    assert refused.value.what == told
