"""
People (PE1): those who stand, and those who hold elected office.

From the notice of election to the close of poll a council gives no publicity to individuals directly involved in the
election; the plain facts of who stands, with ward and party, are lawful and stay allowed (exemption EX01).
Publicity Code 2011 (England), para. 34, under the Local Government Act 1986, s. 4; other nations' in `authorities.py`.
"""

import re
from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.mentions import Mention, mentions
from gate.publicity.meaning.strangers import people_in
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.naming import Form
from gate.publicity.text.reading import Reading

CODE_34: Final = Citation("publicity-code-2011", "para. 34")
_CURE: Final = "Take the name out, or wait until the poll has closed."
_TOLD: Final = "This names {subject}, who stands in a poll now running. Take the name out, or ask the clerk to decide."


def mark_of(one: Mention, severity: Severity | None = None) -> Mark:
    """The mark of somebody named: a cut alone cures it. Where several bear the name, all are told, with their wards."""
    meant = (one.person, *one.others)
    subject = one.person.name
    if one.others:
        subject = " or ".join(dict.fromkeys(f"{who.name} ({', '.join(who.areas)})" for who in meant[:3]))
    return Mark(
        field=one.part.name,
        start=one.start,
        end=one.end,
        severity=severity,
        subject=subject,
        polls=tuple(dict.fromkeys(poll for who in meant for poll in who.polls)),
        cut=True,
    )


def _standing(reading: Reading, forms: frozenset[Form], *, disguised: bool = False) -> Iterator[Mark]:
    for one in mentions(reading)[0]:
        if one.person.standing and one.form in forms and one.disguised is disguised:
            yield mark_of(one, one.sure)


