"""
A place from one file: a council with its accounts, members, local subjects and polls, as `gate screen` is given it.

The file is JSON in the shape of the labelled posts' `council.json`. Raises PlaceError naming what is missing.
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from calendars.citation import Citation
from calendars.civil_time import civil_day, instant_of
from calendars.errors import ExplainedError
from calendars.nation import Nation
from calendars.period import Period, PeriodKind, Start, StartBasis
from calendars.poll import PollKind
from gate.publicity.council import Account, Council, LocalTopic, Member, People
from gate.publicity.meaning.voting_days import VotingDays
from gate.publicity.policy import Policy
from gate.publicity.situation import Situation
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.terms import Terms

A_WEEK = dt.timedelta(days=7)
"""How long before its period a place is looked at where a post is read outside of it."""


class PlaceError(ExplainedError):
    """A council file that cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Everything a situation needs about one council, but for the instant and the candidates."""

    council: Council
    accounts: tuple[Account, ...]
    members: tuple[Member, ...]
    local_parties: tuple[str, ...]
    topics: tuple[LocalTopic, ...]
    places: tuple[str, ...]
    councils: tuple[str, ...]
    periods: tuple[Period, ...]
    posts_from: str = ""
    voting: tuple[VotingDays, ...] = ()

    def lexicon(self, terms: Terms, people: People) -> Lexicon:
        """The lexicon of this place. Built once, then shared."""
        return Lexicon.build(terms=terms, people=people, topics=self.topics, places=self.places, councils=self.councils)

    def on(self, day: dt.date) -> "Place":
        """This place with the local subjects that are its own on the London day `day`."""
        return replace(self, topics=tuple(one for one in self.topics if one.holds_on(day)))

    @property
    def first_day(self) -> dt.date:
        """The first day of its period, which stands for any day in it where a post names none."""
        return civil_day(self.periods[0].starts_at) if self.periods else dt.date(2027, 4, 1)

    def situation(
        self, people: People, lexicon: Lexicon, *, in_period: bool, at: dt.datetime | None = None, account: str = ""
    ) -> Situation:
        """
        The situation inside or outside the period of this place.

        Without `at` (aware) it is noon on the first day of the period, or noon a week before it. A poll with candidates
        is named as incomplete where their list is not complete, or has nobody of that poll: an old list is no list.
        """
        told = at is not None
        if at is None:
            at = instant_of(self.first_day if in_period else self.first_day - A_WEEK, dt.time(12))
        wanted = account or self.posts_from
        chosen = next(
            (one for one in self.accounts if one.account_id == wanted),
            self.accounts[0] if self.accounts and not wanted else None,
        )
        complete = {ballot.poll_id for ballot in people.ballots if ballot.complete}
        missing = tuple(
            one.poll_id
            for one in self.periods
            if one.poll_id not in complete and one.poll_kind is not None and one.poll_kind.has_candidates
        )
        return Situation(
            at=at,
            council=self.council,
            account=chosen,
            people=people,
            lexicon=lexicon,
            policy=Policy(local_topics=self.topics),
            periods=self.periods if in_period else (),
            in_period=in_period,
            incomplete=missing if in_period else (),
            voting=self.voting if in_period else (),
            at_known=told,
        )


def read_place(text: str, *, where: str) -> Place:
    """The place that a JSON text describes. Raises PlaceError, naming what is wrong and where."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PlaceError(f"it is not JSON ({error}).", where=where, remedy="Correct the file at that place.") from None
    if not isinstance(told, dict) or not isinstance(told.get("council"), dict):
        raise PlaceError(
            "it does not describe a council.", where=where, remedy="It needs a ‘council’ with name and domain."
        )
    try:
        return _place(told)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PlaceError(
            f"a part is missing or not in the right form ({error}).", where=where, remedy="Compare it with the example."
        ) from None


