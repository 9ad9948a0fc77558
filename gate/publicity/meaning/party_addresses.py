"""Parties by their addresses: a domain, a campaign's page, a name run together in a hashtag or handle."""

import re
from typing import Final


def link_party(host: str, path: str, domains: dict[str, str]) -> str:
    """The party an address belongs to; `campaign` where it is a campaign's and no party is told; empty for none."""
    parts = host.split(".")
    for at in range(len(parts) - 1):
        if (party := domains.get(".".join(parts[at:]))) is not None:
            return party
    if _CAMPAIGN_PATH.search(f"{host}/{path}"):
        return "campaign"
    if host.endswith((".gov.uk", ".police.uk", ".nhs.uk", ".ac.uk", ".gov.wales", ".gov.scot")):
        return ""
    told = host.replace("-", "")
    for word, party in _IN_HOSTS:
        if word in told:
            return party
    if host.endswith(
        (
            "facebook.com",
            "instagram.com",
            "x.com",
            "twitter.com",
            "youtube.com",
            "tiktok.com",
            "threads.net",
            "bsky.app",
        )
    ):
        for word, party in _IN_HOSTS:
            if word in path.replace("-", "").replace(".", "").replace("_", ""):
                return party
    return ""


_CAMPAIGN_PATH: Final = re.compile(
    r"^(?:vote|elect|re-elect|team)[-.]|(?:^|[/.-])(?:vote-for|join-the-campaign|join-our-campaign|our-candidates"
    r"|meet-the-candidates?-team|campaign-team|manifesto|join-the-party|donate-to|elect-)|^(?:vote|elect"
    r"|back)[a-z]+(?:for|4)"
)
_IN_HOSTS: Final = (
    ("libdem", "liberal-democrats"),
    ("liberaldemocrat", "liberal-democrats"),
    ("conservative", "conservative-and-unionist-party"),
    ("tories", "conservative-and-unionist-party"),
    ("ceidwadwyr", "conservative-and-unionist-party"),
    ("labourparty", "labour-party"),
    ("labour.", "labour-party"),
    ("labour", "labour-party"),
    ("llafur", "labour-party"),
    ("greenparty", "green-party"),
    ("greens.", "green-party"),
    ("reformuk", "reform-uk"),
    ("reformparty", "reform-uk"),
    ("plaidcymru", "plaid-cymru-the-party-of-wales"),
    ("plaidwerdd", "green-party"),
    ("ukip", "uk-independence-party-ukip"),
)


def party_inside(key: str, joined: dict[str, str]) -> str:
    """The party whose run-together name stands inside a hashtag or handle with a word of politics about it."""
    for word, party in joined.items():
        if (
            len(word) >= 6
            and word in key
            and (
                len(word) >= 9
                or key == word
                or key.startswith(("vote", "team", "join", "back"))
                or key.endswith(("out", "led", "party", "gain", "win", "wales", "cymru", "council", "group"))
            )
        ):
            return party
        if len(word) in {4, 5} and (
            key == word
            or key in {f"vote{word}", f"never{word}", f"{word}out", f"{word}sout", f"team{word}", f"back{word}"}
        ):
            return party
    return ""
