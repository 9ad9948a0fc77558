"""
Privacy (YR2): personal data of residents and staff.

UK GDPR, art. 5, and the Data Protection Act 2018. The council's own published numbers and
mailboxes are no personal data.
"""

import re
from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.draft import Action
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.folding import word_set
from gate.publicity.reading import FieldReading, Found, Reading
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.strangers import people_in

_PHONE: Final = re.compile(r"(?<![\d/])(?:\+44[\s(0)]*|0)(?:[\s\-()]*\d){9,10}(?!\d)")
_PUBLIC_NUMBER: Final = re.compile(r"^(?:03|08|0500|05)")
_MAIL: Final = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
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
_ADDRESS: Final = re.compile(
    r"\b(?:flat |fflat )?\d{1,4}[a-z]?,? (?:[A-ZÂÊÎÔÛŴŶ][\w'’\-]+ ){1,3}?(?:Street|Road|Lane|Row|Avenue|Close"
    r"|Drive|Way|Court|Cottages?|Terrace|Place|Crescent"
    r"|Gardens|Grove|Mews|Hill|Rise|Walk|Square|Green|Park|View|Villas|House|Wharf|Gate|Yard|End|Meadows?|Fields?"
    r"|Parade|Passage|Buildings|Estate|Steps|Quay|Wynd|Loke|Vale|Bank|Bridge|Alley|Reach|Croft|Garth|Chase|Mount"
    r"|Orchard|Mill|Fold|Brow|Side)\b"
    r"|\b\d{1,4}[a-z]?,? (?:Stryd|Heol|Ffordd|Lôn|Rhes|Clos|Maes|Rhodfa|Teras|Cae|Bryn|Trem|Cilgant|Llys|Tai"
    r"|Fflat|Pen|Cwrt|Parc)(?: (?:y|yr|a'r|[A-ZÂÊÎÔÛŴŶ][\w'’\-]+)){1,4}"
)
_OWNER: Final = re.compile(
    r"((?:(?:Mr|Mrs|Ms|Miss|Dr"
    r"|Mx)\.? )?(?:[A-ZÂÊÎÔÛŴŶ][\w'’.\-]* ?){2,3})(?: ?\([^)]*\))?(?:, ?\d{1,3})?,? ?(?:of|at|from|who lives at"
    r"|who lives in|o|yn)? ?$"
)
_NOT_NAMES: Final = word_set(
    "the our at in on visit meet parking from opposite outside community town village church library council "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_DOOR: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-ZÂÊÎÔÛŴŶ][\w'’\-]+(?: [A-ZÂÊÎÔÛŴŶ][\w'’\-]+)?(?: \([^)]*\))? (?:at|of|from"
    r"|in) (?:number|no\.?|flat|house|rhif) \d+"
)
_PLATE: Final = re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b")
_BORN: Final = re.compile(
    r"\b(?:born|dob|d\.o\.b\.?|date of birth|ganed|dyddiad geni)[ :,]*(?:on )?\(?\d{1,2}(?:st|nd|rd"
    r"|th)?[/. \-]\w+[/. \-]\d{2,4}",
    re.IGNORECASE,
)
_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_NUMBERED: Final = re.compile(r"\b(?:number|no\.?|rhif) \d{1,4}\b", re.IGNORECASE)


def _public_phone(digits: str, situation: Situation) -> bool:
    national = "0" + digits.removeprefix("44") if digits.startswith("44") else digits
    known = {re.sub(r"\D", "", phone) for phone in situation.council.phones}
    return national in known or bool(_PUBLIC_NUMBER.match(national))


def _people(part: FieldReading, reading: Reading) -> list[tuple[int, int]]:
    return [*people_in(part, reading.lexicon), *((one.start, one.end) for one in part.people if one.form <= 4)]


_GREETED: Final = re.compile(
    r"^\W*(?:hi|hello|hiya|dear|hey|thanks|thank you|sorry|helo|annwyl|shwmae|diolch),? ([A-ZÂÊÎÔÛŴŶ][a-zâêîôûŵŷ]+)\b",
    re.IGNORECASE,
)
_BARE_NAME: Final = re.compile(
    r"\b(?i:call|ring|text|phone|contact|email|message|ask for|speak to|see|whatsapp|ffoniwch|cysylltwch â"
    r"|tecstiwch) ([A-ZÂÊÎÔÛŴŶ][a-zâêîôûŵŷ]+)\b"
)


