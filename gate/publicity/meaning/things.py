"""
Things: when a full name is a place, a team, a house or somebody long dead, by the words around it.

A council need not have told us the names of its streets. What shows a place is the grammar: a preposition of place, a
noun that a place owns (*car park*), a state that only places are in (*closed*), a Welsh or English head noun before it
(*Ysgol*, *Lake*), a house number, other streets in the same list. What shows the past is a pair of dates.
"""

import re
from bisect import bisect_left
from typing import Final

from gate.publicity.text.folding import word_set
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.naming import Form, Naming
from gate.publicity.text.reading import FieldReading
from gate.publicity.text.words import Token

_HEADS: Final = word_set(
    "ysgol cor gor chor cae gae maes faes clwb glwb neuadd canolfan ganolfan llyfrgell lyfrgell parc barc stryd "
    "lon heol ffordd rhodfa llyn afon pont bont castell gastell capel gapel eglwys ystad stad gerddi theatr oriel "
    "stadiwm ystafell plas blas bae fae traeth draeth mynydd fynydd fferm gwesty westy tafarn dafarn meddygfa "
    "feddygfa ysbyty amgueddfa melin felin gorsaf orsaf llwybr pafiliwn bafiliwn cartref uned nghapel nghastell "
    "nghae nghlwb ngorsaf ngwesty nhafarn mharc mhont mhlas mhafiliwn lake loch mount river port raf hms rnlb mv "
    "ss hotel cafe villa camp fort ferry priory pier cape storm storom hurricane messrs caffi gaffi siop becws "
    "fecws bragdy garej cwmni grwp band sant santes saint gwyl wyl dydd ddydd gwobr wobr cwpan gwpan"
)
_PLACES: Final = word_set(
    "abbey brook burn cove dale fell heath lake lock loch manor marsh moor office point pond quarry sands shore "
    "stores tower towers vale weir works coed glan pwll nant glas mawr rhos fron gelli"
)
"""Words of places that are surnames besides: they tell a place only beside another sign."""
_TEAM: Final = word_set(
    "rfc afc fc cpd cc rufc arfc cfc bc hc juniors minis wanderers rovers athletic colts albion harriers striders "
    "ramblers youth ladies"
)
_OWNED: Final = word_set(
    "car day nature bus gym nursery playgroup playground primary library centre park estate allotment allotments "
    "moorings mooring roundabout junction bridge railway station tip depot pavilion bowls cricket football rugby "
    "tennis toilets lift footbridge underpass subway flats hostel hotel cafe pub brass choir sheltered care "
    "recycling household residents tenants users visitor visitors reserve trail trailhead paddling skate "
    "multistorey surgery pharmacy medical health dental clinic campus academy school infants junior sixth "
    "roadworks lights signals pumping sewage substation lock weir slipway beach promenade picnic play wildlife "
    "meadow wood walk roundabouts hide dosbarth stop shelter shelters crossing lay-by layby bandstand foodbank "
    "bakery brewery theatre cinema museum heritage gallery room rooms"
)
_MEDICAL: Final = re.compile(r"\b(?:flu|nhs|gp|patients?|vaccin|appointments?|prescriptions?|jabs?|blood|nurse)\b")
_AT: Final = word_set(
    "on at in along near off via between into outside inside opposite around through ar ger yn mewn rhwng trwy drwy"
)
_NOT_AT: Final = word_set(
    "trust faith confidence believe believes believing spotlight focus focused eyes look looking looks shout "
    "shouted bet count counting rely call calls called vote voting proud pleased smile smiled laugh laughed pride "
    "interest book talk film article thrown angry interested report verdict trusting hands lies lie rests depends "
    "depend word feature"
)
_GOING: Final = word_set(
    "group walk walks walked start starts starting leave leaves leaving depart departs departing bus buses shuttle "
    "run runs route path tour tours metres minutes miles yards closed diversion traffic parade procession away "
    "across"
)
_STATE: Final = re.compile(
    r"^ (?:will (?:also |then |again |all |now )?be|is|are|was|were|has been|have been|remains?|stays?|being) "
    r"(?:(?:now|again|still|also|currently|partly|fully|only|being|all|both|to be|back) )*"
    r"(?:lit|closed|open\b|shut|full\b|flooded|blocked|resurfaced|swept|gritted|cleared|cordoned|fenced|repaired|locked"
    r"|unlocked|emptied|collected|painted|mown|cut back|cleaned|deep-cleaned|drained|one-way|impassable|out of|dry|dug"
    r"|under water|off limits|taped|demolished|strengthened|evacuated|staffed|hired|available|booked out|reopened|icy"
    r"|passable|restricted)"
    r"|^ (?:is|are|was|were) (?!pleased|delighted|thrilled|satisfied|involved|married|interested|disappointed|overjoyed"
    r"|elated|touched|blessed|honoured|dressed|armed|joined|accompanied)\w+ed (?:with|in|by|from) "
    r"|^ (?:re-?opens?|closes?|shuts?|opens?)(?: again| early| late| today| tomorrow| tonight| to the public)?"
    r" (?:at|on|from|until|for|to all|every|daily|this|next|today|tomorrow|again|\d)"
    r"|^ (?:has|have) (?:\w+ )?(?:spaces|places|vacancies|room for|new toilets|free parking|step-free|a ramp)"
    r"|^ (?:ar gau|ar agor|dan ddwr|yn cau|wedi ei gau"
    r"|yn agor(?! (?:y|yr|ein|eich|ei) |'r)|yn llawn|yn ailagor|wedi cau|wedi ei gau|wedi'i gau)"
)
_DATES: Final = re.compile(r"^[^.!?\n]{0,60}?\b(?:1\d\d\d ?[-–—] ?(?:1\d\d\d|\d\d)\b|c\. ?1[0-8]\d\d|1[0-8]\d\d\))")
_MEMORY: Final = re.compile(
    r"(?:in memory of|memorial to|commemorat\w+|named (?:after|for|in honour of)|statue (?:of|to)|bust of|grave of"
    r"|tomb of|(?:blue |slate )?plaque (?:to|for)|birthplace of|er cof am|coffau|i gofio|cofeb i|cofeb|plac i"
    r"|bedd|cerflun o"
    r"|enwyd ar ol|starring|feat\.|the songs of|the music of|works? of|the art of|caneuon|nofelau|cerddi|llyfrau"
    r"|ffilmiau) $"
)
FIRM: Final = re.compile(
    r"(?: (?:&|and|a'i|a’i) (?:sons?|co|daughters?|partners|brothers|bros|feibion|(?-i:Fab)"
    r"|merched|company|associates)\b"
    r"| (?:bros|brothers|ltd|limited|plc|llp|associates|group|solicitors|accountants|estates|motors|coaches|travel"
    r"|homes|electrical|plumbing|builders|construction|developments|butchers|bakers|florists|opticians|garages?"
    r"|engineering|logistics|foods|farms|skips|scaffolding|roofing|cyf|cyfyngedig)\b"
    r"| & [A-Z][a-z]+ (?:solicitors|ltd|llp|estate|accountants|architects))",
    re.IGNORECASE,
)
_LINKS: Final = word_set("and to a ac i or y rhwng neu hyd")
_SKIPPED: Final = _LINKS | {"the"}
_BETWEEN: Final = re.compile(r"^[\s,&/;–\-]{1,3}(?:(?:and|to|a|ac|i|or|neu)[\s]{1,2})?(?:the )?$")
_PEOPLE: Final = re.compile(
    r"^ (?:are|were|have|both|all|joined|helped|opened|met|said|planted|visited|shared|presented|ran|gave|sang|judged"
    r"|who|with the|will be (?:there|joining|judging|on hand)|yn agor|oedd|fu|a fu)\b(?! (?:closed|open|shut"
    r"|swept|full))"
)


