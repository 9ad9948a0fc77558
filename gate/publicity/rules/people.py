"""
People (PE1): those who stand, and those who hold elected office.

From the notice of election to the close of poll a council gives no publicity to individuals directly involved in the
election; the plain facts of who stands, with ward and party, are lawful and stay allowed (exemption EX01).
Publicity Code 2011 (England), para. 34, under the Local Government Act 1986, s. 4; the Welsh code of 2022 likewise.
"""

import re
from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.lexicon import Lexicon
from gate.publicity.mentions import Mention, mentions
from gate.publicity.names import Person
from gate.publicity.naming import MEMBER_TITLES, Form
from gate.publicity.reading import FieldReading, Found, Reading
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation

CODE_34: Final = Citation("publicity-code-2011", "para. 34")
_CURE: Final = "Take the name out, or wait until the poll has closed."
_TOLD: Final = "This names {subject}, who stands in a poll now running. Take the name out, or ask the clerk to decide."


def _mark(one: Mention, severity: Severity | None = None) -> Mark:
    return Mark(
        field=one.part.name,
        start=one.start,
        end=one.end,
        severity=severity,
        subject=one.person.name,
        polls=one.person.polls,
        cut=True,
    )


def _standing(reading: Reading, forms: frozenset[Form], *, disguised: bool = False) -> Iterator[Mark]:
    for one in mentions(reading)[0]:
        if one.person.standing and one.form in forms and one.disguised is disguised:
            yield _mark(one, one.sure)


