"""
Handouts: what a party gives to those who back it, told by the build of the sentence.

A poster, a leaflet or a stake with a party's name to it, and a word for getting one; or a lift to the poll for those of
one party. A poster that nobody is asked to take is only a thing that was found. Local Government Act 1986, s. 2(2).
"""

import re
from typing import Final

from gate.publicity.meaning.partisan import PartyMention
from gate.publicity.text.reading import FieldReading

_GOODS: Final = (
    r"(?:posters?|leaflets?|garden stakes?|stakes?|stakeboards?|boards?|placards?|rosettes?|stickers?|badges?|flyers?"
    r"|banners?|window bills?|balloons?|beer mats|posteri?|daflen(?:ni)?|taflen(?:ni)?|bathodynnau|sticeri)"
)
_GOODS_FOR: Final = re.compile(rf"\b{_GOODS} (?:(?:for|from|of|dros|i|gan) )?(?:(?:the|y|yr|our) )?$", re.IGNORECASE)
_GOODS_BEHIND: Final = re.compile(rf" (?:window |garden |party |election |campaign )?{_GOODS}\b", re.IGNORECASE)
_GET: Final = re.compile(
    r"\b(?:pick(?:ed)? up|collect(?:ed)?|available|get|free|grab|help yourself|want|wants|ask for|display|put up"
    r"|take one|take|spare|left|need(?:s|ed)?|come (?:and|for)|on the (?:desk|counter|table)|deliver\w*"
    r"|casgl\w+|gasgl\w+|ar gael|eisiau|am ddim)\b",
    re.IGNORECASE,
)
_LIFT: Final = re.compile(
    r"\b(?:lifts?|rides?|taxis?|minibus|cars?|drivers?|drive|driven|pàs|lifft) (?:there |back |home )?"
    r"(?:to|from|for|i'r|at) (?:the |your |a )?"
    r"(?:polling (?:station|place|booth)s?|polls?\b|vote\b|gorsaf bleidleisio)",
    re.IGNORECASE,
)
_HANDS: Final = re.compile(
    r" (?:needs?|wants?|(?:is|are) (?:looking for|after|short of|in need of)|seeks?|could do with|could use)\b"
    r"[^.!?]{0,30}\b(?:deliverers?|helpers?|volunteers?|hands|drivers|leaflett?ers?|canvassers?|tellers?|runners|feet|legs)\b",
    re.IGNORECASE,
)
"""A party asks for people, as in *needs deliverers for three rounds*."""


def handed_out(part: FieldReading, party: PartyMention) -> tuple[int, int] | None:
    """Posters and leaflets of a party that people are told how to get, a lift for those who back it, hands it needs."""
    if party.how not in {"name", "group"}:
        return None
    first, last = part.sentence(party.start)
    if (lift := part.sought(_LIFT, first, last)) is not None:
        return min(party.start, lift.start()), max(party.end, lift.end())
    if (hands := _HANDS.match(part.raw, party.end)) is not None:
        return party.start, hands.end()
    before = _GOODS_FOR.search(part.raw, max(first, party.start - 40), party.start)
    behind = _GOODS_BEHIND.match(part.raw, party.end)
    if (before is None and behind is None) or part.sought(_GET, first, last) is None:
        return None
    return (before.start() if before else party.start), (behind.end() if behind else party.end)
