"""Stems: the words by which a subject is called, shortened so that their forms meet."""

import functools
import re
from typing import Final

from gate.publicity.text.folding import word_set

_STOP: Final = word_set(
    "council county district borough town city local future closure limits limit plan plans area areas "
    "service services charges rise motion new homes from with that this their road street north south east "
    "west ward free fund change high main public open children child people families family residents older young "
    "adults the and for new old all any our out own per via one two off not its are was has day days run "
    "end use get yr ar yn o'r "
    "special needs pupils students plant disgyblion pobl teuluoedd "
    "cyngor sir bwrdeistref tref dref dinas lleol dyfodol ddyfodol cau gau cynllun cynlluniau ardal gwasanaeth "
    "gwasanaethau taliadau newydd cartrefi stryd heol ffordd lôn fawr"
)


def stems(text: str) -> frozenset[str]:
    """The content words of a label, shortened so that *volunteer* and *volunteers* meet."""
    return frozenset(stem(word) for word in re.findall(r"[^\W\d_]{3,}", text.lower()) if word not in _STOP)


@functools.lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without its commonest English endings."""
    for ending in ("ments", "ment", "ings", "ing", "ions", "ion", "ers", "er", "ies", "es", "s", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
