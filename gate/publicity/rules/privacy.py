"""
Privacy (YR2): personal data of residents and staff.

UK GDPR, art. 5, and the Data Protection Act 2018. The council's own published numbers and
mailboxes are no personal data.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.casualties import SIGNS as CASUALTIES
from gate.publicity.meaning.casualties import casualties
from gate.publicity.meaning.dealings import SIGNS as DEALINGS
from gate.publicity.meaning.dealings import dealings
from gate.publicity.meaning.privates import ADDRESS, GREETED, first_name_at, private_facts, told_case
from gate.publicity.meaning.privates import named as named_people
from gate.publicity.meaning.singled_out import named_culprits, own_door, young_ones
from gate.publicity.meaning.strangers import people_in
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.folding import word_set
from gate.publicity.text.reading import FieldReading, Reading
from gate.publicity.text.spelled import spelled_numbers

_PHONE: Final = re.compile(r"(?<![\d/])(?:\+44[\s(0)]*|0)(?:[\s\-()]*\d){9,10}(?!\d)")
_PUBLIC_NUMBER: Final = re.compile(r"^(?:03|08|0500|05)")
_MAIL: Final = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63})+")
_ROLE_MAILBOX: Final = word_set(
    "info enquiries enquiry clerk office townclerk bookings booking events event hello contact contactus "
    "admin mail team volunteering volunteer library libraries planning licensing elections electoral customer "
    "customerservices services news press comms hr jobs recruitment museum theatre sports leisure allotments "
    "cemetery market markets parks highways environment recycling waste support help helpline secretary "
    "treasurer chair committee society club shop hire lettings reception general council democratic "
    "committees consultation consultations ymholiadau gwybodaeth swyddfa clerc llyfrgell cyswllt helo "
    "digwyddiadau etholiadau cynllunio"
)
_OFFICIAL: Final = re.compile(
    r"(?:\.gov\.uk|\.gov\.wales|\.llyw\.cymru|\.police\.uk|\.nhs\.uk|\.ac\.uk|\.sch\.uk|\.org\.uk|\.gov\.scot"
    r"|\.mod\.uk|\.parliament\.uk)$"
)
_OWNER: Final = re.compile(
    r"((?:(?:Mr|Mrs|Ms|Miss|Dr"
    r"|Mx)\.? )?(?:[A-ZÂÊÎÔÛŴŶ][\w'’.\-]* ?){2,3})(?:['’]s)?(?: ?\([^)]*\))?(?:, ?\d{1,3})?"
    r",? ?(?:of|at|from|who lives at"
    r"|who lives in|o|yn)? ?$"
)
_FIRST_OF: Final = re.compile(
    r"(?<!with )\b(?<![A-Z] )([A-ZÂÊÎÔÛŴŶ][a-zâêîôûŵŷ'’\-]+)(?: (?:at|of|from|in|who lives at|yn|o)|,) $"
)
"""Somebody told by a first name and a door: *Jo at 14 Mill Lane*."""
_TITLED_BEHIND: Final = re.compile(r",? (?:Mr|Mrs|Ms|Miss|Mx)\.? [A-ZÂÊÎÔÛŴŶ][\w\-]+\b(?!['’])")
_NOT_NAMES: Final = word_set(
    "the our at in on visit meet parking from opposite outside community town village church library council "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_DOOR: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-ZÂÊÎÔÛŴŶ][\w'’\-]+(?: [A-ZÂÊÎÔÛŴŶ][\w'’\-]+)?(?: \([^)]*\))? (?:at|of|from"
    r"|in) (?:number|no\.?|flat|house|rhif) \d+"
    r"|\b[Tt]he [A-Z][\w'’\-]+s (?:at|of|from|in) (?:number |no\.? )?\d+[^.,!?]{0,25}"
    r"|\b[A-Z]\.(?: ?[A-Z]\.)* (?:at|of|from|in|yn) (?:the )?(?:[Nn]umber|[Nn]o\.?|[Ff]lat|[Rr]hif|end house"
    r"|corner house) ?\d*"
)
_CIVIL: Final = ("Mr", "Ms", "Miss", "Dr")
_COTTAGE: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-ZÂÊÎÔÛŴŶ][\w'’\-]+(?: [A-ZÂÊÎÔÛŴŶ][\w'’\-]+)?"
    r"(?:, (?:of |at |from )?| of | at | from )(?:[Tt]he )?(?:[A-ZÂÊÎÔÛŴŶ][\w'’\-]+ ){1,2}"
    r"(?:Cottage|Bungalow|Farmhouse|House|Lodge|Villa|Croft|Barn|Cabin|Chalet)\b"
)
_NUMBERED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? (?:[A-ZÂÊÎÔÛŴŶ][\w'’.\-]* ?){1,3}, (?:of |at )?\d{1,3}[a-z]? "
    r"(?!January|February|March|April|May|June|July|August|September|October|November|December|Ionawr|Chwefror|Mawrth"
    r"|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr|Not|No|Year)"
    r"(?:[A-ZÂÊÎÔÛŴŶ][\w'’\-]+ ?){1,3}(?=[,.;:!?)]|$|\b(?:wedi|sydd|sy['’]n|has|have|is|was|who|yw|oedd)\b)"
)
"""Somebody with a title and the number of a door, whatever the street is called: *Mrs Pugh, 3 Tan-y-fron*."""
_PLATE: Final = re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b")
_ANY_PLATE: Final = re.compile(
    r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b|\b[A-Z]\d{1,3} ?[A-Z]{3}\b|\b[A-Z]{3} ?\d{1,3}[A-Z]\b|\b[a-z]{2}\d{2} ?[a-z]{3}\b"
)
_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_VENUE: Final = re.compile(
    r"(?i)\b(?:library|hall|centre|park|theatre|museum|church|school|office|offices|surgery|clinic|club|pub|caf[eé]"
    r"|station|venue|sat ?nav|meet|neuadd|llyfrgell|canolfan|ysgol|eglwys|swyddfa)\b"
)


def _postcodes(part: FieldReading, people: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Postcodes told of somebody: behind a name in the sentence, where no hall or office is given."""
    for code in _POSTCODE.finditer(part.raw):
        start, end = part.sentence(code.start())
        told = any(start <= first and 0 <= code.start() - last <= _REACH for first, last in people)
        if told and not _VENUE.search(part.raw, start, end):
            yield code


