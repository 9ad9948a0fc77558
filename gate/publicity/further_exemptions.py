"""
Further exemptions: corrections, ceremonies, vacancies, consultations by duty, events of others,
yearly campaigns, votes that are no election, history, decisions as a body, and directories of all members.

None of them spares a rule on named candidates, parties, personal data or confidential business: what they let through
is the subject, the office or the announcement. Codes and conditions are those of the rule catalogue, section 5.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gate.publicity.finding import Severity
from gate.publicity.grant import Grant, grant_of
from gate.publicity.text.reading import FieldReading, Reading

_SLANT = ("argue", "blame", "praise", "vote-for", "campaign")


def further_grants(reading: Reading) -> Iterator[Grant]:
    """The further exemptions that hold for a reading, whether or not they turn out to spare anything."""
    for part in reading.fields:
        even = not part.cues(*_SLANT)
        if part.cues("correction") and not part.cues("blame", "argue"):
            yield _milder("EX07", "It puts an own mistake right, with facts alone.", part, ("PE403", "PE214"))
        if not even:
            continue
        if part.cues("ceremony"):
            yield _milder("EX09", "It is a ceremony of the civic head, with no policy in it.", part, ("PE107",))
        if len(part.cues("recruitment")) >= 2:
            yield _milder(
                "EX11", "It says that somebody is wanted for a post.", part, ("PE201", "PE202", "PE204", "PE122")
            )
        if part.cues("duty-to-consult"):
            yield _milder("EX12", "The law or a fixed timetable asks for this consultation.", part, ("PE205",))
        if part.cues("all-candidates"):
            yield _milder("EX13", "Others hold it, and all candidates are asked alike.", part, ("PE121",))
        if part.cues("yearly-campaign"):
            yield _milder("EX14", "It belongs to a campaign that comes every year.", part, ("PE204", "PE205", "PE502"))
        if part.cues("decided-as-body") and part.cues("where-written"):
            yield _milder(
                "EX17", "It tells a decision of the council as a body.", part, ("PE204", "YR103", "YR208", "PE214")
            )
        if part.cues("member-directory"):
            yield _milder("EX18", "It says where all members can be found alike.", part, ("PE107", "YR501"))


def _milder(code: str, why: str, part: FieldReading, codes: Iterable[str]) -> Grant:
    """An exemption that lets through what a rule would flag, never what it blocks: an office that a candidate holds."""
    whole = grant_of(code, why, part, codes)
    return replace(whole, spares=lambda rule, mark: mark.severity is not Severity.BLOCK and whole.spares(rule, mark))


def told_exemptions(reading: Reading) -> Iterator[tuple[str, str]]:
    """Exemptions by which words were read as harmless in the first place: another vote, the past."""
    for part in reading.fields:
        if part.cues("other-vote") and part.cues("vote-for", "neutral-vote") and not part.cues("voter-info"):
            yield "EX15", "The vote is on something else than an election."
        if _tells_of_the_past(part):
            yield "EX16", "It tells of the past."


def _tells_of_the_past(part: FieldReading) -> bool:
    return bool(part.cues("history")) and not part.cues("vote-for", "campaign") and any(part.of("party"))
