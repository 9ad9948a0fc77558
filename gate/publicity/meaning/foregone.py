"""
Outcomes given away by the build of a sentence, where a matter is still to be decided.

Each takes two things that no list of words holds: what somebody may still say, and that it makes no difference; a count
of votes, and a meeting to come; a party to the matter, and leave to rely on the result; thanks for a thing, and the
vote that it only wants; a paper open for comment, and that it is settled.
"""

import re
from collections.abc import Iterator
from typing import Final

from gate.publicity.text.reading import FieldReading

Stretch = tuple[int, int]

_THEY: Final = (
    r"(?:you|they|he|she|we|anyone|anybody|people|everyone|(?:(?:the|any|our|other|local|its|their) )*(?:inspectors?"
    r"|objectors?|officers?|neighbours?|residents?|public|experts?|applicants?|owners?|lawyers?|barristers?|traders?"
    r"|consultants?|letters|petitions?|responses?|comments|objections|reports?|parish council|drivers|parents))"
)
_SAYS: Final = (
    r"(?:writes?|say|says|hears?|thinks?|finds?|recommends?|advises?|objects?|argues?|reply|replies|responds?"
    r"|decides?|concludes?|submits?|puts? in|comes? (?:up|back|in)|turns? up|sends?|tells?|shows?|wants?|likes?|signs?"
    r"|arrives?|there are|get|gets)\b"
)
_EVEN_SO: Final = re.compile(
    r"\b(?:whatever|whichever way|however (?:many|much|loudly|hard|long)|no matter (?:what|who|how many|how)"
    rf"|regardless of (?:what|who|how many)|never mind what) (?:\w+ )?{_THEY} "
    rf"(?:may |might |will |then |do |all |both |actually )?{_SAYS}",
    re.IGNORECASE,
)
_HAPPENS: Final = re.compile(
    r"\b(?:com(?:e|es|ing) in\b|go(?:es|ing)? (?:ahead|in|up|through)\b|happen(?:s|ing)?\b|confirm(?:ing|s|ed)?\b"
    r"|refus(?:e|es|ed|ing)\b|approv(?:e|es|ed|ing)\b|grant(?:s|ed|ing)?\b|reject(?:s|ed|ing)?\b|back(?:s|ed|ing)\b"
    r"|oppos(?:e|es|ing)\b|vot(?:e|es|ing) (?:for|against|it|yes|no)\b|introduc(?:e|ed|ing)\b|brought in\b|built\b"
    r"|clos(?:es|ed|ing)\b|felled\b|mak(?:e|ing) the order\b|rais(?:ed|ing)\b|takes? effect\b|start(?:s|ing) on\b)",
    re.IGNORECASE,
)
_HEARD_OUT: Final = re.compile(r"\b(?:read|listen\w*|publish\w*|welcome|reply to you|thank|want to hear|consider\w*)\b")