_BORN: Final = re.compile(
    r"\b(?:born|dob|d\.o\.b\.?|date of birth|ganed|dyddiad geni)[ :,]*(?:on )?\(?\d{1,2}(?:st|nd|rd"
    r"|th)?[/. \-]\w+[/. \-]\d{2,4}",
    re.IGNORECASE,
)


def _public_phone(digits: str, situation: Situation) -> bool:
    national = "0" + digits.removeprefix("44") if digits.startswith("44") else digits
    known = {re.sub(r"\D", "", phone) for phone in situation.council.phones}
    return national in known or bool(_PUBLIC_NUMBER.match(national))


_HOME: Final = re.compile(
    r"\b(?:at home|home (?:phone|number|line)|(?:(?:his|her|my) |their (?=own|home|personal|private|mobile))"
    r"(?:own |home |personal |private )?(?:number|phone|mobile|line)"
    r"|gartref|adref|(?:ei|eu|fy) (?:rif|ffôn))\b[^.!?]{0,25}$",
    re.IGNORECASE,
)
_REACH: Final = 80  # characters: more than the longest of these phrases and what may stand behind it


def _at_home(part: FieldReading, place: int) -> bool:
    """Whether a number is told as somebody's own, or at home."""
    start, _ = part.sentence(place)
    return _HOME.search(part.raw[max(start, place - _REACH) : place]) is not None


def _long_ago(part: FieldReading, place: int) -> bool:
    """Whether the sentence tells of the dead or of long ago."""
    return bool(part.told_beside(place, "life-told"))


def _people(part: FieldReading, reading: Reading) -> list[tuple[int, int]]:
    return [*people_in(part, reading.lexicon), *((one.start, one.end) for one in part.people if one.form <= 4)]