def common(word: str, lexicon: Lexicon) -> bool:
    """Whether a surname says little by itself: an everyday word, its plural, a word of places, or a common surname."""
    return (
        word in lexicon.ordinary
        or word in lexicon.common_surnames
        or placing(word, lexicon)
        or (len(word) > 4 and word[-1] == "s" and (word[:-1] in lexicon.ordinary or word[:-1] in lexicon.place_words))
    )


def placing(word: str, lexicon: Lexicon) -> bool:
    """Whether a word ends the names of places."""
    return word in lexicon.place_words or word in _PLACES


def as_thing(part: FieldReading, naming: Naming, lexicon: Lexicon) -> str:
    """What a full name is by the words around it, or nothing where they leave the person."""
    if naming.title or naming.disguised:
        return ""
    inside = part.tokens_in(naming.start, naming.end)
    if not inside:
        return ""
    first = part.first_from(inside[0].start)
    last = first + len(inside) - 1
    before = part.raw[max(0, naming.start - 40) : naming.start].lower()
    rest = part.raw[naming.end : naming.end + 90].lower()
    surname = part.tokens[last].word
    if FIRM.match(part.raw, naming.end):
        return "a firm"
    placed = placing(surname, lexicon)
    if told := headed(part, first) or _dated(before, rest, common(surname, lexicon)) or _team(part, first, last):
        return told
    if not (placed or common(surname, lexicon)) or _contested(part, naming):
        return ""
    if told := _owning(part, last):
        return told
    if not placed:
        return ""
    if _numbered(part, first) or _STATE.match(rest):
        return "a place and its state"
    if (
        before.endswith("(")
        and rest.startswith(")")
        and re.search(r"\b(?:order|gorchymyn|closed?|ar gau)\b", part.text)
    ):
        return "a place in a notice"
    return _in_chain(part, first, last, lexicon)


