"""
Welsh and English (YR6): in Wales a post is made in both languages, and Welsh is treated no less favourably.

Welsh Language (Wales) Measure 2011 and the standards made under it. Advice only: the other language may go out as a
post of its own, which no rule can see.
"""

from collections.abc import Iterator

from calendars.citation import Citation, Standing
from calendars.nation import Nation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.reading import Reading

_LEAST_WORDS = 6  # fewer may be a place name, a tag or a greeting in either language


@rule(
    code="YR609",
    name="welsh-parity",
    title="is in English alone",
    family=Family.PUBLICITY,
    inside=Severity.ADVISE,
    outside=Severity.ADVISE,
    authority=Authority.STATUTE,
    cites=Citation("welsh-language-measure-2011", "", Standing.RECALLED),
    message="‘{words}’ … no Welsh stands here. In Wales, post it in Welsh too, and no later.",
    cure="Add the Welsh, or post it in Welsh at the same time.",
)
def welsh_parity(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A post of a council in Wales without a word of Welsh; what tells of danger now may go first in one language."""
    if situation.nation is not Nation.WALES or reading.welsh:
        return
    for part in reading.fields[:1]:
        words = [token for token in part.tokens if token.word.isalpha()]
        if part.name == "text" and len(words) >= _LEAST_WORDS and not part.cues("emergency"):
            yield Mark(field=part.name, start=words[0].start, end=words[2].end)
