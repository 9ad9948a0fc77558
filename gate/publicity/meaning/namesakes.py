"""Namesakes: when a name in a text is a place, a thing, two everyday words, or somebody famous of that name."""

import re
from typing import Final

from gate.publicity.text.folding import word_set
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.names import Person, name_tokens
from gate.publicity.text.naming import Naming
from gate.publicity.text.reading import FieldReading

_PERSON_BEFORE: Final = word_set(
    "asking ask thanks thank tell telling joined met diolch congratulations llongyfarchiadau meet with by "
    "from said says meddai cllr councillor councillors and vote winner organiser candidate candidates mr mrs "
    "ms dr sir dame i to gan"
)


def ward_near(part: FieldReading, naming: Naming, people: list[Person]) -> bool:
    """Whether a ward of one of `people` is named in the same sentence, apart from the name itself."""
    areas = {area for one in people for area in one.areas}
    start, end = part.sentence(naming.start)
    return any(
        bool(areas & set(one.entry.key.split("|")))
        and part.raw[one.start].isupper()
        and not (one.start < naming.end and naming.start < one.end)
        for one in part.of("ward")
        if start <= one.start < end
    )


def as_place(part: FieldReading, naming: Naming, lexicon: Lexicon) -> str:
    """The place or thing as which a full name is read, or nothing."""
    covering = part.covering("place", naming.start, naming.end)
    following = part.token_from(naming.end)
    adjoining = following is not None and part.raw[naming.end : following.start] == " "
    longer = covering is not None and (covering.end - covering.start) > naming.end - naming.start
    if longer:
        return str(covering.entry.phrase) if covering else ""
    if adjoining and following is not None and following.capital and following.word in lexicon.place_words:
        return f"{part.raw[naming.start : following.end]}"
    if covering is None:
        return ""
    before = part.words_before(naming.start, 2)
    the = before[-1:] == ["the"] or before[-1:] == ["y"]
    if person_before(part, naming) and not the:
        return ""
    if the or (before[-1:] and before[-1] in _PLACE_BEFORE):
        return covering.entry.phrase
    if before[-1:] == ["by"] and len(before) > 1 and not _DONE.search(before[-2]):
        return covering.entry.phrase
    shown = person_after(part, naming) or person_before(part, naming) or _answers_who(part, naming)
    if naming.title or shown or (before[-1:] and before[-1] in _PERSON_BEFORE):
        return ""
    start, end = part.sentence(naming.start)
    about = any(start <= one.start < end for one in part.cues("service", "emergency", "notice"))
    return covering.entry.phrase if about or part.opens_sentence(naming.start) else ""


_PLACE_BEFORE: Final = word_set(
    "of friends bowls club clwb at in on from along near via outside inside between past off behind through "
    "into down up around opposite towards ar ger yn i o"
)
_DONE: Final = re.compile(
    r"(?:ed|en|un|wn|ung|ght|old|lt|ept)$|^(?:made|done|cut|run|led|won|put|set|read|said|lent|sent|built|spent|hit|met)$"
)
"""What somebody did, before *by*: *drawn by*, *made by*; *the bench by* and *open by* tell a place."""
_WHO: Final = re.compile(r"(?i)\bwho\b[^.!?]*[?.…!]\s*(?:it[’']s |it is |it was |none other than |why, )?$")


def _answers_who(part: FieldReading, naming: Naming) -> bool:
    """Whether a name is the answer to *who*: *Guess who came? Sandy Shore!*"""
    return bool(_WHO.search(part.raw, max(0, naming.start - 90), naming.start)) and part.raw[naming.end :][:1] in "!.?,"


_PRONOUNS: Final = re.compile(r"^(?:,? (?:she|he|who|they|her|his)\b|'s (?:been|got|asked))")


def person_after(part: FieldReading, naming: Naming) -> bool:
    """Whether what follows a name shows a person: a verb that only people do, a pronoun."""
    rest = part.raw[naming.end : naming.end + 24].lower()
    if re.match(
        r" (?:will be|is|are|has been|was|to be) (?:closed|open\b|shut|reopen|resurfaced|partly|fully|currently"
        r"|blocked|dug|emptied|collected|swept|lit\b|gritted|painted|cleared|repaired|cleaned|mown|drained|locked"
        r"|unlocked|full\b|out of|one-way|flooded)",
        rest,
    ):
        return False
    return (
        bool(_PRONOUNS.match(rest))
        or bool(_DEED.match(part.raw[naming.end : naming.end + 40].lower()))
        or any(0 <= one.start - naming.end <= 2 for one in part.cues("person-verb"))
    )