def _contested(part: FieldReading, naming: Naming) -> bool:
    """Whether the sentence speaks of voting or of a member, so that the weaker signs of a place do not count."""
    start, end = part.sentence(naming.start)
    return any(
        start <= one.start < end and not (one.start < naming.end and naming.start < one.end)
        for one in part.cues("vote-for", "campaign", "member-title", "ward-office", "praise")
    )


def headed(part: FieldReading, first: int) -> str:
    """Whether a noun such as *Ysgol*, *Clwb* or *Lake* stands in capitals right before a name, or one word earlier."""
    for at in (first - 1, first - 2):
        if at < 0:
            return ""
        token, following = part.tokens[at], part.tokens[at + 1]
        if not token.capital or part.raw[token.end : following.start] not in {" ", "'r ", "’r "}:
            return ""
        if token.word in _HEADS:
            return "part of a longer name"
    return ""


def _dated(before: str, rest: str, everyday: bool) -> str:
    if _DATES.match(rest):
        return "somebody of the past"
    if before.endswith(("in memory of ", "memorial to ", "er cof am ")):
        return "somebody remembered"
    return "somebody known by a work or a memorial" if everyday and _MEMORY.search(before) else ""


def _team(part: FieldReading, first: int, last: int) -> str:
    """Whether a name is half of a fixture, or has the ending of a club's name."""
    tokens = part.tokens
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    previous = tokens[first - 1] if first else None
    if after is not None and part.raw[tokens[last].end : after.start] == " ":
        if after.word in _TEAM and after.capital:
            return "a club"
        if after.word in {"v", "vs"}:
            return "a fixture"
    if previous is not None and previous.word in {"v", "vs"}:
        return "a fixture"
    if previous is not None and previous.word == "the" and after is not None and after.word in {"of", "for"}:
        return "a comparison"
    return ""


