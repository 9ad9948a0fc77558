"""
Even lists: whether a list of candidates says nothing of them but who they are and for whom they stand.

What is left when names, parties, wards, dates and the words of a list are taken away must be nothing: a trade, a
home, a compliment or *also* singles somebody out. Publicity Code 2011, para. 34: the bare facts may be told.
"""

import re
from typing import Final

from gate.publicity.text.folding import word_set
from gate.publicity.text.reading import FieldReading
from gate.publicity.text.stretches import Stretches

_OF_LISTS: Final = word_set(
    "a an and or the of for in on at to by with from is are as be been have has had will stand stands standing "
    "nominated candidate candidates candidature description independent independents annibynnol no party "
    "affiliation commonly known seat seats vacancy vacancies ward wards division electoral area council town "
    "county district borough parish community city councillor councillors election elections elected elect poll "
    "polls polling vote votes voting following persons person people name names surname order alphabetical full "
    "list address addresses resident validly valid both one two three four five six seven eight nine ten may "
    "thursday notice notices statement agent agents website online page see find read more details also official "
    "below each all total mp ms mr mrs miss dr cllr dame sir rev prof mx jnr snr y yr yn i o ac ar am gan mae sydd "
    "ymgeisydd ymgeiswyr ymgeiswyr' enw enwau enwir enwebwyd enwebu enwebiad plaid blaid pleidiau disgrifiad sedd "
    "seddi sedd' wardiau etholiad etholiadau cyngor gyngor tref cymuned personau datganiad hysbysiad elwir "
    "gyffredin hefyd fel adwaenir sefyll sefyll' ymgeisio llawn rhestr trefn wyddor dyma dros swydd canlynol pob "
    "un dau tri pedwar pump chwech mai iau dydd ddydd gwefan neu gyfer cyhoeddwyd cyhoeddir yw ydy"
)


_STOP: Final = re.compile(r"\n|[.!?](?:\s|$)| [-–—|•] ")


def extra_words(part: FieldReading) -> list[str]:
    """The words in small letters, round the first to the last person named, that no bare list needs."""
    people = [one for one in part.people if part.covering("ward", one.start, one.end) is None] or part.people
    if not people:
        return []
    named, last = people[0].start, people[-1].end
    first = max(part.raw.rfind(":", 0, named), part.sentence(named)[0])
    stop = _STOP.search(part.raw, last)
    end = stop.start() if stop else len(part.raw)
    covered = [(one.start, one.end) for one in part.people]
    covered += [(one.start, one.end) for kind in ("party", "ward", "place") for one in part.of(kind)]
    covered += [(one.start, one.end) for one in part.cues("declared-result", "notice")]
    covered += [(one.start, one.end) for one in part.links]
    extra, listed = [], Stretches(covered)
    for token in part.tokens:
        if not first <= token.start < end or token.capital or token.word in _OF_LISTS or token.word[:1].isdigit():
            continue
        if not listed.hold(token.start, token.end):
            extra.append(token.word)
    return extra