_BARE_NAME: Final = re.compile(
    r"\b(?i:call|ring|text|phone|contact|email|message|ask for|speak to|see|whatsapp|ffoniwch|cysylltwch â"
    r"|tecstiwch) ([A-ZÂÊÎÔÛŴŶ][a-zâêîôûŵŷ]+)\b"
)


@rule(
    code="YR201",
    name="personal-contact-details",
    title="gives personal details",
    family=Family.PERSONAL_DATA,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.STATUTE,
    cites=Citation("uk-gdpr", "art. 5"),
    message="‘{words}’ looks like personal details of somebody. Leave them out, or make sure that they agreed.",
    cure="Leave the details out, and give the council's own number or mailbox.",
    needs=("contact-cue", "identifier", "identity-number", "plate-cue"),
)
def personal_contact_details(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A private telephone number, e-mail or home address, a birth date, or the number of a card."""
    for part in reading.fields:
        raw = part.raw
        if part.name.endswith(".url"):
            continue
        figures = part.figures
        people = _people(part, reading) if figures else []
        if figures:
            yield from _telephones(part, reading, situation, people)
        for start, end in spelled_numbers(part):
            yield Mark(field=part.name, start=start, end=end, cut=True)
        if "@" in raw:
            yield from _mails(part, situation)
        if figures:
            yield from _addresses(part, people, reading)
        doors = _DOOR.finditer(raw) if figures or _INITIAL.search(raw) else ()
        titled = any(title in raw for title in _CIVIL)
        for home in _COTTAGE.finditer(raw) if titled else ():
            yield Mark(field=part.name, start=home.start(), end=home.end(), cut=True)
        for home in _NUMBERED.finditer(raw) if titled and figures else ():
            yield Mark(field=part.name, start=home.start(), end=home.end(), cut=True)
        plates = _ANY_PLATE if part.cues("plate-cue") else _PLATE
        told = (*doors, *_BORN.finditer(raw), *plates.finditer(raw), *_postcodes(part, people)) if figures else doors
        for found in told:
            if not _long_ago(part, found.start()):
                yield Mark(field=part.name, start=found.start(), end=found.end(), cut=True)
        for start, end in (*young_ones(part, reading), *named_culprits(part, reading)):
            if not _long_ago(part, start):
                yield Mark(field=part.name, start=start, end=end, cut=True)
        for card in part.cues("identifier"):
            name = _HOLDER.match(raw, card.end)
            if name is not None and not any(one.start <= name.start(1) < one.end for one in part.of("place")):
                yield Mark(field=part.name, start=card.start, end=name.end(), cut=True)
        for number in part.cues("identity-number"):
            if any(char.isdigit() for char in raw[number.end : number.end + 25]):
                yield Mark(field=part.name, start=number.start, end=number.end + 12, cut=True)


def _telephones(
    part: FieldReading, reading: Reading, situation: Situation, people: list[tuple[int, int]]
) -> Iterator[Mark]:
    """Numbers that are somebody's own: a mobile, or any beside a name, a greeting or a home."""
    greeted = GREETED.search(part.raw)
    starts = sorted(start for start, _ in people)
    ends = sorted(end for _, end in named_people(part, reading))
    for phone in _PHONE.finditer(part.raw):
        digits = re.sub(r"\D", "", phone.group().replace("(0)", ""))
        if _public_phone(digits, situation):
            continue
        mobile = digits.startswith(("07", "447"))
        first, last = part.sentence(phone.start())
        near = _any_in(starts, first, last - 1) or _any_in(starts, phone.start() - 79, phone.start() + 79)
        named = part.says(_BARE_NAME) or (greeted is not None and greeted[1] is not None and greeted[1][:1].isupper())
        named = named or _at_home(part, phone.start()) or _any_in(ends, phone.start() - 30, phone.start())
        if not mobile and _AT_WORK.search(part.raw, max(0, phone.start() - 60), phone.start()):
            continue
        if not mobile and len(part.cues("recruitment")) >= 1 and not _at_home(part, phone.start()):
            continue
        if mobile or near or named:
            yield Mark(field=part.name, start=phone.start(), end=phone.end(), cut=True)


_AT_WORK: Final = re.compile(
    r"\b(?:[Oo]fficer|[Mm]anager|[Cc]lerk|[Ww]arden|[Rr]anger|[Ll]ibrarian|[Cc]o-?ordinator|[Aa]dvis[eo]r|[Rr]egistrar"
    r"|[Cc]urator|[Aa]rchivist|[Ss]wyddog(?: [\w]+)?|[Rr]heolwr|[Rr]heolwraig|[Cc]lerc)(?:,? (?:on|at|ar)|[,:])? ?$"
)
"""A job right before a number: it is the one at work."""


def _any_in(places: list[int], first: int, last: int) -> bool:
    """Whether one of the places, which are in order, lies between two, both included."""
    at = bisect_left(places, first)
    return at < len(places) and places[at] <= last


def _mails(part: FieldReading, situation: Situation) -> Iterator[Mark]:
    """Addresses of persons, and not of an office, a club or the council."""
    for mail in _MAIL.finditer(part.raw):
        box, _, host = mail.group().lower().partition("@")
        if host in situation.council.domains or any(host.endswith("." + one) for one in situation.council.domains):
            continue
        if mail.group().lower() in situation.council.emails or (
            _OFFICIAL.search(host) and not re.search(r"[a-z]\.[a-z]", box)
        ):
            continue
        if re.split(r"[.\-_+]", box)[0] in _ROLE_MAILBOX or box in _ROLE_MAILBOX:
            continue
        yield Mark(field=part.name, start=mail.start(), end=mail.end(), cut=True)


def _addresses(part: FieldReading, people: list[tuple[int, int]], reading: Reading) -> Iterator[Mark]:
    """Where somebody lives: a street and a number behind a name, or beside words such as *lives at*."""
    raw = part.raw
    by_end = sorted((end, at, start) for at, (start, end) in enumerate(people))
    for address in ADDRESS.finditer(raw):
        if _long_ago(part, address.start()) or _HOUSED.match(raw, address.end()):
            continue
        if _CENTURIES_AGO.search(raw, *part.sentence(address.start())):
            continue
        if _STATUTE.search(raw[max(0, address.start() - 80) : address.start() + 5]):
            continue  # Deddf Rheoleiddio Traffig Ffyrdd 1984, Heol y Felin: the year of an Act, no door
        if part.cues("declared-result") and any(
            start == address.end() or end == address.end() for start, end in people
        ):
            continue  # 811, Dawn Field: votes, and the next of those who stood
        name = _OWNER.search(raw[max(0, address.start() - 45) : address.start()])
        if name is not None and name[1].split()[0].lower() not in _NOT_NAMES:
            yield Mark(field=part.name, start=address.start() - len(name.group()), end=address.end(), cut=True)
            continue
        if (behind := _TITLED_BEHIND.match(raw, address.end())) is not None:
            yield Mark(field=part.name, start=address.start(), end=behind.end(), cut=True)
            continue
        short = _FIRST_OF.search(raw, max(0, address.start() - 30), address.start())
        if short is not None and first_name_at(part, short.start(1), reading):
            yield Mark(field=part.name, start=short.start(1), end=address.end(), cut=True)
            continue
        close = by_end[
            bisect_left(by_end, (address.start() - _FROM_NAME,)) : bisect_left(by_end, (address.start() + 1,))
        ]
        if (own := own_door(raw, address.start())) is not None:
            yield Mark(field=part.name, start=own, end=address.end(), cut=True)
            continue
        owner = [(at, start) for _, at, start in close if part.same_sentence(start, address.start())]
        lives = any(
            part.same_sentence(one.start, address.start())
            for one in part.cues("contact-cue")
            if raw[one.start : one.end].lower() in _LIVES
        )
        if owner:
            yield Mark(field=part.name, start=max(owner)[1], end=address.end(), cut=True)
        elif lives:
            yield Mark(field=part.name, start=address.start(), end=address.end(), cut=True)


_INITIAL: Final = re.compile(r"[A-Z]\. (?:at|of|from|in|yn) ")
"""What no door is told without that has no number."""
_HOUSED: Final = re.compile(
    r" (?:Surgery|School|Library|Church|Chapel|Hall|Centre|Clinic|Practice|Studio|Gallery|Museum|Nursery"
    r"|Stores|Car Park|Garage)\b"
)
_STATUTE: Final = re.compile(
    r"\b(?:Acts?|Dd?eddf|Order|G?orchymyn|Regulations|Rheoliadau|Reoliadau|Measure|M?Fesur|Mesur)\b[^.!?\d]{0,60}"
    r" (?:1[89]|20)\d\d?"
)
_CENTURIES_AGO: Final = re.compile(
    r"\b(?:in|from|of|since|by|circa|c\.|before|until|ym|yn|o) ?(?:1[5-8]\d\d|19[01]\d)\b"
)
_FROM_NAME: Final = 60  # characters between a name and the address told of it
_DIGIT: Final = re.compile(r"\d")
_LIVES: Final = frozenset(
    [
        "knock at",
        "knock on",
        "lives at",
        "living at",
        "at home",
        "live at",
        "lived at",
        "home is at",
        "address as",
        "home address",
        "your address",
        "his address",
        "her address",
        "their address",
        "yn byw yn",
        "yn byw ar",
        "galwch",
        "drop in to",
        "collect from",
        "leave at",
    ]
)


@rule(
    code="YR213",
    name="special-category-data",
    title="tells of somebody’s private life",
    family=Family.PERSONAL_DATA,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.STATUTE,
    cites=Citation("uk-gdpr", "arts. 9 and 10"),
    message="‘{words}’ tells something private of somebody who can be recognised. Leave it out.",
    cure="Say what it means for the service, and nothing of the person.",
    needs=(
        *("private-fact", "private-fact-cy", "condition", "entitlement", "staff-role", "resident-role", "child-place"),
        *CASUALTIES,
    ),
    signs=("private-fact", "private-fact-cy", "condition", "entitlement", "child-place", *CASUALTIES),
)
def private_facts_of_people(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Health, family, money, police, work or school of one person who can be recognised, however they are called."""
    for part in reading.fields:
        if part.name.endswith(".url"):
            continue
        for start, end in (*private_facts(part, reading), *casualties(part, reading)):
            yield Mark(field=part.name, start=start, end=end)
        places = part.cues("child-place")
        for child in _CHILD.finditer(part.raw) if places else ():
            near = [one for one in places if 0 <= one.start - child.end() <= 60]
            if near and (
                "aged" in child.group()
                or "oed" in child.group()
                or _PUPIL.match(part.raw, child.end())
                or any(start <= child.end(1) <= end for start, end in _people(part, reading))
            ):
                yield Mark(field=part.name, start=child.start(), end=near[0].end)
        for child in _IN_CLASS.finditer(part.raw) if places else ():
            told = child[1] or child[2] or any(start <= child.start() < end for start, end in _people(part, reading))
            if told or first_name_at(part, child.start(), reading):
                yield Mark(field=part.name, start=child.start(), end=child.end())
        for child in _SCHOOLCHILD.finditer(part.raw) if places else ():
            sure = child[2] is None and child[4] is None
            if sure or first_name_at(part, child.start(4 if child[2] is None else 2), reading):
                yield Mark(field=part.name, start=child.start(), end=child.end())


@rule(
    code="YR207",
    name="casework",
    title="tells of somebody’s case",
    family=Family.PERSONAL_DATA,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.STATUTE,
    cites=Citation("uk-gdpr", "art. 5"),
    message="‘{words}’ tells in public of somebody's own case. Leave it out; what they need to know, tell them alone.",
    cure="Take the person out, or ask them for a private message.",
    needs=("case-strong", "case", "case-outcome", *DEALINGS, "dealing-clear"),
    signs=("case-strong", "case", "condition", "private-fact", "private-fact-cy", *DEALINGS),
)
def casework(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """
    What a reply tells somebody of their own application, claim, complaint, account or family; a private person named
    as one whom the council dealt with, who owes it something, or who complained.
    """
    for part in reading.fields:
        if part.name.endswith(".url"):
            continue
        for start, end in (*told_case(part, reading), *dealings(part, reading)):
            yield Mark(field=part.name, start=start, end=end)


_CHILD: Final = re.compile(
    r"([A-ZÂÊÎÔÛŴŶ][\w'’\-]+ [A-ZÂÊÎÔÛŴŶ][\w'’\-]+)(?:,? \(?(?:aged? |oed )?(?:[2-9]|1[0-7])\)?,?)(?!\w)"
)
_IN_CLASS: Final = re.compile(
    r"[A-ZÂÊÎÔÛŴŶ][\w'’\-]+( [A-ZÂÊÎÔÛŴŶ][\w'’\-]+)?,? \(?((?:aged? )?\d{1,2}(?: oed)?,? )?"
    r"(?:(?:in|o|ym|yn|from) )?"
    r"(?:Year|Yr|Class|Reception|Blwyddyn|Bl\.?|Dosbarth|Derbyn)(?: \d{1,2})?\W{1,3}(?:(?:at|yn|in|o|of) )?"
    r"(?:Ysgol [A-Z]\w+|[A-Z]\w+ (?:Primary |Infants |Junior |High )?School"
    r"|(?:[A-Z][\w'’.]+ ){1,3}(?:Academy|Primary|Infants?|Juniors?|High|Grammar|College)\b|St\.? [A-Z][\w'’]+)"
)
"""A child told by name, class and school: *Mali, 7 oed, Dosbarth 2, Ysgol y Bont*."""
_SCHOOLS: Final = r"(?:School|Primary|Infants?|Juniors?|Academy|High|Nursery|Grammar|Comprehensive)"
_SCHOOLCHILD: Final = re.compile(
    r"(?:\b(?i:mum|mam|mummy|dad|daddy|mother|father|parents?|carers?|nan|gran|family) (?:of|to) )"
    r"([A-ZÂÊÎÔÛŴŶ][\w'’\-]+),? (?:(?i:aged? )?\d{1,2},? )?(?:in|from|who is in|of) (?:Year|Yr|Class|Reception)\b"
    r"(?: \d{1,2})?"
    r"|\b([A-ZÂÊÎÔÛŴŶ][\w'’\-]+)(?:,? \(?\d{1,2}\)?,?)?(?:,? (?:and|who))? (?:goes to|attends|is (?:a pupil )?at) "
    rf"(?:[A-ZÂÊÎÔÛŴŶ][\w'’.\-]+ ){{1,3}}{_SCHOOLS}\b"
    r"|\b([A-ZÂÊÎÔÛŴŶ][\w'’\-]+),? \((?:aged? )?\d{1,2},? "
    rf"(?:[A-ZÂÊÎÔÛŴŶ][\w'’.\-]+ ){{1,3}}{_SCHOOLS}\)"
    r"|\b(?:lad|boy|girl|pupil|child|student|youngster|bachgen|merch|disgybl) (?:in|from|of|ym|o) "
    r"(?:Year|Yr|Class|Blwyddyn|Ddosbarth|Dosbarth) \d{1,2}\b[^.!?]{0,50}?(?:, | called | named )"
    r"([A-ZÂÊÎÔÛŴŶ][\w'’\-]+)\b"
)
"""A child told by whose they are, or by name and school: *the mum of Jay in Year 4*, *Ana (11, Mill Primary)*."""
_PUPIL: Final = re.compile(
    r",? ?(?:an? )?(?:pupil|student|year|from|of|who goes to|who attends|attends|in year)\b", re.IGNORECASE
)
_HOLDER: Final = re.compile(
    r"\W*(?:an? |the )?(?:owner )?((?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?[A-ZÂÊÎÔÛŴŶ][\w'’.\-]* [A-ZÂÊÎÔÛŴŶ][\w'’.\-]*)"
)
