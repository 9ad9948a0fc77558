"""
Overlaps: a local subject known by the words it is called by, wherever in a sentence they meet.

Three of them are the subject, whatever stands between, where two are no place or it is said what is planned. Two are
only its place, but for those that say what is planned or stand together as its name.
"""

import re
from collections.abc import Iterable
from typing import Final

from gate.publicity.meaning.companions import begun
from gate.publicity.meaning.disputes import helpline, timed
from gate.publicity.meaning.everyday_uses import civil
from gate.publicity.text.folding import word_set
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.reading import FieldReading, Found
from gate.publicity.text.stems import stem
from gate.publicity.text.words import Token


def overlaps(part: FieldReading, lexicon: Lexicon) -> list[tuple[int, int, str, str]]:
    """Sentences in which three of the words meet by which a local subject is called, whatever stands between."""
    if not lexicon.topic_stems:
        return []
    known = [
        (token, topics)
        for token in part.tokens
        if len(token.word) >= 3 and (topics := lexicon.topic_stems.get(stem(token.word)))
    ]
    found = []
    named = (*part.of("place"), *part.of("ward")) if known else ()
    sites = _sites(part, named, lexicon)
    for start, end in part.sentences if known else ():
        by_topic: dict[str, dict[str, Token]] = {}
        for token, topics in known:
            if start <= token.start < end:
                for topic in topics:
                    by_topic.setdefault(topic, {}).setdefault(
                        _called(token, named) or _part_of(token, topic, lexicon), token
                    )
        for topic, words in sorted(by_topic.items()):
            first, last = min(token.start for token in words.values()), max(token.end for token in words.values())
            if len(words) == 2 and topic in sites and last - first < 90 and _decides(part, words.values()):
                found.append((first, last, topic, "strong"))
            elif len(words) >= 3 and (
                len({_thing(part, token) for key, token in words.items() if key == stem(token.word)}) > 1
                or _decides(part, words.values())
            ):
                found.append((first, last, topic, "overlap"))
            elif len(words) >= 3:
                found.append((first, last, topic, "anchor"))
            elif len(words) == 2 and last - first < 60:
                found.append((first, last, topic, "overlap" if _coupled(part, words.values()) else "anchor"))
    return found


def _thing(part: FieldReading, token: Token) -> int:
    """Where the thing begins whose name a word is part of, or the word: *care home* is one thing and not two."""
    return next(
        (one.start for one in part.cues("asset") if one.start <= token.start and token.end <= one.end), token.start
    )


def _sites(part: FieldReading, named: tuple[Found, ...], lexicon: Lexicon) -> frozenset[str]:
    """The local subjects whose own place a field names in full: one more of their words is enough beside it."""
    places = {(one.start, one.end) for one in named if one.entry.kind == "place"}
    told = (one for one in part.of("topic") if one.entry.strength in {"site", "anchor"})
    return frozenset(one.key for one in told if one.key in lexicon.local_topics and (one.start, one.end) in places)


_VOTED: Final = word_set(
    "ballot trust trustees handover transfer demolition sale merger hostel accommodation camp pitches"
)


def _decides(part: FieldReading, words: Iterable[Token]) -> bool:
    """Whether one of the words of a subject says what is planned for a place, and is no part of the place itself."""
    signs = part.cues("process", "final", "contend")
    return any(
        token.word in _VOTED or any(one.start <= token.start < one.end for one in signs)
        for token in words
        if not part.raw[token.start].isupper() or token.word in _VOTED
    )


_AT: Final = re.compile(r" (?:\w+ )?(?:at|in|on|for|of|near|yn|ym|yng|ar) (?:the |our |y |yr )?")


def _coupled(part: FieldReading, words: Iterable[Token]) -> bool:
    """
    Whether two words of a subject are the subject: its place right before what is there (*the Hartsmere zone*), two
    that stand together (*homes at Dolwen*) where something is decided, or a word of change where something begins.
    """
    one, other = sorted(words, key=lambda token: token.start)
    first, last = part.sentence(one.start)
    if part.within(part.cues("service", "emergency", "how-to"), first, last) or civil(part):
        return False
    beside = part.raw[one.end : other.start] == " "
    if beside and part.raw[one.start].isupper() and not part.raw[other.start].isupper():
        named = part.covering("ward", one.start, one.end) is not None or any(
            told.start == one.start for told in part.of("topic") if told.entry.strength in {"scene", "anchor-capital"}
        )
        if part.opens_sentence(one.start) and part.covering("ward", one.start, one.end) is None:
            return False
        return named and not any(told.start <= other.start < told.end for told in part.cues("asset"))
    decided = [
        told
        for told in part.within(part.cues("process", "process-actor", "final"), first, last)
        if (told.end <= one.start or told.start >= other.end) and not helpline(part, told)
    ]
    if part.raw[other.start].isupper():
        return bool(decided) and _AT.fullmatch(part.raw, one.end, other.start) is not None
    if beside and decided and not part.raw[one.start].isupper():
        return True
    changes = [told for told in part.cues("change") if not timed(part, told)]
    changed = any(told.start <= token.start < told.end for told in changes for token in (one, other))
    return changed and begun(part, first, last)


def _part_of(token: Token, topic: str, lexicon: Lexicon) -> str:
    """The place of which a word is part, or the word: *the beach at Polmear* says no more than Polmear beach."""
    word = stem(token.word)
    return lexicon.topic_places.get((topic, word), word)


def _called(token: Token, named: tuple[Found, ...]) -> str:
    """The place whose name a word is part of: its words together are one."""
    return next((one.key for one in named if one.start <= token.start and token.end <= one.end), "")
