"""
Sounds: a name as it is heard, so that spellings of one sound meet (*Maddox*, *Maddocks*; *Kaminski*, *Kaminska*).

Coarse on purpose, for English, Welsh and Polish names alike: any row of vowels is one vowel, doubled letters are one,
letters that sound alike are one. Only ever asked of one name beside another that is right.
"""

import functools
import re
from typing import Final

_ALIKE: Final = (
    (re.compile(r"ough\b|augh\b|igh\b"), "a"),
    (re.compile(r"^(?:mac|mc)"), "mk"),
    (re.compile(r"^ff|ph"), "f"),
    (re.compile(r"^kn"), "n"),
    (re.compile(r"^wr|^rh"), "r"),
    (re.compile(r"tsch|tch|cz"), "ch"),
    (re.compile(r"sch|sz"), "sh"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ck|cq|q"), "k"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"c(?!h)"), "k"),
    (re.compile(r"z"), "s"),
    (re.compile(r"dd|th"), "d"),
    (re.compile(r"(?<=[aeiouyw])h|(?<=[dgbt])h"), ""),
    (re.compile(r"(?<!^)[aeiouyw]+|^[aeiou]+"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@functools.lru_cache(maxsize=65536)
def sound(name: str) -> str:
    """How a folded name sounds; two of the same sound are likely the same name heard, not read."""
    for spelt, heard in _ALIKE:
        name = spelt.sub(heard, name)
    return name
