"""
Private people: whom a post identifies without their standing for anything, and what it tells of them.

A fact is private only beside somebody it can be told of: a name, an initial with a house number, a job that one
person holds, a first name with the service, a dwelling. UK GDPR art. 4(1).
"""

import re
from collections.abc import Iterator
from typing import Final

from gate.publicity.draft import Action
from gate.publicity.text.folding import word_set
from gate.publicity.text.reading import FieldReading, Found, Reading

Stretch = tuple[int, int]

ADDRESS: Final = re.compile(
    r"\b(?:(?:[Ff]lat|[Ff]flat|[Aa]partment|[Aa]pt|[Rr]oom|[Uu]nit) \d{1,4}[a-zA-Z]?, |flat |fflat )?"
    r"\d{1,4}[a-z]?,? (?:[A-ZÂÊÎÔÛŴŶ][\w'’\-]+ ){1,3}?(?:Street|Road|Lane|Row|Avenue|Close"
    r"|Drive|Way|Court|Cottages?|Terrace|Place|Crescent"
    r"|Gardens|Grove|Mews|Hill|Rise|Walk|Square|Green|Park|View|Villas|House|Wharf|Gate|Yard|End|Meadows?|Fields?"
    r"|Parade|Passage|Buildings|Estate|Steps|Quay|Wynd|Loke|Vale|Bank|Bridge|Alley|Reach|Brae|Vennel|Loan|Croft|Garth|Chase|Mount"
    r"|Orchard|Mill|Fold|Brow|Side)\b"
    r"|\b\d{1,4}[a-z]?,? (?:Stryd|Heol|Ffordd|Lôn|Rhes|Clos|Maes|Rhodfa|Teras|Cae|Bryn|Trem|Cilgant|Llys|Tai"
    r"|Fflat|Pen|Cwrt|Parc)(?: (?:y|yr|a'r|[A-ZÂÊÎÔÛŴŶ][\w'’\-]+)){1,4}"
)
GREETED: Final = re.compile(
    r"^\W*(?:hi|hello|hiya|dear|hey|thanks|thank you|sorry|morning|good morning|good afternoon|afternoon|evening"
    r"|hi there|no need to worry|don't worry"
    r"|helo|helô|annwyl|shwmae|s'mae|bore da|p'nawn da|prynhawn da|diolch),? ((?:(?:mr|mrs|ms|miss"
    r"|dr)\.? )?[A-ZÂÊÎÔÛŴŶ][a-zâêîôûŵŷ]+)\b"
    r"|^\W*(@[\w.]+)|^([A-Z][a-z]+),",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(r", ((?:Mr|Mrs|Ms|Miss|Dr)\.? [A-ZÂÊÎÔÛŴŶ][\w'’\-]+)(?:, (?!who|whose|of|our|the)|[.!?])")
"""Somebody spoken to by name in the middle of a sentence."""
_AGED: Final = re.compile(
    r"\b(?!(?:On|At|By|From|Until|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)[A-ZÂÊÎÔÛŴŶ][\w'’\-]+"
    r"(?: [A-ZÂÊÎÔÛŴŶ][\w'’\-]+){1,2}(?:, (?:aged )?\d{1,2}(?=,| (?:today|oed|from|of|who|who's)\b)| \(\d{1,2}\))"
)
_DWELLING: Final = re.compile(
    r"\b(?:[Nn]umber|[Nn]o\.?|[Ff]lat|[Rr]oom|[Uu]nit|[Pp]lot|[Rr]hif|[Ff]flat) \d{1,4}\b|\b(?:"
    r"(?:end|corner|first|last|middle|top|bottom|old|blue|white|pink|yellow) (?:house|cottage|terrace|bungalow|flat)"
    r"|(?:house|cottage|bungalow|flat|caravan) (?:on the corner|next to|opposite|over|above|by|behind|beside"
    r"|with the))\b"
)
_INITIALED: Final = re.compile(
    r"\b[A-Z]\.(?: ?[A-Z]\.)*(?= (?:at|of|from|in|on|yn|o)\b| [A-Z][a-z])"
    r"|\b[Tt]he [A-Z][a-z]+s\b(?= (?:are|at|can|had|could|can['’]t|couldn['’]t|have|haven['’]t|owe|owed|who|still|never"
    r"|were|of|from|in)\b)|\b[A-Z][a-z]+ family\b|\b[Tt]he [A-Z][a-z]+ "
    r"(?:twins|brothers|sisters|siblings|boys|girls|children|kids)\b|\b[A-Z][a-z]+ [A-Z]\b\.?"
)
_LISTED: Final = re.compile(r"\b[A-ZÂÊÎÔÛŴŶ][\w'’]+(?: [A-Z]\.?| [A-Z][\w'’]+)? ?[-–—:(=] ?$")
_HELPING: Final = word_set(
    "help helps helping helped advice advise advises support supports supporting about if anyone people those explains "
    "explain talks "
    "teaches teaching families residents patients tenants customers cymorth cefnogi os bobl pobl unrhyw "
    "teuluoedd trigolion"
)
_ANYBODY: Final = word_set(
    "if people those anyone everyone someone somebody patients residents adults families persons person parents "
    "carers clients "
    "tenants individuals customers pupils students veterans workers everybody os pobl "
    "rhai plant rhieni "
    "help about support against advice stop prevent unrhyw claim free should drivers landlord landlords "
    "resident appeal"
)
_FRAME: Final = word_set(
    "with has have had having got getting her his their whose your from after following since through battling "
    "fighting beating "
    "beaten beat survived suffers suffering diagnosed despite because recovering developing developed contracted "
    "caught severe "
    "mild chronic clinical undergoing awaiting being treated down lived living due owing tablets s ei gyda efo gan"
)
_PAID: Final = word_set(
    "on claiming claims claimed gets get getting got receives receiving lost losing her his their granted "
    "refused awarded "
    "denied applied applying ei hawlio derbyn colli"
)
_PRONOUNS: Final = word_set("she he they her his their shes hes theyre mae hi fe ef ei")
_OF_THE_STAGE: Final = re.compile(
    r"\b(?:evicted|suspended|dismissed|banned|excluded|expelled|guilty|convicted|sentenced|owe[sd]?)\b", re.IGNORECASE
)
"""What also happens in plays and matches, and what a court tells."""
_FACTS: Final = ("private-fact", "private-fact-cy")


def private_facts(part: FieldReading, reading: Reading) -> Iterator[Stretch]:
    """What a field tells of somebody it identifies: from the person to the fact, in the author's characters."""
    facts = [one for one in part.cues(*_FACTS, "condition", "entitlement") if _told_of_one(part, one)]
    if not facts:
        return
    people = identified(part, reading)
    for fact in facts:
        if part.told_beside(fact.start, "life-told"):
            continue
        if (owner := _owner(part, fact, people)) is not None:
            yield min(owner[0], fact.start), max(owner[1], fact.end)


def _told_of_one(part: FieldReading, fact: Found) -> bool:
    """Whether a fact is told of one person, and not the subject of a service or a case that may arise."""
    if any(clear.start < fact.end and fact.start < clear.end for clear in part.cues("condition-clear")):
        return False
    if part.cues("dealing-clear") and _OF_THE_STAGE.search(part.raw, fact.start, fact.end):
        return False
    if _spared(part, fact):
        return False
    before = part.words_before(fact.start, 6)
    if _ANYBODY & set(before) and not any(
        0 <= fact.start - one.end <= 60 and part.same_sentence(one.start, fact.start)
        for one in part.cues("resident-role")
    ):
        return False
    if fact.key == "condition":
        if len(before) > 2 and before[-1] == "with" and before[-3] in {"a", "an", "any", "every"}:
            return False  # a girl with leukaemia: nobody in particular
        own = part.raw[fact.start - 3 : fact.start] in {"'s ", "’s "}
        return own or _LISTED.search(part.raw, 0, fact.start) is not None or bool(_FRAME & set(before[-3:]))
    if fact.key == "entitlement":
        return bool(_PAID & set(before[-3:]))
    return True


def _spared(part: FieldReading, fact: Found) -> bool:
    """Whether it is a penalty that nobody gets: *you won't be fined*, *your books have not been charged*."""
    told = _PENALTY.search(part.raw, fact.start, fact.end) is not None
    return told and bool(_NOT & set(part.words_before(fact.start, 4)))


_PENALTY: Final = re.compile(r"\b(?:fined|charged|penalised|prosecuted|ddirwyo|dirwyo)\b", re.IGNORECASE)
_NOT: Final = word_set("not wont wasnt werent havent hasnt never isnt arent cant ni nid chewch")


def _owner(part: FieldReading, fact: Found, people: list[Stretch]) -> Stretch | None:
    """The person of whom a fact is told: near it in a sentence, or in the one before where a pronoun goes on."""
    near = []
    first, last = part.sentence(fact.start)
    for start, end in people:
        if start < fact.end and fact.start < end:
            return start, end
        if first <= start < last:
            away = fact.start - end if end <= fact.start else start - fact.end
            between = (end, fact.start) if end <= fact.start else (fact.end, start)
            if away <= 110 and not _HELPING & {
                token.word
                for token in part.tokens_in(*between)
                if between[0] <= token.start and token.end <= between[1]
            }:
                near.append((away, start, end))
    if near:
        return min(near)[1:]
    if first and _PRONOUNS & set(part.words_before(fact.start, 6)):
        earlier = [one for one in people if one[1] <= first and first - one[1] < 120]
        if earlier:
            return fact.start, fact.end
    return None


def identified(part: FieldReading, reading: Reading) -> list[Stretch]:
    """Everybody whom a field identifies, by whatever means; in the order of their places."""
    found = [*named(part, reading), *_jobs(part)]
    raw = part.raw
    for shape in (_INITIALED, _DWELLING, _AGED, ADDRESS):
        found += [one.span() for one in shape.finditer(raw)]
    return sorted(set(found))


def named(part: FieldReading, reading: Reading) -> Iterator[Stretch]:
    """People named: in full, with a title, by a first name, or by any name beside the service they work in."""
    lexicon = reading.lexicon
    greeted = GREETED.search(part.raw)
    for one in part.people:
        if one.form <= 4 and not part.covering("place", one.start, one.end):
            yield one.start, one.end
    first = {one.start for one in part.cues("first-name") if not part.raw.startswith(_CONTRACTED, one.end)}
    services = part.cues("service-team")
    tokens = part.tokens
    for at, token in enumerate(tokens):
        if not token.capital or len(token.word) < 2:
            continue
        if (
            greeted is not None
            and greeted.start(1) <= token.start < greeted.end(1)
            and not _spoken_to(part, token.start)
        ):
            continue
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        between = part.raw[token.end : after.start] if after is not None else ""
        joined = between in {" ", "-"} or (between == ". " and len(token.word) <= _ABBREVIATED)
        before = tokens[at - 1].word if at else ""
        if before == "st" or part.covering("place", token.start, token.start + 1):
            continue
        if joined and after is not None and after.capital and after.word in lexicon.place_words:
            continue
        if token.word in _TITLES and joined and after is not None and after.capital:
            yield token.start, after.end
            continue
        known = token.start in first or token.word in lexicon.common_forenames
        if (
            (known and (token.word not in lexicon.ordinary or not part.opens_sentence(token.start)))
            or (
                token.word not in lexicon.ordinary
                and any(
                    0 <= one.start - token.end <= 14 and _WITHIN.fullmatch(part.raw[token.end : one.start])
                    for one in services
                )
            )
            or (
                token.word not in lexicon.ordinary and _GREETING.search(part.raw, max(0, token.start - 32), token.start)
            )
            or (_WHO_IS.match(part.raw, token.end) is not None and not part.opens_sentence(token.start))
            or (
                joined
                and after is not None
                and after.capital
                and not {token.word, after.word} & lexicon.ordinary
                and _TOLD_OF.match(part.raw, after.end) is not None
            )
        ):
            yield token.start, token.end


def first_name_at(part: FieldReading, place: int, reading: Reading) -> bool:
    """Whether the word at a place is a first name, by the lists of them."""
    token = part.token_at(place)
    return token is not None and (
        token.word in reading.lexicon.common_forenames or any(one.start == place for one in part.cues("first-name"))
    )


def _spoken_to(part: FieldReading, place: int) -> bool:
    """Whether the one who is greeted is also told something: the same sentence or the next speaks to them."""
    _, end = part.sentence(place)
    said = {token.word for token in part.tokens if place <= token.start < end + 120}
    return bool(said & {"you", "your", "youre", "eich", "chi", "dy", "arnoch"})


def _jobs(part: FieldReading) -> Iterator[Stretch]:
    """People told by a job that one person holds, with the name that follows, and residents told by where they live."""
    for one in part.cues("staff-role", "resident-role"):
        if part.raw[one.end : one.end + 1] == "s":
            continue
        name = _NAME_NEXT.match(part.raw, one.end)
        yield one.start, name.end() if name is not None and one.key == "staff-role" else one.end


_ABBREVIATED: Final = 3  # letters before a full stop that ends no sentence: *J. Smith*, *Mrs. Pugh*
_CONTRACTED: Final = ("'t", "’t")  # don't is not Don
_TITLES: Final = word_set("mr mrs ms miss mx dr rev nurse sister constable sergeant")
_WITHIN: Final = re.compile(
    r" ?(?:,? ?(?:who works |over |down |up )?(?:in|at|from|on|of|yn|o|o'r|wrth|y|yr|yn y|yn yr|o'r|our"
    r"|the)? ?(?:our |the |y |yr )?)",
    re.IGNORECASE,
)
_GREETING: Final = re.compile(
    r"\b(?:proud of|well done to|well done,?|thanks to|thank you to|congratulations to"
    r"|congratulations,?|congrats to|happy birthday"
    r"|shout-?out to|welcome to|welcome back,?|goodbye to|farewell to|farewell,?"
    r"|get well soon,?|meet|missing you,?|sorry to lose"
    r"|good luck to|good luck,?|best wishes to|love to|thinking of|hats off to|bravo"
    r"|llongyfarchiadau i|llongyfarchiadau,?|diolch i"
    r"|diolch,?|pen-?blwydd hapus i?|croeso i|croeso yn [ôo]l,?|hwyl fawr i|pob lwc i"
    r"|brysia wella,?)(?: to)?(?: our| our own| dear| lovely"
    r"| ein)? $",
    re.IGNORECASE,
)
_TOLD_OF: Final = re.compile(
    r",? (?:who|whose|is|was|has|had|aged)\b|['’]s (?:been|off|back)\b|, (?:our|your|the|an?|\d{1,2}),? "
)
_WHO_IS: Final = re.compile(r",? (?:who|whose|sy'n|sydd)\b")
_NAME_NEXT: Final = re.compile(r",? [A-ZÂÊÎÔÛŴŶ][\w'’\-]+(?: [A-ZÂÊÎÔÛŴŶ][\w'’\-]+)?")


def addressed(part: FieldReading, reading: Reading) -> Stretch | None:
    """The one whom a reply, or a post that greets somebody by name, speaks to; its place, or the start of a reply."""
    greeted = GREETED.search(part.raw) if part.name == "text" else None
    if greeted is not None:
        return greeted.span(1) if greeted[1] else greeted.span()
    if part.name == "text" and (called := _CALLED.search(part.raw)) is not None:
        return called.span(1)
    return (0, 0) if reading.draft.action is Action.REPLY and part.name == "text" else None


def told_case(part: FieldReading, reading: Reading) -> Iterator[Stretch]:
    """What a reply tells somebody of their own business with the council."""
    strong, plain = part.cues("case-strong"), part.cues("case")
    if not (strong or plain or part.cues("condition", *_FACTS)) or addressed(part, reading) is None:
        return
    outcomes = part.cues("case-outcome")
    for one in strong:
        if not _INSTRUCTED & set(part.words_before(one.start, 4)) and not any(
            clear.start < one.end and one.start < clear.end for clear in part.cues("condition-clear")
        ):
            yield one.start, one.end
    for one in part.cues("condition", *_FACTS):
        before = [] if _spared(part, one) else part.words_before(one.start, 6)
        if _ADDRESSING & set(before) and not (_INSTRUCTED | _ANYBODY) & set(before):
            yield one.start, one.end
    for one in plain:
        told = [
            out for out in outcomes if part.same_sentence(out.start, one.start) and -30 <= out.start - one.start <= 70
        ]
        if told:
            yield min(one.start, told[0].start), max(one.end, told[0].end)
        elif money := _MONEY.search(part.raw, one.end, min(one.end + 40, len(part.raw))):
            yield one.start, money.end()


_INSTRUCTED: Final = word_set(
    "send bring upload provide check need needs report update apply discuss view pay reduce claim see renew "
    "change if any "
    "calculate find get with whether anfonwch gwirio gwneud os talu"
)
_ADDRESSING: Final = word_set("you your youre youve eich chi dy")
_MONEY: Final = re.compile(r"£\d[\d,.]*")
