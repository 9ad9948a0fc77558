"""
What a password must be: long, and none that everybody tries first.

No rules of composition and no forced change: NIST SP 800-63B (2024), 3.1.1.2, and the NCSC's guidance on passwords
(ncsc.gov.uk/collection/passwords) both say that these make passwords worse.
"""

import unicodedata

SHORTEST = 12
"""Characters at least."""

LONGEST = 256
"""Characters at most: hashing a book would keep the server busy."""

COMMON = frozenset(
    """
    password1234 password12345 password123456 passwordpassword password1password mypassword123 newpassword123
    changeme1234 changemeplease letmeinletmein letmeinplease welcome12345 welcome123456 welcomewelcome
    administrator administrator1 adminadmin123 adminpassword iloveyou1234 iloveyouforever qwertyuiop123
    qwertyuiop12 qwertyuiopas qwertyuiopasdf qwerty123456 qwerty1234567 1qaz2wsx3edc 1q2w3e4r5t6y zaq12wsxcde3
    abcdefghijkl abcd12345678 abc123456789 123456789abc 123456789qwe qwe123456789 princess1234 football1234
    liverpool1234 manchesterunited chelseachelsea arsenalarsenal sunshine1234 monkeymonkey dragondragon
    superman1234 starwars1234 pokemonpokemon trustno1trustno1 correcthorsebatterystaple councilcouncil
    council12345 council123456 councilpassword townhall1234 parishcouncil towncouncil1 districtcouncil countycouncil
    election2024 election2025 election2026 election2027 clerkpassword
    """.split()  # noqa: SIM905  # sixty words in columns read worse
)
"""Long passwords that stand near the top of published lists, and those that a council would think of first."""

_COMMON_LETTERS = frozenset(one.rstrip("0123456789") for one in COMMON)
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "01234567890123456789", "98765432109876543210")


def as_kept(password: str) -> str:
    """The password as it is hashed: the same letters typed on another keyboard give the same text."""
    return unicodedata.normalize("NFKC", password)


def objections_to_password(password: str, *, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Every reason why this cannot be a password; empty when it can.

    `known` are words that anybody would try for this person: their id, their name, their council.
    """
    text = as_kept(password)
    found = []
    if len(text) < SHORTEST:
        found.append(f"A password needs at least {SHORTEST} characters. Three or four words together are a good one.")
    if len(text) > LONGEST:
        found.append(f"A password may have at most {LONGEST} characters.")
    if not found and _is_common(text, known):
        found.append("This password is one of those that are tried first. Choose three or four words of your own.")
    return tuple(found)


def _is_common(text: str, known: tuple[str, ...]) -> bool:
    plain = "".join(letter for letter in text.casefold() if letter.isalnum())
    letters = plain.rstrip("0123456789")
    if plain in COMMON or (len(letters) >= 4 and letters in _COMMON_LETTERS):
        return True
    if len(set(text.casefold())) < 5 or (plain and any(plain[:SHORTEST] in run for run in _RUNS)):
        return True
    left = plain
    for word in sorted({part for name in known for part in _parts(name)}, key=len, reverse=True):
        left = left.replace(word, "")
    return len(left) + len(text) - len(plain) < 8


def _parts(name: str) -> tuple[str, ...]:
    words = tuple(word for word in name.casefold().replace("-", " ").replace(".", " ").split() if len(word) > 2)
    return ("".join(name.casefold().split()), *words) if words else ()
