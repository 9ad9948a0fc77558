"""What a poll is called where nobody has said: as people call it, for the area it is held in."""

from calendars.area import Area, AreaKind
from calendars.poll import PollKind

_WIDE = {
    PollKind.PARL: "UK general election",
    PollKind.SP: "Scottish Parliament election",
    PollKind.SENEDD: "Senedd election",
    PollKind.NIA: "Northern Ireland Assembly election",
    PollKind.GLA: "Greater London Authority election",
    PollKind.PPERA_REFERENDUM: "National referendum",
}
_OF_AN_AREA = {
    PollKind.MAYOR_LOCAL: "Election of the mayor of {area}",
    PollKind.MAYOR_CA: "Election of the mayor of {area}",
    PollKind.PCC: "Police and crime commissioner election, {area}",
    PollKind.PARL_BY: "{area} parliamentary by-election",
    PollKind.CITY_OF_LONDON: "{area} City of London election",
    PollKind.NP_REFERENDUM: "{area} neighbourhood plan referendum",
    PollKind.GOVERNANCE_REFERENDUM: "Referendum on how {area} is run",
    PollKind.COUNCIL_TAX_REFERENDUM: "{area} council tax referendum",
    PollKind.PARISH_POLL: "{area} parish poll",
    PollKind.RECALL: "Recall petition, {area}",
}
_COUNCIL_OF = {AreaKind.COUNTY: "County Council", AreaKind.DISTRICT: "council", AreaKind.PARISH: "council"}


def title_of(kind: PollKind, area: Area, *, own_area: str, council: str) -> str:
    """‘Anytown Town Council election’, ‘Harbour ward by-election’, ‘UK general election’.

    `own_area` is the id of the area that `council` serves: its own election carries its own name.
    """
    if kind in _WIDE:
        return _WIDE[kind]
    if kind in _OF_AN_AREA:
        return _OF_AN_AREA[kind].format(area=area.name)
    if area.area_id == own_area:
        return f"{council} election"
    if area.kind in (AreaKind.WARD, AreaKind.PARISH_WARD):
        return f"{area.name} ward by-election"
    if area.kind is AreaKind.DIVISION:
        return f"{area.name} division by-election"
    return f"{area.name} {_COUNCIL_OF.get(area.kind, 'council')} election"