@rule(
    code="PE101",
    name="candidate-full-name",
    title="names a candidate",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message=_TOLD,
    cure=_CURE,
    needs=("ordinary-names", "forenames", "short-names", "place-words"),
    signs=("PERSON",),
)
def candidate_full_name(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A candidate by forename and surname: as on the ballot, the legal name, or a short form of the forename."""
    yield from _standing(reading, frozenset({Form.FULL}))


@rule(
    code="PE102",
    name="candidate-handle",
    title="tags a candidate or member",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message=(
        "‘{words}’ is an account of {subject}, who stands in a poll now running. Take the tag out, or ask the "
        "clerk to decide."
    ),
    cure="Take the tag out.",
    signs=("PERSON",),
)
def candidate_handle(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A tag or mention of an account that belongs to a candidate."""
    yield from _standing(reading, frozenset({Form.HANDLE}))


@rule(
    code="PE103",
    name="titled-candidate-surname",
    title="names a candidate by title and surname",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message=_TOLD,
    cure=_CURE,
    signs=("PERSON",),
)
def titled_candidate_surname(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A title and a candidate's surname: Cllr, Councillor, Cyng, Cynghorydd, Mr, Mrs, Dr."""
    yield from _standing(reading, frozenset({Form.TITLE}))


@rule(
    code="PE104",
    name="bare-candidate-surname",
    title="may name a candidate by surname",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message=(
        "‘{words}’ can be read as {subject}, who stands in a poll now running. Take it out, or ask the clerk to decide."
    ),
    cure=_CURE,
    needs=("ordinary-names", "common-surnames"),
    signs=("PERSON",),
)
def bare_candidate_surname(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A candidate's surname alone: a rare one, or a common one beside a title, ward, party or word of voting."""
    yield from _standing(reading, frozenset({Form.SURNAME, Form.PLURAL}))


@rule(
    code="PE105",
    name="candidate-nickname-initials",
    title="names a candidate by nickname or initials",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message=(
        "‘{words}’ can be read as {subject}, who stands in a poll now running. Take it out, or ask the clerk to decide."
    ),
    cure=_CURE,
    needs=("short-names",),
    signs=("PERSON", "WARD", "."),
)
def candidate_nickname_initials(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A candidate by initials and surname, by forename and initial, or by a rare forename or nickname alone."""
    yield from _standing(reading, frozenset({Form.INITIAL, Form.FORENAME, Form.BEGINNING}))
    yield from _initials_alone(reading)
    yield from _dotted_initials(reading)


def _initials_alone(reading: Reading) -> Iterator[Mark]:
    """Two or three capital letters that are a candidate's initials, said to stand for, or in, that one's ward."""
    for part in reading.fields:
        wards = [one for one in part.of("ward") if part.raw[one.start].isupper()]
        if not wards:
            continue
        for token in part.tokens:
            told = part.raw[token.start : token.end]
            if not (2 <= len(told) <= 3 and told.isupper() and told.isalpha()):
                continue
            ward = next(
                (
                    one
                    for one in wards
                    if 0 < one.start - token.end <= 24 and part.same_sentence(one.start, token.start)
                ),
                None,
            )
            between = set(part.words_after(token.end, 4)) & {"for", "in", "dros", "yn"}
            if ward is None or not between:
                continue
            areas = set(ward.entry.key.split("|"))
            for person in reading.lexicon.names.initials.get(told.lower(), ()):
                if areas & set(person.areas):
                    yield Mark(
                        field=part.name,
                        start=token.start,
                        end=ward.end,
                        subject=person.name,
                        polls=person.polls,
                        severity=Severity.BLOCK,
                    )
                    break


_DOTTED: Final = re.compile(r"[A-Z](?<![\w.].)[a-z]?(?:\.[ \-]?|-)(?:[A-Z][a-z]?(?:\.[ \-]?|-)){0,3}[A-Z][a-z]?\b\.?")


_TOLD_AS_INITIALS: Final = re.compile(r"(?i)\binitials?\W{1,3}(?:are |is )?$")


def _dotted_initials(reading: Reading) -> Iterator[Mark]:
    """A candidate's initials with full stops: three or more, or two beside the ward, a title or a word of the poll."""
    for part in reading.fields:
        if "." not in part.raw:
            continue
        for run in _DOTTED.finditer(part.raw):
            letters = "".join(letter[0].lower() for letter in re.findall(r"[A-Z][a-z]?", run.group()))
            start, end = part.sentence(run.start())
            near = any(start <= ward.start < end for ward in part.of("ward")) or any(
                part.same_sentence(cue.start, run.start())
                for cue in part.cues("vote-for", "campaign", "member-title", "ward-office")
            )
            told = part.of("ward") and _TOLD_AS_INITIALS.search(part.raw, 0, run.start())
            if len(letters) < 3 and not near and not told:
                continue
            for person in reading.lexicon.names.initials.get(letters, ())[:1]:
                yield Mark(field=part.name, start=run.start(), end=run.end(), subject=person.name, polls=person.polls)


@rule(
    code="PE113",
    name="link-to-candidate",
    title="links to a candidate",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message=(
        "‘{words}’ leads to a page of {subject}, who stands in a poll now running. Take the link out, or ask the "
        "clerk to decide."
    ),
    cure="Take the link out.",
    signs=("PERSON",),
)
def link_to_candidate(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """An address that belongs to a candidate, or carries the candidate's name."""
    yield from _standing(reading, frozenset({Form.LINK}))
    yield from _standing(reading, frozenset({Form.LINK}), disguised=True)


@rule(
    code="PE118",
    name="disguised-name",
    title="hides a name",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message=(
        "‘{words}’ reads as {subject}, who stands in a poll now running, spelt another way. Take it out, or ask "
        "the clerk to decide."
    ),
    cure=_CURE,
    signs=("PERSON",),
)
def disguised_name(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A candidate's name found only after undoing its spelling: spaced letters, digits for letters, a wrong letter."""
    for one in mentions(reading)[0]:
        if one.person.standing and (one.form is Form.TYPO or (one.disguised and one.form is not Form.LINK)):
            yield mark_of(one, one.sure)


@rule(
    code="PE122",
    name="unknown-person-before-nominations",
    title="names somebody before the candidates are known",
    family=Family.CANDIDATE,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message=(
        "‘{words}’ names a person, and who stands is not yet known. Leave the name out, or let a second person look."
    ),
    cure="Leave the name out until the statement of persons nominated is loaded.",
    needs=("forenames",),
)
def unknown_person_before_nominations(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Anyone by title or full name, while the statement of persons nominated of a poll in force is not loaded."""
    if not situation.incomplete:
        return
    named = mentions(reading)[0]
    for part in reading.fields:
        for start, end in people_in(part, reading.lexicon):
            if not any(one.part is part and one.start < end and start < one.end for one in named):
                yield Mark(field=part.name, start=start, end=end, subject=part.raw[start:end], cut=True)
