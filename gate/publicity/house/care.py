"""
Care for people and for safety (YR2): private persons, children, places, links, meetings.

House rules, which a policy turns on.
"""

import ipaddress
import re
from collections.abc import Iterator

from gate.publicity.finding import Family, Severity
from gate.publicity.house.house_rule import house_rule
from gate.publicity.pointing import pointed
from gate.publicity.rule import Mark
from gate.publicity.situation import Situation
from gate.publicity.text.reading import Reading

_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? (?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+")


@house_rule(
    code="YR202",
    name="named-private-individual",
    title="names a private person",
    family=Family.PERSONAL_DATA,
    message="‘{words}’ names a private person. Have they agreed to it? Leave the name out, or let a "
    "second person look.",
    cure="Leave the name out.",
    needs=("house-private-message",),
)
def named_private_person(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A private person by title and name, and what somebody said in private."""
    yield from pointed(reading, "house-private-message")
    for part in reading.fields:
        for found in _TITLED.finditer(part.raw):
            yield Mark(field=part.name, start=found.start(), end=found.end())


@house_rule(
    code="YR204P",
    name="child-image-consent",
    title="shows a child",
    family=Family.PERSONAL_DATA,
    severity=Severity.BLOCK,
    message="‘{words}’: a child may be recognised, and nobody has said that the parents agreed to this "
    "use. Leave it out.",
    cure="Choose a picture without children, or ask the parents first.",
    needs=("house-child",),
)
def child_pictured(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A picture in which, as it is described, there are children, without the parents' permission on file."""
    if dict(reading.draft.attestations).get("children") in ("the parents agreed", "no child can be recognised"):
        return
    for part in reading.fields:
        if part.name.startswith("attachments"):
            for one in part.cues("house-child")[:1]:
                yield Mark(field=part.name, start=one.start, end=one.end)


@house_rule(
    code="YR206P",
    name="private-meeting-report",
    title="tells of a private meeting",
    family=Family.CONFIDENTIAL,
    severity=Severity.BLOCK,
    message="‘{words}’ tells of a meeting that was not public. Leave it out, or ask for leave to say it.",
    cure="Say what was published.",
    needs=("house-meeting-private",),
)
def private_meeting(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Words from a meeting that the public did not attend."""
    yield from pointed(reading, "house-meeting-private")


@house_rule(
    code="YR208P",
    name="pending-sensitive-matter",
    title="speaks of what is still to be decided",
    message="‘{words}’ is still to be decided. Leave it out, or ask whoever decides on it whether it may be said.",
    cure="Say only when and where it will be heard.",
    needs=("house-pending", "house-agenda"),
)
def pending_matter(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """What the council has still to consider or decide."""
    yield from pointed(reading, "house-pending", unless=("house-agenda",))


@house_rule(
    code="YR210",
    name="safeguarding-location-detail",
    title="says where somebody vulnerable is",
    family=Family.PERSONAL_DATA,
    severity=Severity.BLOCK,
    message="‘{words}’ may tell where a child or somebody vulnerable can be found. Take it out.",
    cure="Take it out.",
    needs=("house-safety",),
)
def location_of_vulnerable(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Where and when a child or somebody vulnerable can be found."""
    yield from pointed(reading, "house-safety")


_PLACE = re.compile(
    r"-?\d{1,2}\.\d{3,}\s*°?\s*[NS]?,\s*-?\d{1,3}\.\d{3,}|(?<![\w/:])///\w+\.\w+\.\w+"
    r"|maps\.app\.goo\.gl/\w+|geo:-?\d[\d.,-]+"
)


@house_rule(
    code="YR211",
    name="geotag-and-metadata",
    title="gives an exact place",
    severity=Severity.ADVISE,
    message="‘{words}’ gives an exact place, which says where somebody is or lives. Check that it should.",
    cure="Name the street or the hall.",
)
def exact_place(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Coordinates and pins on a map. What a picture's file says of its place is taken out when it is kept."""
    for part in reading.fields:
        for found in _PLACE.finditer(part.raw):
            yield Mark(field=part.name, start=found.start(), end=found.end())


_PROGRAM = (".exe", ".scr", ".apk", ".msi", ".bat", ".js", ".jar", ".iso", ".zip")
_SHORT = frozenset({"bit.ly", "tinyurl.com", "t.co", "goo.gl", "is.gd", "ow.ly", "cutt.ly", "rb.gy", "shorturl.at"})
_CATCHES = ("login-", "-login", "verify-", "secure-", "account-update", "free-gift", "giveaway", "wp-login")


@house_rule(
    code="YR612",
    name="suspicious-link-or-file",
    title="has a link that may do harm",
    severity=Severity.BLOCK,
    message="‘{words}’ may lead to harm: it hides where it goes, or it is a program. Take it out.",
    cure="Link the page itself, by its full address.",
)
def suspicious_link(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Addresses of bare numbers or look-alike letters, sign-in pages that ask for passwords, and programs."""
    for part in reading.fields:
        for link in part.links:
            named = f"{link.host}{link.path}".lower()
            bare = _is_number(link.host) or link.host in _SHORT
            if bare or "xn--" in link.host or link.path.lower().endswith(_PROGRAM) or any(c in named for c in _CATCHES):
                yield Mark(field=part.name, start=link.start, end=link.end)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.split(":", maxsplit=1)[0])
    except ValueError:
        return False
    return True


@house_rule(
    code="MT801",
    name="posting-during-meeting",
    title="is posted during a meeting",
    message="A meeting of the council is on, and this is a member's post. Post it afterwards, or let the clerk look.",
    cure="Wait until the meeting is over.",
    needs=("house-in-meeting",),
)
def posting_during_meeting(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A post that says that its author sits in a meeting; a member's, too, while one is on, as the clerk noted it."""
    yield from pointed(reading, "house-in-meeting")
