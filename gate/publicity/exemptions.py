"""
Exemptions: what the law and the guides let through, and why. Each is named in the result whenever it spares anything.

Codes are those of the rule catalogue. The bare facts of names, wards and parties: Publicity Code 2011, para. 34.
Telling people how to vote: Electoral Administration Act 2006, s. 69.
"""

from collections.abc import Iterator
from typing import Final

from gate.publicity.further_exemptions import further_grants, told_exemptions
from gate.publicity.grant import Grant, grant_of
from gate.publicity.meaning.even_list import extra_words
from gate.publicity.meaning.issues import issues
from gate.publicity.meaning.mentions import mentions
from gate.publicity.meaning.partisan import party_mentions
from gate.publicity.text.naming import Form
from gate.publicity.text.reading import FieldReading, Found, Reading

_LIST_RULES: Final = frozenset(
    {
        "YR102",
        "PE311",
        "PE108",
        "PE101",
        "PE103",
        "PE104",
        "PE105",
        "PE118",
        "PE106",
        "PE301",
        "PE302",
        "PE120",
        "PE402",
        "PE408",
        "PE122",
        "PE303",
        "YR101",
    }
)
_REQUIRED: Final = ("EX02", "It is a notice that the law requires, without comment.")
_NAMED: Final = ("EX05", "It is a notice published under a statute that it names, without comment.")
_SLANTING: Final = ("listing-slant", "blame", "vote-for", "campaign")


def grants(reading: Reading) -> Iterator[Grant]:
    """The exemptions that hold for a reading, whether or not they turn out to spare anything."""
    for part in reading.fields:
        if (listed := _complete_list(part, reading)) is not None:
            yield grant_of(
                "EX01", f"It is the complete list of the candidates for {listed}, none singled out.", part, _LIST_RULES
            )
        elif _declared(part):
            yield grant_of(
                "EX08", "It gives the declared result of a poll, with votes and no comment.", part, _LIST_RULES
            )
        elif _statutory(part):
            code, why = _NAMED if part.cues("authorised") else _REQUIRED
            yield grant_of(code, why, part, frozenset({"PE301", "PE302", "PE201", "PE202", "PE107"}))
        if _voter_information(part, reading):
            told = frozenset({"PE311", "PE312", "YR102"})
            yield grant_of("EX03", "It says how, when or where people can vote, and favours nobody.", part, told)
        if _of_safety(part, reading) and not part.cues("argue", "blame", "praise"):
            yield grant_of("EX04", "It is about safety, now.", part, frozenset({"PE201", "PE202"}))

    yield from further_grants(reading)


def _of_safety(part: FieldReading, reading: Reading) -> bool:
    """Whether a field speaks of danger in words that are not its subject's own: *tidal* says nothing of a lagoon."""
    subjects = [one for one in issues(reading) if one.part is part] if part.cues("emergency") else []
    return any(
        not any(about.start <= one.start and one.end <= about.end for about in subjects)
        for one in part.cues("emergency")
    )


def passed_names(reading: Reading) -> Iterator[tuple[str, str]]:
    """Names read as places, things or namesakes (EX10), and subjects read as a notice or service (EX02, EX06)."""
    for one in mentions(reading)[1]:
        yield one.code, one.why
    for issue in issues(reading):
        told = issue.part.raw[issue.start : issue.end]
        if issue.quiet == "notice":
            yield "EX02", f"‘{told}’ stands in the notice of an application by its number."
        elif issue.quiet == "service":
            yield "EX06", f"‘{told}’ stands in service information that does not touch the argument."
        elif issue.quiet == "past":
            yield "EX16", f"‘{told}’ is told as history."
    yield from told_exemptions(reading)


def _complete_list(part: FieldReading, reading: Reading) -> str | None:
    """The areas whose candidates are listed in full and even-handedly, where every person named is on such a list."""
    named = [one for one in mentions(reading)[0] if one.part is part]
    standing = {number.key for one in named if one.person.standing for number in (one.person, *one.others)}
    if not standing or any(not one.person.standing for one in named):
        return None
    if any(one.form not in {Form.FULL, Form.SURNAME, Form.INITIAL, Form.TITLE, Form.TYPO} for one in named):
        return None
    if any(not _harmless(part, cue) for cue in part.cues(*_SLANTING, "praise")):
        return None
    by_area = reading.lexicon.names.contests
    areas = {area for one in named for person in (one.person, *one.others) for area in person.contests}
    full = [
        area for area in areas if area and by_area[area] <= standing and (len(by_area[area]) > 1 or part.cues("notice"))
    ]
    covered = {key for area in full for key in by_area[area]}
    if not full or not {one.person.key for one in named} <= covered:
        return None
    if any(one.how != "name" for one in party_mentions(reading) if one.part is part) or list(part.of("emblem")):
        return None
    if extra_words(part):
        return None
    return ", ".join(sorted(full))


def _harmless(part: FieldReading, cue: Found) -> bool:
    """Whether a cue is part of a name, a party's name or the heading of a list."""
    told = part.raw[cue.start : cue.end].lower()
    if any(one.start <= cue.start and one.end >= cue.end for one in part.people):
        return True
    if any(
        one.start <= cue.start and one.end >= cue.end
        for one in (*part.of("party"), *part.of("ward"), *part.of("place"))
    ):
        return True
    if cue.key in {"campaign", "praise"} and any(
        word in told for word in ("candidate", "ymgeis", "standing", "sefyll")
    ):
        return True
    return (
        cue.key == "listing-slant"
        and told in {"star", "will be", "who is", "has who", "others"}
        and not any(mark in told for mark in "⭐🌟👍")
    )


def _statutory(part: FieldReading) -> bool:
    return bool(part.cues("notice")) and not any(
        not _harmless(part, cue) for cue in part.cues("blame", "vote-for", "praise", "listing-slant")
    )


def _declared(part: FieldReading) -> bool:
    return len(part.cues("declared-result")) >= 2 and not part.cues("praise", "blame", "campaign")


def _voter_information(part: FieldReading, reading: Reading) -> bool:
    if not part.cues("voter-info", "neutral-vote"):
        return False
    if any(one.part is part for one in party_mentions(reading)) or any(
        one.part is part for one in mentions(reading)[0]
    ):
        return False
    if list(part.of("emblem")) or part.cues("blame", "argue"):
        return False
    return not any(_steers(part, cue) for cue in part.cues("vote-for", "vote-hint", "campaign"))


def _steers(part: FieldReading, cue: Found) -> bool:
    """Whether a call to vote names a way, rather than repeating how voting works."""
    return not any(
        clear.start <= cue.start and clear.end >= cue.end and clear.end - clear.start >= cue.end - cue.start
        for clear in part.cues("voter-info", "neutral-vote")
    )