@rule(
    code="YR201",
    name="personal-contact-details",
    family=Family.PERSONAL_DATA,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.STATUTE,
    cites=Citation("dpa-2018", "and UK GDPR art. 5"),
    message="‘{words}’ looks like personal details of somebody. Leave them out, or make sure that they agreed.",
    cure="Leave the details out, and give the council's own number or mailbox.",
    needs=("contact-cue", "private-fact"),
)
def personal_contact_details(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A private telephone number, e-mail or home address, a birth date, or another private fact about a person."""
    for part in reading.fields:
        raw = part.raw
        people = _people(part, reading)
        if part.name.endswith(".url"):
            continue
        for phone in _PHONE.finditer(raw):
            digits = re.sub(r"\D", "", phone.group().replace("(0)", ""))
            if _public_phone(digits, situation):
                continue
            mobile = digits.startswith(("07", "447"))
            near = any(
                part.same_sentence(start, phone.start()) or abs(start - phone.start()) < 80 for start, _ in people
            )
            named = _BARE_NAME.search(raw) is not None or _GREETED.search(raw) is not None
            if mobile or near or named or part.cues("private-fact"):
                yield Mark(field=part.name, start=phone.start(), end=phone.end(), cut=True)
        for mail in _MAIL.finditer(raw):
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
        for address in _ADDRESS.finditer(raw):
            name = _OWNER.search(raw[max(0, address.start() - 45) : address.start()])
            if name is not None and name[1].split()[0].lower() not in _NOT_NAMES:
                yield Mark(field=part.name, start=address.start() - len(name.group()), end=address.end(), cut=True)
                continue
            owner = [
                (start, end)
                for start, end in people
                if part.same_sentence(start, address.start()) and 0 <= address.start() - end < 40
            ]
            lives = any(
                part.same_sentence(one.start, address.start())
                for one in part.cues("contact-cue")
                if raw[one.start : one.end].lower() in _LIVES
            )
            if owner:
                yield Mark(field=part.name, start=owner[-1][0], end=address.end(), cut=True)
            elif lives:
                yield Mark(field=part.name, start=address.start(), end=address.end(), cut=True)
        for found in (*_DOOR.finditer(raw), *_BORN.finditer(raw), *_PLATE.finditer(raw)):
            yield Mark(field=part.name, start=found.start(), end=found.end(), cut=True)
        greeted = _GREETED.search(raw) is not None
        for fact in part.cues("private-fact"):
            told = raw[fact.start : fact.end].lower()
            own = told.startswith(("your ", "eich "))
            owners = [(start, end) for start, end in people if part.same_sentence(start, fact.start)]
            said = bool(owners) or _about_somebody(part, fact, reading)
            if own and (greeted or reading.draft.action is Action.REPLY) and (_NUMBERED.search(raw) or greeted):
                yield Mark(field=part.name, start=fact.start, end=fact.end)
            elif not own and said and not _general(told):
                begins = min([fact.start, *(start for start, _ in owners if start < fact.start)])
                yield Mark(field=part.name, start=begins, end=fact.end)
            elif ("birth" in told or "dob" in told or "geni" in told) and re.search(
                r"\d{1,2}[/. ]\w+[/. ]\d{2,4}", raw[fact.end : fact.end + 25]
            ):
                yield Mark(field=part.name, start=fact.start, end=fact.end + 12)


_OUR: Final = re.compile(
    r"(?:[Oo]ur|[Ee]in) [a-z]+ [A-Z][a-z]+|[A-Z][a-z]+, (?:our|ein) [a-z]+|\b(?:our|poor|ein|[A-Z][a-z]+ (?:in"
    r"|from|at) (?:the |our )?[a-z]+)\b(?! (?:town|county|area|website|services|hall))"
)
_SOMEBODY: Final = re.compile(
    r"\b(?:[Oo]ur|[Pp]oor|[Ee]in) [a-z]+(?: [a-z]+)? ?[A-Z][a-z]+|\b[A-Z][a-z]+,? (?:our|ein|yr?|the) [a-z]+\b"
    r"|\b[A-Z][a-z]+ (?:in|from|at|on) (?:the )?[A-Za-z]+"
    r"|\b[A-Z]\. |\b(?:flat|fflat|number|rhif|no\.?) \d+|\b(?:his|her|hers|their) "
)


def _about_somebody(part: FieldReading, fact: Found, reading: Reading) -> bool:
    """Whether the sentence of a private fact is about one person: a forename, an employee, a door number."""
    start, end = part.sentence(fact.start)
    if any(
        start <= token.start < end
        and token.capital
        and token.word in reading.lexicon.common_forenames
        and not part.opens_sentence(token.start)
        for token in part.tokens
    ):
        return True
    return _SOMEBODY.search(part.raw[start:end]) is not None


_LIVES: Final = frozenset(
    [
        "knock at",
        "knock on",
        "lives at",
        "living at",
        "at home",
        "yn byw yn",
        "yn byw ar",
        "galwch",
        "drop in to",
        "collect from",
        "leave at",
    ]
)


def _general(told: str) -> bool:
    return told in {
        "cancer",
        "anxiety",
        "depression",
        "mental health",
        "diagnosis",
        "in care",
        "divorce",
        "custody",
        "heart attack",
    }