_DEED: Final = re.compile(
    r" (?:(?:who )?(?:has|had|have)|is|was|will be) (?:just |now |also |again |kindly |very kindly |always |once more "
    r"|once again |recently |already |since |even |finally |really )*"
    r"(?!been\b|closed|reopened|opened|opening|flooded|closing|re-?opening|frozen|burst|fallen|turned|started|starting"
    r"|changed|changing|moved|moving|become|filled|dried|expired|arrived|ended|finished|begun|run out|passed its"
    r"|won (?:a|an|the|its) (?:\w+ )?(?:award|flag)|used|needed|expected|planned|called|made of|being|looking|showing"
    r"|having|blocked|located|scheduled|booked|missing|leaking|flowing|running|overflowing|blooming|flowering|glowing"
    r"|shining|growing|boring|freezing|coming|going|filling|getting|closing|costing|hosting|offering)"
    r"(?:(?<=[vd] )\w{3,}ed|(?<=s )(?:\w+ )?\w{3,}ing|(?<=be )\w{3,}ing"
    r"|(?<=[sde] )(?:made|given|won|run|written|built|brought|taken|done|sung|swum|drawn|spoken|kept|lent|sent|read"
    r"|sold|bought|taught"
    r"|caught|found|fought|led|met|paid|said|told|thought|baked))\b"
    r"| (?:for \w+ing\b|made |gave |won |wrote |built |brought |took |sang |swam |drew |spoke |kept |lent |bought "
    r"|taught |caught |found |fought |paid |stole |beat |threw |blew |knitted |crocheted |sewed |mended |repaired "
    r"|donated |raised |collected |cleared |rescued |spotted |saved |completed |finished |performed |organised "
    r"|arranged |launched |founded |retired |celebrated |turned \d|claimed |named |tried |learnt |learned "
    r"|passed (?:her|his|their|the)|shared |explained|believes |argues |reckons |insists |admits |adds |added |urged "
    r"|urges |called for|stepped|jumped|climbed|cycled|rowed|danced|cooked|ran "
    r"|filmed |recorded |photographed |painted (?:a|the|this) |drew "
    r"|will (?!be |host|hold|house|serve|see|offer|provide|have|welcome|get|become|reopen|close|remain"
    r"|open (?:its|the doors)|need|look|feature|show|benefit|undergo|lose|gain"
    r"|reach|start|stay|take place)\w+"
    r" (?:the|our|a|an|his|her|your|you|us|it|them|some|pupils|children|residents) "
    r"|(?:yw|ydi|ydy|oedd|fydd|fu) (?:ein|enillydd|cadeirydd|awdur|trefnydd|hyfforddwr|gwirfoddolwr|beirniad|y siaradwr"
    r"|arweinydd|seren)\b"
    r"|yn (?:agor|arwain|beirniadu|cyflwyno|darllen|siarad|canu|dysgu|ymweld|cynnal|helpu|rhedeg|diolch|trafod|lansio"
    r"|plannu|coginio|pobi) (?:y|yr|ein|eich|ei|i|a|ar|yn|gyda|sgwrs|gweithdy|stori) "
    r"|(?:a|wedi) (?:agor|ennill|arwain|beirniadu|cyflwyno|darllen|siarad|canu|dysgu|ymweld|helpu|rhedeg|diolch|pobi) "
    r"|of [a-z]+ (?:street|road|lane|avenue|close|terrace|drive|row)\b"
    r"|(?:came|comes|went|popped|dropped|called|turned) (?:along|by|in|up|over|round|to see|to say)\b"
    r"|on (?:stage|guitar|vocals|drums|bass|piano|fiddle|keys|trumpet|the microphone|the mic|the barbecue|why|how|what"
    r"|(?:her|his|their) )\b"
    r"|(?:and|with) (?:two|three|four|five|six|a few|some|several|her|his|their|the other) "
    r"(?:other )?(?:volunteers|friends|helpers|neighbours|colleagues|members|team|family|daughters?|sons?|wife|husband"
    r"|children|mates|band|class|pupils)\b"
    r"|has (?:a |an )?(?:new job|baby|grandchild|birthday|cold|question|message|talent)\b"
    r"|(?!re-?opened|opened|closed|flooded|hosted|welcomed|remained|looked|attracted|received|featured|stayed|needed"
    r"|reached|started|turned|gained|lasted|followed|used|bustled|glowed|hummed|buzzed|resembled|saw|seemed|cost"
    r"|benefited|suffered|changed|moved|froze|filled|served|offered|housed|joined|stretched|basked|scored|topped|ranked"
    r"|earned|failed|passed)[a-z]{3,}ed "
    r"(?:the|our|a|an|his|her|their|your|us|them|it|two|three|four|for|to|at|with|every|some|everyone|pupils)\b)"
    r"|['’]s (?:wife|husband|mum|dad|mother|father|son|daughter|children|kids|partner|dog|cat|speech|talk|smile|recipe"
    r"|cakes?|scones|song|poem|novel|marrow|marrows|leek|leeks|pumpkin|dahlias|advice|idea|question|birthday|kindness"
    r"|voice|workshop|campaign|family|sister|brother|parents|grandson|granddaughter|words|allotment|painting|quilt)\b"
)
_THANKED: Final = re.compile(
    r"(?:\bthanks(?: so much| again| a lot)?|\bthank you|\bthank|\bwell done|\bcongratulations|\bcongrats|\bbravo"
    r"|\bkudos|\bhats off|\bcheers|\bgood luck|\bhappy birthday|\bbest wishes|\bhuge|\bcondolences|\bshout-?out"
    r"|\bcredit|\bthree cheers|\bround of applause|\bdiolch(?: o galon| yn fawr)?|\bllongyfarchiadau(?: mawr)?"
    r"|\bda iawn|\bpob lwc|\bpen-?blwydd hapus|\bhi|\bhello|\bdear|\bannwyl|\bmeet|\bask|\bfollow|\bnamely|\bcalled"
    r"|\bwinner,?|\bchampion,?|\bvolunteer,?|\bneighbour,?|\bresident,?|\borganiser,?|\bcoach,?|\bsays|\bsaid"
    r"|\bmeddai"
    r"|\bpictured(?: here)?(?: with| is| are)?:?)"
    r"(?: (?:to|for|i|go to|goes to|you to|our|local|the wonderful|the amazing|all|as ever|also))* $",
    re.IGNORECASE,
)


