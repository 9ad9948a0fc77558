"""
Outreach: knocking on doors, handing out leaflets and parties with cake, which sound like campaigning and are none.

A council's own crews call with smoke alarms and news of roadworks. Asked for: those who call, or a word for such a
service in the same sentence, so that a line about bins excuses no canvass; and no sign of politics in the post.
"""

import re
from typing import Final

from gate.publicity.text.reading import FieldReading, Found

_AT_DOORS: Final = re.compile(
    r"knock|\bdoors?\b|doorstep|leaflet|flyers?\b|taflen|daflen|\b[cg]uro\b|\b[cg]nocio\b", re.IGNORECASE
)
_CALLERS: Final = re.compile(
    r"\b(?:officers?|wardens?|rangers?|firefighters?|fire crews?|crews|police|pcsos?|nurses?|outreach"
    r"|community (?:safety|transport)|trading standards|neighbourhood watch|swyddogion|wardeniaid|diffoddwyr)\b",
    re.IGNORECASE,
)
_SERVICE: Final = re.compile(
    r"\b(?:street (?:lights?|cleaning|party)"
    r"|smoke alarms?|alarms|flood\w*|energy|insulation|boilers?|bulbs|water (?:works|main|meters?)|gas|roadworks"
    r"|resurfacing|diversions?|bus|buses|tram|recycling|bins?|caddies|compost|census|survey|consultation|vaccin\w+|jabs?"
    r"|health|wellbeing|welfare|fostering|older residents|lonely|loneliness|vulnerable|heat|cold|snow|repairs"
    r"|scams?|loan sharks|burglar\w*|knife|dog fouling|library|libraries|museum|mela|festival|carnival|fair|show"
    r"|gala|concert|open day|regatta|food ?bank|youth club|holiday club|ailgylchu|fire safety"
    r"|larymau mwg|llifogydd|arolwg|ymgynghoriad|gŵyl|llyfrgell)\b",
    re.IGNORECASE,
)
_POLITICS: Final = re.compile(
    r"\b(?:members?|membership|campaign\w*|candidates?|councillors?|cllrs?|vot(?:e|es|ed|ing|ers?)|elections?|by-election"
    r"|poll(?:s|ing)?|supporters?|activists?|conference|branch|manifesto|leaders?|leadership|politic\w*|parliament|senedd"
    r"|rosettes?|seats?|wards?|door-?knockers?"
    r"|marginal|pledges?|promises?|our (?:man|woman|message|values)|win(?:ning)?|change (?:the|our|this)"
    r"|plaid|etholiad\w*|ymgyrch\w*|pleidl\w+|bleidl\w+|cynghorw?yr|cynghorydd|aelodau)\b",
    re.IGNORECASE,
)
_ON: Final = 12  # characters behind a word of campaigning: *helpers needed to deliver* leaflets
_PARTY_TIME: Final = re.compile(r"[Jj]oin(?:ing)? (?:the|our|in the) party|[Yy]mun\w+ (?:â'r|â’r|yn y) parti")


def outreach(part: FieldReading, one: Found) -> bool:
    """Whether a word of campaigning tells of doors and leaflets of the council's own, or of a party with cake."""
    if _PARTY_TIME.fullmatch(part.raw, one.start, one.end):
        return not part.links and _unpolitical(part)
    at_doors = _AT_DOORS.search(part.raw, one.start, one.end + _ON) is not None
    served = part.tells(_CALLERS) or _SERVICE.search(part.raw, *part.sentence(one.start)) is not None
    return at_doors and served and not part.people and _unpolitical(part)


def _unpolitical(part: FieldReading) -> bool:
    """Whether nothing in a field speaks of politics."""
    if "PARTY" in part.signs or part.cues("polling-day", "polling-date", "group-label", "party-nickname"):
        return False
    return not part.tells(_POLITICS)