def _owning(part: FieldReading, last: int) -> str:
    """Whether a noun follows that a place has and a person has not (*car park*, *day centre*, *gym*)."""
    if last + 1 >= len(part.tokens):
        return ""
    token, after = part.tokens[last], part.tokens[last + 1]
    if part.raw[token.end : after.start] != " " or after.word not in _OWNED:
        return ""
    if after.word == "surgery" and not _MEDICAL.search(part.text):
        return ""
    return part.raw[token.start : after.end]


def _numbered(part: FieldReading, first: int) -> bool:
    """Whether a house number stands before a name (*14 Rose Lane*)."""
    if not first:
        return False
    house, token = part.tokens[first - 1], part.tokens[first]
    return bool(re.fullmatch(r"\d{1,4}[a-z]?", house.word)) and part.raw[house.end : token.start] == " "


def _in_chain(part: FieldReading, first: int, last: int, lexicon: Lexicon) -> str:
    """Whether a name stands after a word of place, or in a list of places of which one is surely a place."""
    chain = [(first, last)]
    while len(chain) < _LONGEST and (earlier := _neighbour(part, chain[0][0], -1, lexicon)) is not None:
        chain.insert(0, earlier)
    while len(chain) < 2 * _LONGEST and (later := _neighbour(part, chain[-1][1], 1, lexicon)) is not None:
        chain.append(later)
    start, end = chain[0][0], chain[-1][1]
    if _PEOPLE.match(part.raw[part.tokens[end].end : part.tokens[end].end + 40].lower()):
        return ""
    words = part.words_before(part.tokens[start].start, 3)
    told = part.raw[part.tokens[start].start : part.tokens[end].end]
    if words and words[-1] == "the" and words[-2:-1]:
        words = words[:-1]
    plain = not part.tokens[max(0, start - 2)].capital
    at_place = words[-1:] and words[-1] in _AT and not (plain and _NOT_AT & set(words[-2:-1]))
    if at_place or (words[-1:] == ["from"] and _GOING & set(words[-2:-1])):
        return told
    return told if any(pair != (first, last) and not _stands(part, *pair, lexicon) for pair in chain) else ""


_LONGEST: Final = 12  # items on either side: a list that is longer tells no more


def _stands(part: FieldReading, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether words of a field are the full name of a candidate."""
    start, end = part.tokens[first].start, part.tokens[last].end
    at = bisect_left(part.people, (start, end), key=lambda one: (one.start, one.end))
    return any(
        one.form is Form.FULL and any(lexicon.person(number).standing for number in one.people)
        for one in part.people[at : at + 1]
        if (one.start, one.end) == (start, end)
    )


def _neighbour(part: FieldReading, at: int, step: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """As `_next_place`, worked out once for every name of a list."""
    if (at, step) not in part.neighbours:
        part.neighbours[at, step] = _next_place(part, at, step, lexicon)
    return part.neighbours[at, step]


def _next_place(part: FieldReading, at: int, step: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The phrase in capitals that ends in a word of places and stands next in a list, as places in the tokens."""
    tokens: list[Token] = part.tokens
    one = at + step
    while 0 <= one < len(tokens) and abs(one - at) < 3 and tokens[one].word in _SKIPPED and not tokens[one].capital:
        one += step
    if not 0 <= one < len(tokens):
        return None
    left, right = (tokens[at], tokens[one]) if step > 0 else (tokens[one], tokens[at])
    if not _BETWEEN.match(part.raw[left.end : right.start].lower()):
        return None
    other = one
    while (
        0 <= other + step < len(tokens)
        and abs(other + step - one) < 4
        and tokens[other + step].capital
        and _adjoin(part, other, other + step)
        and not (step > 0 and placing(tokens[other].word, lexicon) and not placing(tokens[other + 1].word, lexicon))
    ):
        other += step
    low, high = min(one, other), max(one, other)
    if low == high or not placing(tokens[high].word, lexicon) or not tokens[low].capital:
        return None
    return low, high


def _adjoin(part: FieldReading, one: int, other: int) -> bool:
    left, right = part.tokens[min(one, other)], part.tokens[max(one, other)]
    return part.raw[left.end : right.start] == " "