@rule(
    code="PE101",
    name="candidate-full-name",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message=_TOLD,
    cure=_CURE,
    needs=("ordinary-names", "forenames", "short-names", "place-words"),
)
def candidate_full_name(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A candidate by forename and surname: as on the ballot, the legal name, or a short form of the forename."""
    yield from _standing(reading, frozenset({Form.FULL}))


@rule(
    code="PE102",
    name="candidate-handle",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message="‘{words}’ is an account of {subject}, who stands in a poll now running. Take the tag out, or ask the clerk to decide.",
    cure="Take the tag out.",
)
def candidate_handle(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A tag or mention of an account that belongs to a candidate."""
    yield from _standing(reading, frozenset({Form.HANDLE}))


@rule(
    code="PE103",
    name="titled-candidate-surname",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message=_TOLD,
    cure=_CURE,
)
def titled_candidate_surname(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A title and a candidate's surname: Cllr, Councillor, Cyng, Cynghorydd, Mr, Mrs, Dr."""
    yield from _standing(reading, frozenset({Form.TITLE}))


@rule(
    code="PE104",
    name="bare-candidate-surname",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message="‘{words}’ can be read as {subject}, who stands in a poll now running. Take it out, or ask the clerk to decide.",
    cure=_CURE,
    needs=("ordinary-names", "common-surnames"),
)
def bare_candidate_surname(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A candidate's surname alone: a rare one, or a common one beside a title, ward, party or word of voting."""
    yield from _standing(reading, frozenset({Form.SURNAME, Form.PLURAL}))


@rule(
    code="PE105",
    name="candidate-nickname-initials",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message="‘{words}’ can be read as {subject}, who stands in a poll now running. Take it out, or ask the clerk to decide.",
    cure=_CURE,
    needs=("short-names",),
)
def candidate_nickname_initials(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A candidate by initials and surname, by forename and initial, or by a rare forename or nickname alone."""
    yield from _standing(reading, frozenset({Form.INITIAL, Form.FORENAME}))
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
            if (
                not (2 <= len(told) <= 3 and told.isupper() and told.isalpha())
                or part.raw[token.start : token.end + 1].isspace()
            ):
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
            for person in reading.lexicon.names.people:
                if person.standing and areas & set(person.areas) and told.lower() in initials(person):
                    yield Mark(
                        field=part.name,
                        start=token.start,
                        end=ward.end,
                        subject=person.name,
                        polls=person.polls,
                        severity=Severity.BLOCK,
                    )
                    break


def initials(person: Person) -> frozenset[str]:
    """The initials under which a person may go: first forename and surname, all names, both halves of a surname."""
    found = set()
    for order in person.orders:
        size = len(person.surname) if order[-len(person.surname) :] == person.surname else 1
        last = order[-size:]
        found |= {
            order[0][:1] + last[0][:1],
            "".join(word[:1] for word in order),
            order[0][:1] + "".join(word[:1] for word in last),
        }
    return frozenset(found)


_DOTTED: Final = re.compile(r"(?<![\w.])(?:[A-Z][a-z]?(?:\.[ \-]?|-)){1,4}[A-Z][a-z]?\b\.?")


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
            if len(letters) < 3 and not near:
                continue
            for person in reading.lexicon.names.people:
                if person.standing and letters in initials(person):
                    yield Mark(
                        field=part.name, start=run.start(), end=run.end(), subject=person.name, polls=person.polls
                    )
                    break


@rule(
    code="PE106",
    name="sitting-member-named",
    family=Family.CANDIDATE,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message="‘{words}’ names somebody in elected office while a poll is running. Leave the name out, or let a second person look.",
    cure="Say what the council did, without naming a member.",
    needs=("member-title",),
)
def sitting_member_named(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A councillor, leader, mayor, commissioner, MP or minister who does not stand, or anyone with a member's title."""
    taken: list[tuple[str, int, int]] = []
    for one in mentions(reading)[0]:
        taken.append((one.part.name, one.start, one.end))
        if not one.person.standing:
            yield _mark(one, Severity.FLAG)
    for part in reading.fields:
        for start, end in _titled_strangers(part, reading.lexicon):
            if not any(name == part.name and first < end and start < last for name, first, last in taken):
                yield Mark(field=part.name, start=start, end=end, subject=part.raw[start:end], cut=True)


_AFTER_NAME: Final = frozenset(["mp", "ms", "msp", "mla", "am", "as", "aelod"])
_TITLES: Final = MEMBER_TITLES | {"mayor", "maer", "alderman", "lord", "pcc"}


def _titled_strangers(part: FieldReading, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """A member's title before a name, or letters such as MP behind one, whoever it is."""
    tokens = part.tokens
    for at, token in enumerate(tokens):
        if token.word in MEMBER_TITLES or (token.word in {"mayor", "maer"} and token.capital):
            last = at
            while last + 1 < len(tokens) and last - at < 4:
                following = tokens[last + 1]
                between = part.raw[tokens[last].end : following.start]
                if not following.capital or between.strip(" .-'’\u00a0") or following.word in lexicon.place_words:
                    break
                last += 1
            many = last - at
            named = [one for one in tokens[at + 1 : last + 1] if one.word not in _TITLES]
            if token.word in {"mayor", "maer"}:
                if len(named) >= 2 and named[0].word in lexicon.common_forenames:
                    yield token.start, tokens[last].end
            elif many and named:
                yield token.start, tokens[last].end
        elif token.word in _AFTER_NAME and part.raw[token.start : token.end].isupper() and at >= 2:
            first, second = tokens[at - 2], tokens[at - 1]
            joined = part.raw[second.end : token.start].strip(" ,") == "" and part.raw[first.end : second.start] in {
                " ",
                "-",
            }
            if (
                joined
                and first.capital
                and second.capital
                and first.word not in {"the", "your", "our", "local", "which"}
            ):
                if token.word not in {"as", "am", "ms"} or first.word in lexicon.common_forenames:
                    yield first.start, token.end


@rule(
    code="PE107",
    name="political-office-titled",
    family=Family.CANDIDATE,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message="‘{words}’ is an office that one person holds, so it names them. Speak of the council instead, or let a second person look.",
    cure="Say ‘the council’ instead of the office.",
    needs=("political-office",),
)
def political_office_titled(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """An office that identifies one politician: leader, cabinet member, commissioner, MP; surer where the holder stands."""
    named = mentions(reading)[0]
    for part in reading.fields:
        for one in part.of("office"):
            near = any(
                who.part is part and (abs(who.start - one.end) < 60 or abs(one.start - who.end) < 60) for who in named
            )
            if (
                near
                or _of_election(part, one.end)
                or one.entry.phrase.startswith(("the mayor", "y maer"))
                and (part.cues("voter-info") or part.raw[one.end : one.end + 4].lower() == " of ")
            ):
                continue
            yield Mark(
                field=part.name,
                start=one.start,
                end=one.end,
                subject=one.key,
                severity=Severity.BLOCK if one.entry.strength == "block" else Severity.FLAG,
            )
    for part, one in reading.cues("political-office"):
        if any(
            (who.part is part and abs(who.start - one.end) < 60) or (who.part is part and abs(one.start - who.end) < 60)
            for who in named
        ):
            continue
        if _of_election(part, one.end):
            continue
        holder = _holder(part, one, situation)
        yield Mark(
            field=part.name,
            start=one.start,
            end=one.end,
            subject=holder.name if holder else "",
            severity=Severity.BLOCK if holder and holder.standing else Severity.FLAG,
        )


def _of_election(part: FieldReading, end: int) -> bool:
    """Whether an office is named only as what is elected (*mayoral election*, *candidates for Mayor*)."""
    return any(
        token.word in {"election", "elections", "candidates", "candidate", "poll", "etholiad", "ballot", "hustings"}
        for token in part.tokens
        if 0 <= token.start - end < 12
    )


_OFFICES: Final = (
    ("dirprwy arweinydd", "deputy leader"), ("arweinydd", "leader"), ("yr wrthblaid", "opposition"), ("cyngor", "council"),
    ("aelod y cabinet", "cabinet member"), ("aelod cabinet", "cabinet member"), ("deilydd portffolio", "cabinet member"),
    ("addysg", "education"), ("priffyrdd", "highways"), ("cyllid", "finance"), ("tai", "housing"), ("yr amgylchedd", "environment"),
    ("amgylchedd", "environment"), ("gofal", "care"), ("trafnidiaeth", "transport"), ("maer", "mayor"), ("comisiynydd", "commissioner"),
    ("portfolio holder", "cabinet member"), ("executive member", "cabinet member"), ("cabinet lead", "cabinet member"),
    ("council leader", "leader of the council"), ("opposition leader", "leader of the opposition"),
)  # fmt: skip


def _holder(part: FieldReading, one: Found, situation: Situation):  # type: ignore[no-untyped-def]
    told = (
        " ".join(part.text[one.start : one.end + 45].split())
        if part.folded.places is None
        else part.raw[one.start : one.end + 45].lower()
    )
    for welsh, english in _OFFICES:
        told = told.replace(welsh, english)
    best = None
    for member in situation.people.members:
        role = member.role.lower()
        words = [word for word in role.replace("(", " ").replace(",", " ").split() if len(word) > 3]
        score = sum(word in told for word in words)
        if words and score >= max(2, len(words) - 1) and (best is None or score > best[0]):
            best = (score, member)
    return best[1] if best else None


@rule(
    code="PE108",
    name="role-description-of-member",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message="‘{words}’ describes one member, so it names them. Speak of the council instead, or ask the clerk to decide.",
    cure="Say ‘the council’ instead.",
    needs=("ward-office", "praise"),
)
def role_description_of_member(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A member described instead of named: *the sitting member for Quarry*, *our ward champion*."""
    if any(one.person.standing for one in mentions(reading)[0]) and False:
        return
    single = reading.lexicon.single_seats
    yield from _member_of_ward(reading)
    for part, one in reading.cues("ward-office"):
        start, end = part.sentence(one.start)
        wards = [ward for ward in part.of("ward") if start <= ward.start < end and part.raw[ward.start].isupper()]
        areas = {area for ward in wards if abs(ward.start - one.end) < 40 for area in ward.entry.key.split("|")}
        told = part.raw[one.start : one.end].lower()
        definite = any(
            word in told or word in " ".join(part.words_before(one.start, 3))
            for word in ("our", "your", "the", "ein", "eich", "y ", "'s")
        )
        plural = told.endswith("s") and "councillors" in told
        praised = any(
            one.end <= other.start or other.end <= one.start for other in part.cues("praise", "vote-for", "blame")
        )
        champion = any(
            word in told
            for word in (
                "champion",
                "hero",
                "pencampwr",
                "voice",
                "hard-working",
                "hardworking",
                "sitting",
                "incumbent",
                "man for",
                "woman for",
                "only",
                "sole",
            )
        )
        ends = max([one.end, *(ward.end for ward in wards if 0 <= ward.start - one.end <= 12)])
        begins = min([one.start, *(ward.start for ward in wards if 0 <= one.start - ward.end <= 16)])
        if (wards and areas & single and not plural) or (definite and not plural and (champion or praised)):
            yield Mark(field=part.name, start=begins, end=ends, severity=Severity.BLOCK)


_MEMBER_NOUNS: Final = frozenset(
    [
        "councillor",
        "member",
        "champion",
        "representative",
        "rep",
        "cynghorydd",
        "gynghorydd",
        "aelod",
        "pencampwr",
        "hopeful",
        "contender",
        "incumbent",
        "candidate",
        "ymgeisydd",
    ]
)


def _member_of_ward(reading: Reading) -> Iterator[Mark]:
    """A noun for one member beside the name of a ward: *Eel Pier's one and only councillor*, *Aelod Bryn Celyn*."""
    for part in reading.fields:
        if part.cues("voter-info", "notice", "election-list"):
            continue
        nouns = [token for token in part.tokens if token.word in _MEMBER_NOUNS]
        for ward in part.of("ward"):
            if not part.raw[ward.start].isupper():
                continue
            if _SITS.search(part.raw[max(0, ward.start - 34) : ward.start].lower()):
                yield Mark(field=part.name, start=max(0, ward.start - 10), end=ward.end, severity=Severity.BLOCK)
                continue
            for noun in nouns:
                behind = 0 < noun.start - ward.end <= 34 and (
                    part.raw[ward.end : ward.end + 2] in {"'s", "’s"} or noun.start - ward.end <= 2
                )
                ahead = 0 < ward.start - noun.end <= 9 and part.raw[noun.end : ward.start].strip(" ").lower() in {
                    "",
                    "for",
                    "dros",
                    "of",
                    "in",
                    "for the",
                    "ward",
                    "y",
                }
                if (behind or ahead) and part.same_sentence(ward.start, noun.start):
                    yield Mark(
                        field=part.name,
                        start=min(ward.start, noun.start),
                        end=max(ward.end, noun.end),
                        severity=Severity.BLOCK,
                    )
                    break


_SITS: Final = re.compile(
    r"\b(?:sits|sitting|speaks|stands up|who represents|represents|serves|aelod) (?:for |dros |)(?:the people of |)$"
)


@rule(
    code="PE113",
    name="link-to-candidate",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message="‘{words}’ leads to a page of {subject}, who stands in a poll now running. Take the link out, or ask the clerk to decide.",
    cure="Take the link out.",
)
def link_to_candidate(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """An address that belongs to a candidate, or carries the candidate's name."""
    yield from _standing(reading, frozenset({Form.LINK}))
    yield from _standing(reading, frozenset({Form.LINK}), disguised=True)


@rule(
    code="PE118",
    name="disguised-name",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message="‘{words}’ reads as {subject}, who stands in a poll now running, spelt another way. Take it out, or ask the clerk to decide.",
    cure=_CURE,
)
def disguised_name(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A candidate's name found only after undoing its spelling: spaced letters, digits for letters, one wrong letter."""
    for one in mentions(reading)[0]:
        if one.person.standing and (one.form is Form.TYPO or (one.disguised and one.form is not Form.LINK)):
            yield _mark(one, one.sure)


@rule(
    code="PE122",
    name="unknown-person-before-nominations",
    family=Family.CANDIDATE,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message="‘{words}’ names a person, and who stands is not yet known. Leave the name out, or let a second person look.",
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


_CIVIL: Final = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "rev", "revd"])


def people_in(part: FieldReading, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Stretches that look like somebody's name: a title and a capital, or a common forename and a capital."""
    tokens = part.tokens
    skip = -1
    for at, token in enumerate(tokens[:-1]):
        following = tokens[at + 1]
        if token.start < skip or not token.capital or not following.capital:
            continue
        if part.raw[token.end : following.start] not in {" ", ". ", "-"} or following.word in lexicon.place_words:
            continue
        if any(one.start <= token.start and one.end >= following.end for one in part.of("place")):
            continue
        titled = token.word in _CIVIL
        if not titled and (
            token.word not in lexicon.common_forenames
            or (token.word in lexicon.ordinary and part.opens_sentence(token.start))
        ):
            continue
        last = following
        index = at + 2
        while (
            index < len(tokens)
            and tokens[index].capital
            and part.raw[last.end : tokens[index].start] in {" ", "-"}
            and index - at < 4
        ):
            if tokens[index].word in lexicon.place_words:
                break
            last = tokens[index]
            index += 1
        if index < len(tokens) and tokens[index].word in lexicon.place_words and tokens[index].capital:
            continue
        skip = last.end
        yield token.start, last.end