_TALLY: Final = re.compile(
    r"\b(?:go(?:es|ing)?|pass(?:es|ing)?|fail(?:s|ing)?|fall(?:s|ing)?|thrown? out|be|carried|lost"
    r"|through|down|win|lose"
    r"|it's|it’s)\b[^.!?\d]{0,25}\b(?:\d{1,2} ?[-–] ?\d{1,2}|\d{1,2} votes? to \d{1,2}|(?:by )?\w+ votes to \w+)\b",
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(
    r"\b(?:next|tomorrow|tonight|coming|this (?:monday|tuesday|wednesday|thursday|friday|week)|(?:sits|meets|votes) on"
    r"|(?:on|monday|tuesday|wednesday|thursday|friday)['’]s (?:meeting|hearing|vote|committee|agenda))\b",
    re.IGNORECASE,
)
_VOTERS: Final = re.compile(
    r"\b(?:committee|members|councillors|planning|licensing|panel|cabinet|council)\b", re.IGNORECASE
)

_SITTING: Final = re.compile(
    r"\b(?:panel|committee|sub-committee|subcommittee|hearing|appeals?|inquiry|tribunal|licensing|planning)\b",
    re.IGNORECASE,
)
_PRIZES: Final = re.compile(r"\b(?:awards?|prizes?|quiz|raffle|tickets)\b", re.IGNORECASE)
_RELY: Final = re.compile(
    r"\b(?:(?:can|may|might|could|should) (?:already |now |safely |all )?(?:bank on|count on (?:their|his|her|its|that"
    r"|it|a|an|the|\w+ing)|rely on (?:it|getting|that)|rest easy|breathe easy|breathe again|sleep easy"
    r"|sleep soundly|relax"
    r"|put (?:the|their|its) feet up|go ahead and (?:order|buy|book|spend|hire|start|build)"
    r"|(?:take|put) (?:his|her|its|their|the) (?:sign|signs|shutters|bunting) (?:down|up)"
    r"|start (?:spending|ordering|packing|building|celebrating|demolishing))"
    r"|(?:needn['’]t|need not|shouldn['’]t|should not|don['’]t|do not|had better not|(?:is|are) not to"
    r"|no need to|no point) (?:\w+ )?(?:trouble (?:to|turning|coming|with)|bother (?:to|turning|coming|with|speaking"
    r"|dressing)|waste (?:its|their|his|her|your|a) (?:time|breath|stamp|petrol|morning|afternoon|evening|ink)"
    r"|get (?:its|their|his|her|your) hopes up|hold (?:its|their|his|her|your) breath|hang about|build up"
    r"|lose (?:any|a wink of|much) sleep))\b",
    re.IGNORECASE,
)
_NO_CHANCE: Final = re.compile(
    r"\b(?:there(?:['’]s| is|['’]ll be| will be| isn['’]t| is not| won['’]t be)|(?:has|have|had|stands?"
    r"|stood)(?:n['’]t)?"
    r"|without|hasn['’]t got|haven['’]t got|got|not) (?:no |not |hardly |scarcely )?(?:a |an |any |the "
    r"|much |much of a "
    r"|the faintest |the slightest |the remotest )?(?:earthly |real |realistic |cat in hell['’]s |snowball['’]s )?"
    r"(?:chance|hope|prayer|earthly|way(?! (?:through|around|round|out|back|in|to|of|past|down|up)\b)"
    r"|question of)\b[^.!?]{0,60}",
    re.IGNORECASE,
)
_NOT_ONE: Final = re.compile(r"n['’]t|\bno\b|\bnot\b|hardly|scarcely|without|hell['’]s|snowball|earthly", re.IGNORECASE)
_WEATHER: Final = re.compile(
    r"\b(?:rain|snow|sun|frost|win|winning|prize|tickets?|speak|miss|flood\w*)\b",
    re.IGNORECASE,
)

_NEVER: Final = re.compile(
    r"\b(?:we|this council|(?:the|this|our) (?:committee|panel|members|chair|councillors|sub-committee))"
    r"(?:['’]d| would|['’]ll| will| shall| could| can)? never (?:license|licence|allow|permit|grant|agree to|approve"
    r"|accept|let|support|pass|wear|stand for|vote for|say yes to)\b[^.!?]{0,40}",
    re.IGNORECASE,
)

_GLAD: Final = re.compile(
    r"\b(?:congratulations|congrats|well done|can['’]t wait|welcome to|looking forward to|hooray|hurrah|cheers to"
    r"|say hello to|great news|good news)\b",
    re.IGNORECASE,
)
_ONLY_WANTS: Final = re.compile(
    r"\b(?:all (?:it|they|he|she|we|that|the \w+|this \w+)(?:['’]s)?(?: now)? ?(?:needs?|needed|left"
    r"|wants?|remains?|lacks?)"
    r"|(?:just|only)"
    r" (?:needs?|wants?|waiting for|awaiting)|bar the|now for the|next stop)\b[^.!?]{0,40}?\b(?:votes?|nod|say-so"
    r"|signatures?|rubber stamp|blessing|approval|committee|panel|planning|licensing|hearing(?! (?:loop"
    r"|aid|test))|formalit(?:y|ies))\b",
    re.IGNORECASE,
)

_OPEN_FOR: Final = re.compile(
    r"\b(?:have your say|tell us what you think|give us your views|(?:comments?|objections?|representations|responses)"
    r" (?:close|closes|by|until|are open|must|may be made|welcome)|consultation (?:closes|ends|runs|is open|until|open)"
    r"|(?:we(?:['’]ve| have)?|council has) (?:asked|consulted|invited) (?:you|residents|people|what you|for your)"
    r"|out (?:for|to) (?:comment|consultation)|survey (?:closes|is open|runs|ends))\b",
    re.IGNORECASE,
)
_SETTLED: Final = re.compile(
    r"\b(?:(?:has|have|['’]s|['’]ve) (?:already |long |all |now )*(?:been )?(?:already )?(?:settled|fixed|decided"
    r"|made up our minds|ordered|chosen|signed (?:the|off))\b(?! (?:yet|to))"
    r"|(?:is|are|was|were) already (?:settled|fixed|decided|agreed|signed|ordered|booked|bought|chosen|in place|made)\b"
    r"|but (?:the|its|our|their) \w+(?: \w+)? (?:arrives?|are here|starts?|goes? in|(?:is"
    r"|are) on (?:order|the way|its way|their way))"
    r"|already (?:settled|decided|fixed|ordered|signed|made up)"
    r"|we(?:['’]ll| will|['’]re| are) (?:be )?(?:bringing (?:it|them|this|these) in|introducing (?:it|them)|going ahead"
    r"|pressing ahead|doing it|putting (?:it|them) in|building it|closing it)\b)",
    re.IGNORECASE,
)
_NOT_YET: Final = re.compile(
    r"\b(?:no|nothing|not|if|once|until|when|yet|unless|whether|never|n['’]t)\b|n['’]t\b", re.IGNORECASE
)


def foregone(part: FieldReading, *, pending: bool) -> Iterator[Stretch]:
    """Where a field, which names a matter that is to be decided, gives its outcome away. In the author's characters."""
    if pending:
        yield from _before_it_is_heard(part)
    if _OPEN_FOR.search(part.raw):
        for told in _SETTLED.finditer(part.raw):
            start, _ = part.sentence(told.start())
            if not _NOT_YET.search(part.raw, start, told.start()):
                yield told.span()


def _before_it_is_heard(part: FieldReading) -> Iterator[Stretch]:
    raw = part.raw
    for said in _EVEN_SO.finditer(raw):
        start, end = part.sentence(said.start())
        happens = _HAPPENS.search(raw, start, end)
        if happens is not None and not _HEARD_OUT.search(raw, start, end):
            yield min(said.start(), happens.start()), max(said.end(), happens.end())
    if _TO_COME.search(raw) and _VOTERS.search(raw):
        yield from (told.span() for told in _TALLY.finditer(raw))
    if _SITTING.search(raw) and not _PRIZES.search(raw):
        yield from (told.span() for told in _RELY.finditer(raw) if not _ifs(part, told.start()))
        for told in _NO_CHANCE.finditer(raw):
            if _NOT_ONE.search(told.group()) and not _WEATHER.search(told.group()) and not _ifs(part, told.start()):
                yield told.span()
        yield from (told.span() for told in _NEVER.finditer(raw) if not _ifs(part, told.start()))
        if _GLAD.search(raw):
            yield from (told.span() for told in _ONLY_WANTS.finditer(raw) if not _ifs(part, told.start()))


_IF: Final = re.compile(r"\b(?:if|unless|whether|without)\b", re.IGNORECASE)


def _ifs(part: FieldReading, place: int) -> bool:
    """Whether the sentence leaves it open."""
    return _IF.search(part.raw, *part.sentence(place)) is not None