def person_before(part: FieldReading, naming: Naming) -> bool:
    """Whether what stands before a name is said only to or of people: thanks, greetings, congratulations."""
    return bool(_THANKED.search(part.raw[max(0, naming.start - 48) : naming.start]))


def written_as_name(part: FieldReading, naming: Naming, lexicon: Lexicon) -> bool:
    """Whether it is written as a name: capitals, unless no word of it means anything else."""
    words = part.tokens_in(naming.start, naming.end)
    if not words:
        return True
    if all(
        token.capital
        for token in words
        if len(token.word) > 1 and token.word not in {"de", "ap", "ab", "ferch", "van", "der", "von"}
    ):
        return True
    first, last = words[0], words[-1]
    halved = first.capital and not last.capital and part.raw[last.start - 1] == " "
    if halved and first.word in lexicon.ordinary and part.opens_sentence(first.start):
        return False
    small = len(words) > 1 and not any(token.capital for token in words)
    if small and first.word in lexicon.common_forenames and first.word not in lexicon.ordinary:
        return True
    odd = [
        token for token in words if token.word not in lexicon.ordinary and token.word not in lexicon.common_forenames
    ]
    return bool(odd) and (len(words) > 1 or words[0].capital) and any(len(token.word) > 3 for token in odd)


def everyday(part: FieldReading, naming: Naming, lexicon: Lexicon) -> bool:
    """Whether a name that is two everyday words stands in service or safety information, and nothing shows a person."""
    words = part.tokens_in(naming.start, naming.end)
    last = words[-1].word if words else ""
    if not words or (last not in lexicon.place_words and not all(token.word in lexicon.ordinary for token in words)):
        return False
    start, end = part.sentence(naming.start)
    serving = any(
        start <= one.start < end and not naming.start <= one.start < naming.end
        for one in part.cues("service", "emergency")
    ) or bool(_STREETS.search(part.round(naming.start, naming.end)))
    serving = serving or (last in lexicon.place_words and bool(_TRAFFIC.search(part.round(naming.start, naming.end))))
    before = part.words_before(naming.start, 2)
    return (
        bool(serving)
        and not naming.title
        and not person_after(part, naming)
        and not person_before(part, naming)
        and before[-1:] not in (["thanks"], ["cllr"], ["with"], ["by"], ["from"], ["said"], ["is"], ["was"])
    )


