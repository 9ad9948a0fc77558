"""
Vocabulary: the words in which one council's subjects, offices, wards and polling days are spoken of.

Everything here turns what a council has told us (its list of subjects, its members, its polls) into phrases for the
lexicon, in English and Welsh.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Final

from gate.publicity.council import LocalTopic, Member, People
from gate.publicity.text.folding import fold_word, word_set
from gate.publicity.text.names import mutations
from gate.publicity.text.stems import stem
from gate.publicity.text.terms import Terms

_SMALL_WORDS: Final = word_set("the a an of for and at in on to y yr o i a'r")


_TO_COME: Final = re.compile(
    r"\b(?:new|extra|second|proposed|planned) (?:[a-z-]+ )*?([a-z]{4,})$|^([^\W\d_]{4,}) (?:newydd|arfaethedig)\b"
)


def to_come(topic: LocalTopic) -> frozenset[str]:
    """What a local topic says is not there yet, folded: *reservoir*, where it is the *new reservoir* that is argued."""
    found = (_TO_COME.search(term) for term in (topic.label, *topic.terms, *topic.terms_cy))
    return frozenset(fold_word(one.group(1) or one.group(2)) for one in found if one is not None)


_WEEKLY: Final = re.compile(r"\b(three|four|five|six)-weekly\b")


def topic_terms(topic: LocalTopic, places: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """
    The phrases of a local topic with their strength.

    A wording of the issue is `strong`, and so is its title of three words and more. A bare place name is an `anchor`:
    it counts beside an argument. So is the proper name inside a term or in the label (*Coldwell* of *Coldwell Farm*).
    """
    known = {fold_word(place) for place in places}
    if len(topic.label.split()) > 2 and not topic.label.istitle() and not re.search(r"[,:;/(]", topic.label):
        yield topic.label, "strong"
    for term in (*topic.terms, *topic.terms_cy):
        words = term.split()
        named = len(words) > 1 and all(word[:1].isupper() for word in words) and _names_a_site(words)
        yield term, "site" if named or _known_place(term, known) or _of_place(term, topic.label) else "strong"
        if words[-1].islower() and words[-1].isalpha() and len(words[-1]) > 4 and not _welsh(term):
            yield _other_number(term), "strong" if len(words) > 1 else "head"
        elif _other_number(term) in topic.label:
            yield _other_number(term), "strong"
        if _welsh(term) or term in topic.terms_cy:
            known_place = named or fold_word(term) in known or not words[0].islower()
            for form in mutations(words[0].lower()):
                yield " ".join((form, *words[1:])), "site" if known_place else "strong"
        for often in _WEEKLY.finditer(term.lower()):
            yield f"{often.group(1)} weeks", "head"  # of a collection that is four-weekly
        for word in words if len(words) > 1 else ():
            if any(char.isdigit() for char in word):
                yield f"the {word}", "head"  # route 47
        for word in words if len(words) > 1 or _welsh(term) else ():
            if (
                (len(word) >= 4 or word in {"ban", "cap"})
                and word.islower()
                and word.isalpha()
                and fold_word(word) not in _PLAIN_WORDS | _COMMON_WORDS
            ):
                other = word[:-1] if word.endswith("s") and len(word) > 4 else word + "s"
                others = () if fold_word(other) in _PLAIN_WORDS | _COMMON_WORDS else (other,)
                for form in (word, *others, *(mutations(word) if _welsh(term) else ())):
                    yield form, "head"
        if len(words) > 2 and words[1][:1].isupper() and fold_word(words[0]) in _HEAD_WORDS:
            yield " ".join(words[1:]), "anchor-capital"
        if named and len(words[0]) >= 4 and fold_word(words[0]) not in _SITE_WORDS:
            yield words[0], "anchor-capital"
    for word in re.findall(r"[A-ZÂÊÎÔÛŴŶ][\w'’]+", " ".join((topic.label, *topic.terms, *topic.terms_cy))):
        if (
            len(word) >= 5
            and fold_word(word) not in _SITE_WORDS | _PLAIN_WORDS
            and not fold_word(word).endswith(("tion", "ing", "ment", "s"))
        ):
            yield word, "scene"
    for name in (*places, *topic.terms, topic.label):
        words = name.split()
        if name in topic.label or any(name in term for term in topic.terms):
            last = fold_word(words[-1])
            if len(words) > 1 and words[-1][:1].isupper() and len(last) >= 3 and last not in _PLAIN_WORDS - _SITE_WORDS:
                yield f"our {last}", "kin"
                yield f"the {last}", "kin"
    for place in (*places, *topic.terms):
        proper, _, last = place.rpartition(" ")
        if fold_word(last) in _SITE_WORDS and (proper.endswith(("'s", "’s")) or proper.startswith(("St ", "Saint "))):
            yield proper, "anchor-capital"
    for place in places:
        if any(place in told for told in (topic.label, *topic.terms)) and place not in topic.terms:
            for form in (place, *mutated_name(place)):
                yield form, "anchor"


def _other_number(term: str) -> str:
    """A term of one number in the other: *academies* of *academy*, *second home* of *second homes*."""
    if term.endswith("ies"):
        return term[:-3] + "y"
    if term.endswith("y") and term[-2] not in "aeou":
        return term[:-1] + "ies"
    return term[:-1] if term.endswith("s") else term + "s"


def mutated_name(name: str) -> tuple[str, ...]:
    """The forms that a name of a place takes inside a Welsh sentence (*o Fryn Awel*), where it looks Welsh."""
    first, gap, rest = name.partition(" ")
    return tuple(form + gap + rest for form in mutations(fold_word(first))) if _welsh(name) else ()


def _known_place(term: str, known: set[str]) -> bool:
    """Whether a term is the name of a known place, or the proper part of one: *Royal Crown* of a hotel."""
    told = fold_word(term)
    return told in known or (term.istitle() and any(place.startswith(told + " ") for place in known))


_PLAIN_WORDS: Final = word_set(
    "local plan council county district borough union pride asylum closure parking future library low traffic "
    "ultra emission zone school schools street streets speed welsh language second homes budget service "
    "services charges cuts house housing ward north south east west upper lower great little new old free "
    "change national union flag government unitary"
)
_COMMON_WORDS: Final = word_set(
    "from with into over onto than that their there these those through "
    "asset bank bill bills board book books cabinet care case cash centre children church class clean club clubs "
    "common community companies company court cross crossing days default deal door drive drives early energy every "
    "family fees fields final firm firms first food four full fund funding game garden gardens general grant green "
    "group groups half hall health help holiday home hour hours house into job jobs lake land late lets level light "
    "lights line link list local main medium mile model money months more motion name names night number offer office "
    "only opening order other over owners park path people person place places play plots policy pool post price "
    "private project public rate rates report residents review rights river road route rules sale sales schedule "
    "scheme season second shared short signs single sites small staff start stop stops sunday system table term time "
    "times tour town trade train trees trial trust turn under unit vehicle village visitor visitors visits walk water "
    "week weeks weekly wide winter women wood word work workers works yard year years young ysgol ysgolion newydd "
    "cyngor tref sir "
    "dinas plant pobl gwaith ardal canol ffordd heol stryd tai gwasanaeth lleol bach mawr unig cymraeg cyfrwng "
    "wythnos diwrnod dydd mis misol blwyddyn pedair tair pedwar dau dwy bob dros "
    "from with within without into onto about above across after against along among around before behind below "
    "beneath beside between beyond during inside near next outside past since than that these this those "
    "through towards under until upon when where which while will your "
    "gyda wrth gan ynghylch rhwng heb drwy trwy ymhlith gerllaw"
)
_WELSH_LIKE: Final = re.compile(
    r"[âêîôûŵŷ]|ll|dd|wy|yn|au\b|io\b|wr\b|fa\b|oedd\b|edd\b|ydd\b|^[yr]+ |rw|lw", re.IGNORECASE
)


def _welsh(term: str) -> bool:
    """Whether a term looks Welsh, so that its words may be mutated."""
    return all(_WELSH_LIKE.search(word) for word in term.split() if len(word) > 4) and bool(_WELSH_LIKE.search(term))


_HEAD_WORDS: Final = word_set("ysgol canolfan cartref chwarel fferm parc neuadd ysbyty llyfrgell")
_CHANGED: Final = re.compile(
    r"\b(?:clos\w+|withdraw\w+|sale|sell\w*|transfer\w*|merg\w+|downgrad\w+|demoli\w+|relocat\w+|cuts? to|loss of"
    r"|removal|future|cau|gau|trosglwyddo|gwerthu|uno|symud|dyfodol|israddio|dymchwel|colli)\b",
    re.IGNORECASE,
)


def _of_place(term: str, label: str) -> bool:
    """Whether a term only names what a label says something is to be done to: *T9* of *Withdrawal of the T9*."""
    named = any(char.isupper() or char.isdigit() for char in term)
    return named and fold_word(term) in fold_word(label) and bool(_CHANGED.search(label)) and not _CHANGED.search(term)


_SITE_WORDS: Final = word_set(
    "farm hotel house street road lane hall park school library baths pool centre field fields hill wood "
    "woods site quay barracks airfield hospital mill works yard green common meadow meadows bridge square "
    "market wharf docks estate camp inn depot quarry station theatre museum pier tower towers court gardens "
    "close avenue way rise"
)


_WILD_WORDS: Final = word_set(
    "marsh moor moors fen heath point headland cove bay beach sands island lake mere river stream valley dale fell "
    "down downs ridge cliff cliffs dunes estuary reservoir bog forest copse orchard paddock"
)
_WELSH_SITES: Final = word_set(
    "mynydd bryn cwm llyn traeth coed parc ysgol maes cae porth afon ynys craig rhos gwaun castell stryd ffordd heol "
    "lôn fferm neuadd canolfan pont cei glan pentre bwlch dyffryn nant rhiw tir llannerch"
)


def _names_a_site(words: list[str]) -> bool:
    """Whether capitalised words name a place in English or Welsh: Weavers Down, Mynydd Arwel."""
    return fold_word(words[-1]) in _SITE_WORDS | _WILD_WORDS or fold_word(words[0]) in _WELSH_SITES


_COMPASS: Final = {
    "north": ("y gogledd", "gogledd"), "south": ("y de",), "east": ("y dwyrain", "dwyrain"),
    "west": ("y gorllewin", "gorllewin"),
}  # fmt: skip


def read_kin(terms: Terms, concept: str = "kin") -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """The lines of the list `kin` or `tongue`: the words by which a subject is recognised, and its other words."""
    found = []
    for cue in terms.cues:
        if cue.concept == concept:
            known, _, others = cue.phrase.partition(":")
            found.append(
                (
                    frozenset(stem(fold_word(word)) for word in known.split(",")),
                    tuple(word.strip() for word in others.split(",")),
                )
            )
    return tuple(found)


def kin_of(topic: LocalTopic, kin: tuple[tuple[frozenset[str], tuple[str, ...]], ...]) -> tuple[str, ...]:
    """The other words for a local subject."""
    told = " ".join((topic.label, *topic.terms, *topic.terms_cy))
    words = {stem(word) for word in fold_word(told).replace("-", " ").replace("'", " ").split()}
    found = [other for known, others in kin if known & words for other in others if other]
    return tuple(dict.fromkeys(form for word in found for form in _numbers(word)))


def _numbers(word: str) -> tuple[str, ...]:
    """A word as it is listed and, where it is a plain English noun, in its other number."""
    if not re.fullmatch(r"[a-z]{4,}", word) or word.endswith(("ss", "us", "ed", "ing", "ly", "y", "au", "od", "io")):
        return (word,)
    return (word, word[:-1]) if word.endswith("s") else (word, word + "s")


_KINDS_OF_COUNCIL: Final = ("county", "borough", "district", "city", "town", "parish", "community")
_MAYORS: Final = ("the mayor", "our mayor", "your mayor", "madam mayor", "mr mayor", "y maer", "ein maer")


def office_phrases(member: Member) -> tuple[str, ...]:
    """How people speak of a member by the office they hold, in English and Welsh; nothing for a plain councillor."""
    pieces = [piece.strip(" )") for piece in re.split(r"[(,;]| and ", member.role.lower())]
    found: list[str] = []
    for role in pieces:
        found += _office(role, member)
    return tuple(dict.fromkeys(found))


def _office(role: str, member: Member) -> list[str]:
    if role.startswith(("the only", "directly")):
        return []
    if not role or role in {
        "councillor",
        "member",
        "alderman",
        "town councillor",
        "member of parliament",
        "member of the senedd",
        "mayor",
        "town mayor",
    }:
        found: list[str] = []
    else:
        found = [role] if len(role.split()) > 1 else []
    if "only" in member.role.lower() and member.area_name and "council" in role:
        found += [f"{noun} for {member.area_name}" for noun in ("councillor", "member", "the member", "representative")]
        found += [f"{member.area_name} {noun}" for noun in ("councillor", "member")] + [
            f"{noun} {member.area_name}" for noun in ("aelod", "cynghorydd")
        ]
    if "leader of the council" in role and "opposition" not in role:
        lead = "deputy " if role.startswith("deputy") else ""
        found += [
            f"{lead}council leader",
            f"{lead}leader of our council",
            f"{lead}leader of your council",
            f"the council's {lead}leader",
            *(f"{kind} council's {lead}leader" for kind in _KINDS_OF_COUNCIL),
            *(f"{kind} council {lead}leader" for kind in _KINDS_OF_COUNCIL),
            *(f"{whose} {kind} {lead}leader" for whose in ("our", "your") for kind in _KINDS_OF_COUNCIL),
        ]
        found += (
            ["dirprwy arweinydd y cyngor", "dirprwy arweinydd", "our deputy leader"]
            if lead
            else [
                "our leader",
                "your leader",
                "ein harweinydd",
                "arweinydd y cyngor",
                "arweinydd ein cyngor",
                "arweinydd cyngor",
            ]
        )
    if "cabinet member for" in role or "portfolio" in role or "executive member for" in role:
        brief = role.rpartition(" for ")[2]
        found += [
            f"{noun} {brief}"
            for noun in (
                "cabinet member for",
                "cabinet lead for",
                "portfolio holder for",
                "executive member for",
                "lead member for",
                "cabinet member responsible for",
            )
        ]
        found += [
            f"{brief} {noun}"
            for noun in ("portfolio holder", "cabinet member", "lead member", "supremo", "chief", "tsar", "boss")
        ]
    if role.startswith("mayor of") and member.standing:
        found += ["metro mayor", "regional mayor", "elected mayor", f"{role.removeprefix('mayor of ')} mayor"]
    if "commissioner" in role and "police" in role:
        found += ["our commissioner", "your commissioner", "police commissioner", "our pcc", "your pcc", "the pcc"]
    if "mayor" in role and member.standing:
        found += (
            _MAYORS
            if not role.startswith("deputy")
            else ["the deputy mayor", "our deputy mayor", "y dirprwy faer", "dirprwy faer"]
        )
    return found


def ward_names(people: People) -> dict[str, set[str]]:
    """The names of wards, whole and by their distinguishing last word, with the areas they may mean."""
    areas = {one.area_name for one in people.candidates if one.area_name}
    areas |= {one.area_name for one in people.members if one.area_name}
    found: dict[str, set[str]] = {}
    for area in areas:
        found.setdefault(fold_word(area), set()).add(area)
        words = area.split()
        if len(words) > 1 and len(words[-1]) >= 4 and words[0].lower() not in _SMALL_WORDS:
            found.setdefault(fold_word(words[-1]), set()).add(area)
        for mutated in mutations(fold_word(area)):
            found.setdefault(mutated, set()).add(area)
        for english, welsh in _COMPASS.items():
            if english in area.lower().split():
                for form in welsh:
                    found.setdefault(form, set()).add(area)
    return found


def poll_day(poll_id: str) -> dt.date | None:
    """The day in an id such as `local.anytown.2027-05-06`."""
    try:
        return dt.date.fromisoformat(poll_id[-10:])
    except ValueError:
        return None


_ORDINALS: Final = {
    1: ("first", "cyntaf"), 2: ("second", "ail"), 3: ("third", "trydydd"),
    4: ("fourth", "pedwerydd"), 5: ("fifth", "pumed"),
    6: ("sixth", "chweched"), 7: ("seventh", "seithfed"), 8: ("eighth", "wythfed"),
    9: ("ninth", "nawfed"), 10: ("tenth", "degfed"),
}  # fmt: skip
_MONTHS: Final = (
    ("january", "ionawr", "ionawr"), ("february", "chwefror", "chwefror"), ("march", "mawrth", "fawrth"),
    ("april", "ebrill", "ebrill"), ("may", "mai", "fai"), ("june", "mehefin", "fehefin"),
    ("july", "gorffennaf", "orffennaf"), ("august", "awst", "awst"), ("september", "medi", "fedi"),
    ("october", "hydref", "hydref"), ("november", "tachwedd", "dachwedd"), ("december", "rhagfyr", "ragfyr"),
)  # fmt: skip
"""Each month in English and in Welsh, and in Welsh after a word that mutates: *o Fai*, *ar Fai*."""
_WELSH_ORDINALS: Final = (
    "af", "il", "ydd", "ydd", "ed", "ed", "fed", "fed", "fed", "fed",
    "eg", "fed", "eg", "eg", "fed", "eg", "eg", "fed", "eg", "fed",
)  # fmt: skip
"""What follows the number, from the first to the twentieth; then always *ain*."""


def day_phrases(day: dt.date) -> tuple[str, ...]:
    """How people write a polling day, in English and Welsh."""
    number, (english, welsh, mutated) = day.day, _MONTHS[day.month - 1]
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    ordinal = f"{number}{suffix}"
    short = f"{day.year % 100:02}"
    told = [
        f"{number} {english}",
        f"{ordinal} {english}",
        f"{ordinal} of {english}",
        f"{english} {number}",
        f"{english} {ordinal}",
    ]
    told += [f"{english[:3]} {number}", f"{number} {english[:3]}", f"the {ordinal}"]
    welsh_ordinal = f"{number}{_WELSH_ORDINALS[number - 1] if number <= len(_WELSH_ORDINALS) else 'ain'}"
    told += [f"y {welsh_ordinal}", f"yr {welsh_ordinal}"]
    for figure in (str(number), welsh_ordinal):
        told += [f"{figure} {welsh}", f"{welsh} {figure}", f"{mutated} {figure}"]
        told += [f"{figure} o {month}" for month in (mutated, welsh)]
    told += [f"this {english}", f"come {english}"]
    told += [f"{number}{mark}{day.month}{mark}{year}" for mark in "./-" for year in (short, day.year)]
    told += [f"{number:02}{mark}{day.month:02}{mark}{year}" for mark in "./-" for year in (short, day.year)]
    if number in _ORDINALS:
        first, second = _ORDINALS[number]
        told += [
            f"the {first}",
            f"{first} of {english}",
            f"y {second}",
            f"{english} the {first}",
            f"{second} o {mutated}",
            f"{second} o {welsh}",
            f"{welsh}'r {second}",
            f"{mutated}'r {second}",
        ]
    return tuple(dict.fromkeys(told))