def _place(told: dict[str, Any]) -> Place:
    council = told["council"]
    name = council["name"]
    domains = tuple(one for one in (council.get("domain"), *council.get("domains", ())) if one)
    home = Council(
        council_id=domains[0] if domains else name,
        name=name,
        area=name,
        nation=Nation(told["nation"]) if "nation" in told else Nation.ENGLAND,
        name_cy=council.get("name_cy", ""),
        domains=domains,
        phones=tuple(council.get("phones", ())),
        emails=tuple(council.get("emails", ())),
    )
    accounts = tuple(
        Account(
            account_id=one["id"],
            council_id=home.council_id,
            name=one["id"],
            channel="handover",
            area=one.get("area", ""),
            network=", ".join(one.get("networks", ())),
        )
        for one in told.get("accounts", ())
    )
    members = tuple(
        Member(
            name=one["name"],
            role=one.get("role", ""),
            body=one.get("council", ""),
            area_name=one.get("area", ""),
            party_name=one.get("party", ""),
            standing=bool(one.get("standing")),
            only_holder="only" in one.get("role", ""),
            handles=(one["handle"],) if one.get("handle") else (),
        )
        for one in told.get("politicians", ())
    )
    topics = tuple(
        LocalTopic(
            topic_id=one["id"],
            label=one.get("title", one["id"]),
            terms=tuple(one["terms"]),
            terms_cy=tuple(one.get("terms_cy", ())),
            owner=one.get("owner", ""),
            reason=one.get("reason", ""),
            until=dt.date.fromisoformat(one["until"]) if one.get("until") else None,
        )
        for one in told.get("sensitive_issues", ())
    )
    parties = tuple(part for one in told.get("parties", ()) for part in (one["name"], *one.get("short", ())))
    inside = told.get("inside", ())
    councils = [
        name,
        council.get("name_cy", ""),
        *(one[key] for one in inside for key in ("name", "name_cy") if one.get(key)),
    ]
    return Place(
        council=home,
        accounts=accounts,
        members=members,
        local_parties=parties,
        topics=topics,
        places=tuple(one["name"] for one in told.get("places", ())),
        councils=tuple(one for one in councils if one),
        periods=tuple(_periods(told)),
        posts_from=told.get("cases_posted_from", ""),
        voting=tuple(_voting(told)),
    )


def _voting(told: dict[str, Any]) -> Iterator[VotingDays]:
    """What voters are to be told, where the file gives the timetable. Photo ID is known only where the nation is."""
    when = told.get("timetable", {})
    nation = Nation(told["nation"]) if "nation" in told else None

    def day(*names: str) -> dt.date | None:
        return next((dt.date.fromisoformat(when[name][:10]) for name in names if when.get(name)), None)

    for one in told.get("elections", ()) if "register_by" in when else ():
        kind = _KINDS.get(one["election_id"].partition(".")[0], PollKind.LOCAL)
        yield VotingDays(
            poll_id=one["election_id"],
            polling_day=dt.date.fromisoformat(one["poll"]),
            register_by=day("register_by"),
            postal_by=day("postal_vote_by"),
            proxy_by=day("proxy_by", "proxy_and_voter_id_by"),
            card_by=day("voter_id_by", "proxy_and_voter_id_by"),
            photo_id=_photo_id(kind, nation),
        )


def _photo_id(kind: PollKind, nation: Nation | None) -> bool | None:
    """Whether photo ID is asked for: at reserved polls in Great Britain, and at all polls in England."""
    if nation is None or nation in {Nation.NORTHERN_IRELAND, Nation.UK}:
        return None
    return nation is Nation.ENGLAND or kind in {PollKind.PARL, PollKind.PARL_BY, PollKind.PCC}


_KINDS = {
    "local": PollKind.LOCAL,
    "parish": PollKind.PARISH,
    "mayor": PollKind.MAYOR_LOCAL,
    "pcc": PollKind.PCC,
    "parl": PollKind.PARL,
    "senedd": PollKind.SENEDD,
    "sp": PollKind.SP,
    "gla": PollKind.GLA,
    "nia": PollKind.NIA,
    "ref": PollKind.NP_REFERENDUM,
}


def _periods(told: dict[str, Any]) -> list[Period]:
    when = told.get("timetable", {})
    found = []
    for one in told.get("elections", ()):
        notice = dt.date.fromisoformat(when["notice_of_election"])
        poll = dt.date.fromisoformat(one["poll"])
        cites = Citation("publicity-code-2011", "para. 34")
        found.append(
            Period(
                poll_id=one["election_id"],
                poll_kind=_KINDS.get(one["election_id"].partition(".")[0], PollKind.LOCAL),
                kind=PeriodKind.PRE_ELECTION,
                title=one.get("body", one["election_id"]),
                areas=frozenset(one.get("areas", ())),
                starts_at=instant_of(notice),
                ends_at=instant_of(poll, dt.time(22)),
                starts=(Start(day=notice, basis=StartBasis.NOTICE),),
                basis=StartBasis.NOTICE,
                provisional=False,
                citation=cites,
            )
        )
    return found
