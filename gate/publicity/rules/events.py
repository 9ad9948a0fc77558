"""
Events (PE5): events with members, new campaigns, and webcasts in a period.

Local Government Association, short guide to publicity in the pre-election period: no events with members that a council
need not hold, no new campaigns; meetings go on, and may be told of plainly.
"""

from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.reading import Reading

_GUIDE: Final = Citation("lga-guide")


@rule(
    code="PE501",
    name="event-with-members",
    title="promotes an event with members",
    family=Family.CANDIDATE,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.GUIDANCE,
    cites=_GUIDE,
    message="‘{words}’ promotes members at an event of the council. Hold it without them, or after the poll.",
    cure="Hold it without members, or after the poll.",
    needs=("event-with-members",),
    signs=("event-with-members",),
)
def event_with_members(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """An event or picture with councillors, the leader or cabinet members, not named; ceremonies and meetings pass."""
    for part, one in reading.cues("event-with-members"):
        if not part.cues("ceremony", "notice", "past-election", "history"):
            yield Mark(field=part.name, start=one.start, end=one.end, cut=True)


@rule(
    code="PE502",
    name="new-campaign-in-period",
    title="starts a new campaign",
    family=Family.PUBLICITY,
    inside=Severity.ADVISE,
    outside=None,
    authority=Authority.GUIDANCE,
    cites=_GUIDE,
    message="‘{words}’ starts a campaign. In a period, start only what was planned before and divides nobody.",
    cure="Wait until the poll has closed, unless it was planned before.",
    needs=("new-campaign",),
    signs=("new-campaign",),
)
def new_campaign_in_period(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """The launch of a campaign of the council in a period."""
    for part, one in reading.cues("new-campaign"):
        yield Mark(field=part.name, start=one.start, end=one.end)


@rule(
    code="PE512",
    name="meeting-webcast",
    title="promotes the webcast of a meeting",
    family=Family.PUBLICITY,
    inside=Severity.ADVISE,
    outside=None,
    authority=Authority.GUIDANCE,
    cites=_GUIDE,
    message="‘{words}’ promotes the webcast of a meeting. A plain link beside the agenda is enough in a period.",
    cure="Give the plain link beside the agenda.",
    needs=("webcast",),
    signs=("webcast",),
)
def meeting_webcast(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A live stream or recording of a meeting of the council; cameras on nests and parks are none."""
    for part, one in reading.cues("webcast"):
        yield Mark(field=part.name, start=one.start, end=one.end)
