"""
Voter information (PE4): the days, hours and papers that voters are told, against the poll's own timetable.

Telling people how to vote is a duty of the electoral officers (Electoral Administration Act 2006, s. 69) and always
allowed; telling them a wrong day may cost them their vote.
"""

from collections.abc import Iterator

from calendars.citation import Citation
from calendars.civil_time import civil_day
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.voting_days import Checked, checked
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.reading import Reading


def checked_days(reading: Reading, situation: Situation) -> tuple[tuple[str, Checked], ...]:
    """What of a draft could be compared with the timetables of the polls in force, with its field. Worked out once."""
    if not situation.voting:
        return ()
    if reading.voting is None:
        today = civil_day(situation.at) if situation.at_known else None
        reading.voting = tuple(
            (part.name, one)
            for part in reading.fields
            if not part.name.endswith(".url")
            for one in checked(part, situation.voting, today=today)
        )
    told: tuple[tuple[str, Checked], ...] = reading.voting
    return told


@rule(
    code="PE403",
    name="voter-deadline-mismatch",
    title="gives voters a wrong day or hour",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.STATUTE,
    cites=Citation("rpa-1983"),
    message="‘{words}’ is not right: {subject}. Correct it.",
    cure="Take the days and hours from the timetable of the poll.",
)
def voter_deadline_mismatch(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A last day, a polling day, an hour or a rule of identification that differs from the poll's own timetable."""
    for field, one in checked_days(reading, situation):
        if one.wrong:
            yield Mark(field=field, start=one.start, end=one.end, subject=one.right)