_STREETS: Final = re.compile(
    r"\b(?:swept|resurfac|gritted|cordoned|gusts|met office|diversion|road closed|will be closed|flooded"
    r"|parking restrictions|yellow lines|gritters?\b|gritting|frost warning|black ice|weather warning)"
)
_TRAFFIC: Final = re.compile(
    r"\b(?:one[- ]way|no entry|both (?:ways|directions)|junction|gas (?:main|board)|water main|pot-?holes?|pavement"
    r"|kerb|footway|traffic|diver(?:t|ted|sion)|follow the (?:\w+ )?signs|is (?:shut|closed|blocked)|temporary lights"
    r"|bus stop|no parking|roadworks|(?:north|south|east|west)bound|lorr(?:y|ies)|skip permit|scaffold\w*)\b"
)


def famous(part: FieldReading, naming: Naming, person: Person, lexicon: Lexicon) -> bool:
    """Whether somebody famous is meant: known beside sport, stage or page, or long dead; or a storm of that name."""
    signs = [one for one in part.cues("namesake") if not (one.start < naming.end and naming.start < one.end)]
    told = part.round(naming.start, naming.end)
    heard_of = any(order in lexicon.famous for order in person.orders)
    long_ago = _LONG_AGO if not heard_of else _A_LIFETIME_AGO
    past = part.says(_YEARS) or bool(part.cues("history") and long_ago.search(told))
    storm = part.tells(_STORM) and _STORMS.search(told)
    known = bool(signs) and heard_of
    if not known and not past and not storm:
        return False  # who is not known to be famous may paint, sing or be on the telly and stand all the same
    if person_after(part, naming) and not (past or signs):
        return False
    if any(
        one.key in {"vote-for", "campaign", "member-title", "ward-office"}
        for one in part.cues("vote-for", "campaign", "member-title", "ward-office")
    ):
        return False
    if ward_near(part, naming, [person]):
        return False
    if known and _beside_famous(part, naming, lexicon):
        return True
    before = part.words_before(naming.start, 3)
    thanked = any(
        word in {"thanks", "thank", "our", "congratulations", "llongyfarchiadau", "diolch", "cllr", "meet", "with"}
        for word in before
    )
    return not thanked


def _beside_famous(part: FieldReading, naming: Naming, lexicon: Lexicon) -> bool:
    """Whether the next name is that of somebody famous too, as in a cast: *with Emma Thompson and Kate Winslet*."""
    after = _NEXT.match(part.raw, naming.end)
    before = _LAST.search(part.raw, max(0, naming.start - 40), naming.start)
    return any(name_tokens(near[1]) in lexicon.famous for near in (after, before) if near is not None)


_NEXT: Final = re.compile(r"(?:,| and| &|, and) ([A-Z][\w'’-]+ [A-Z][\w'’-]+)")
_LAST: Final = re.compile(r"\b([A-Z][\w'’-]+ [A-Z][\w'’-]+)(?:,| and| &|, and) $")
_STORM: Final = re.compile("storm")
_A_LIFETIME_AGO: Final = re.compile(r"\b(?:in|ym|yn|since|of) 1(?:[0-8]\d|9[0-7])\d\b")
_LONG_AGO: Final = re.compile(r"\b(?:in|ym|yn|since|of) 1[0-8]\d\d\b")
_STORMS: Final = re.compile(
    r"\bstorm (?:\w+ )?(?:is (?:due|expected|forecast|on its way|moving|here)|will (?:hit|arrive|bring|pass|batter)"
    r"|hits?\b|has (?:hit|brought|passed|caused|left|blown)|brings?\b|brought|batter|blew|caused"
    r"|arrives|damage|warning|updates?)"
    r"|storm \w+(?::.*\b(?:shut|closed|closures|trees|winds|ar gau|coed)\b|'s (?:clean|aftermath|damage|winds|path))"
    r"|(?:during|after|ahead of|because of|caused by|damaged? (?:by|in)|thanks to|hit by|following) storm\b"
)
_YEARS: Final = re.compile(r"\b1[5-9]\d\d ?[-–] ?1[5-9]\d\d\b")
