"""Hand-over: an officer copies the words, posts them by hand, and pastes the address back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from gate.channels.channel import NO_PICTURES, Accepted, CannotLookError, Limits, Outcome, Unknown
from gate.publicity.draft import Draft

NETWORKS: dict[str, tuple[str, Limits, tuple[str, ...]]] = {
    # name shown, what it takes, hosts at which its posts stand
    "facebook": ("Facebook", Limits(characters=63206, pictures=10), ("facebook.com", "fb.com", "fb.watch")),
    "x": ("X", Limits(characters=280, pictures=4), ("x.com", "twitter.com")),
    "instagram": ("Instagram", Limits(characters=2200, pictures=10), ("instagram.com",)),
    "linkedin": ("LinkedIn", Limits(characters=3000, pictures=20), ("linkedin.com", "lnkd.in")),
    "nextdoor": ("Nextdoor", Limits(characters=8192, pictures=10), ("nextdoor.co.uk", "nextdoor.com")),
    "whatsapp": ("WhatsApp", Limits(characters=4096, pictures=1), ("whatsapp.com",)),
    "bluesky": ("Bluesky", Limits(characters=300, pictures=4), ("bsky.app",)),
    "youtube": ("YouTube", Limits(characters=5000), ("youtube.com", "youtu.be")),
}
"""Limits as known in November 2026, not checked at the source: a wrong one asks for a cut, never posts."""

PAGES = {
    "facebook": "https://www.facebook.com/",
    "x": "https://x.com/compose/post",
    "instagram": "https://www.instagram.com/",
    "linkedin": "https://www.linkedin.com/",
    "nextdoor": "https://nextdoor.co.uk/",
    "whatsapp": "https://web.whatsapp.com/",
    "bluesky": "https://bsky.app/",
    "youtube": "https://studio.youtube.com/",
}
"""Where each network takes a post from a person who is signed in there."""


def page_of(network: str) -> str:
    """The address at which a person posts on `network`; empty where it is not known."""
    return PAGES.get(network, "")


@dataclass(frozen=True, slots=True)
class Handover:
    """The channel for every network that a council posts to by hand."""

    by_hand: bool = True

    def limits(self, network: str) -> Limits:
        """What the network takes, as far as known."""
        return NETWORKS[network][1] if network in NETWORKS else Limits()

    def find(self, key: str) -> Accepted | None:
        """A person must look."""
        raise CannotLookError(key)

    def publish(self, draft: Draft, *, key: str, pictures: Mapping[str, bytes] = NO_PICTURES) -> Outcome:
        """Nothing is sent: it now waits for a person."""
        return Unknown(why="Waiting to be posted by hand.")


_LONGEST = 2000  # characters: more than any network's links have

_FRONT_PAGES = ("", "home", "home.php", "feed", "compose/post", "compose/tweet", "explore")
"""Paths that show a network itself, whoever is signed in."""

_FORWARDS = re.compile(r"\A(?:lm?\.|[^/]*/(?:l\.php|redirect|redir|safety/go)(?:/|\Z))")
"""Addresses at which a network sends people on to some other site."""


def objections_to_address(address: str, network: str) -> tuple[str, ...]:
    """Every reason why `address` cannot be where a post on `network` stands; empty when it can."""
    given = address.strip()
    told = "".join(character if character.isprintable() else "?" for character in given[:80])
    parts = _parts_of(given)
    if parts is None:
        return (f"‘{told}’ is not the address of a page. Paste the whole link, starting with https://.",)
    if network in NETWORKS:
        name, _, hosts = NETWORKS[network]
        host, path = (parts.hostname or "").lower(), parts.path.strip("/").lower()
        if not any(host == known or host.endswith("." + known) for known in hosts):
            return (f"‘{told}’ is not on {name} (its posts stand at {hosts[0]}). Paste the link of the post there.",)
        if path in _FRONT_PAGES:
            return (f"‘{told}’ is {name} itself, not one post. Paste the link of the post.",)
        if _FORWARDS.match(f"{host}/{path}"):
            return (f"‘{told}’ leads from {name} to somewhere else. Open it, and paste the link of the post itself.",)
    return ()


def _parts_of(given: str) -> SplitResult | None:
    """The parts of a plain web address, or None: browsers and libraries read anything cleverer differently."""
    if len(given) > _LONGEST or "\\" in given or any(one.isspace() or not one.isprintable() for one in given):
        return None
    try:
        parts = urlsplit(given)
        plain = parts.scheme in ("http", "https") and parts.port in (None, 80, 443)
    except ValueError:
        return None
    host = parts.hostname or ""
    if not plain or "@" in parts.netloc or "%" in parts.netloc or "" in host.split(".") or "." not in host:
        return None
    return parts
