"""What things are called on a page: states, verdicts, grounds, roles, kinds of poll, acts in the record."""

from collections.abc import Iterable

from calendars.poll import PollKind, PollStatus
from gate.desk.dates_in_words import Tongue
from gate.desk.in_welsh import say
from gate.publicity.ruleset import LAST
from gate.workflow.lifecycle import State
from gate.workflow.override import Ground
from gate.workflow.role import Actor, Role

STATE = {
    State.HELD: "Held",
    State.QUEUED: "Queued",
    State.RELEASING: "Sending",
    State.PUBLISHED: "Published",
    State.WITHDRAWN: "Withdrawn",
    State.TAKEN_DOWN: "Taken down",
}

GROUND = {
    Ground.MISTAKEN_IDENTITY: "It is someone or something else (mistaken identity)",
    Ground.EXEMPT_PURPOSE: "The law or the code lets this be said",
    Ground.LEGAL_DUTY: "The council has a legal duty to say it",
    Ground.EMERGENCY: "An emergency",
    Ground.ADVICE_TAKEN: "Advice was taken",
    Ground.APPROVED: "It has the approval that the policy asks for",
    Ground.OTHER: "Another ground, told in the reason",
}

KIND = {
    PollKind.LOCAL: "County, district, borough or unitary council election",
    PollKind.PARISH: "Town, parish or community council election",
    PollKind.MAYOR_LOCAL: "Election of a council’s mayor",
    PollKind.MAYOR_CA: "Election of a combined authority’s mayor",
    PollKind.PCC: "Police and crime commissioner election",
    PollKind.GLA: "Greater London Authority election",
    PollKind.PARL: "UK general election",
    PollKind.PARL_BY: "Parliamentary by-election",
    PollKind.SP: "Scottish Parliament election",
    PollKind.SENEDD: "Senedd election",
    PollKind.NIA: "Northern Ireland Assembly election",
    PollKind.CITY_OF_LONDON: "City of London ward election",
    PollKind.NP_REFERENDUM: "Neighbourhood plan referendum",
    PollKind.GOVERNANCE_REFERENDUM: "Referendum on how a council is run",
    PollKind.COUNCIL_TAX_REFERENDUM: "Council tax referendum",
    PollKind.PPERA_REFERENDUM: "National or regional referendum",
    PollKind.PARISH_POLL: "Poll called by a parish meeting",
    PollKind.RECALL: "Recall petition of an MP",
}

STATUS = {
    PollStatus.PLANNED: "Going ahead",
    PollStatus.POSTPONED: "Postponed",
    PollStatus.COUNTERMANDED: "Countermanded",
    PollStatus.UNCONTESTED: "Uncontested",
    PollStatus.ABANDONED: "Abandoned",
}

BOUND = {"latest": "not later than", "earliest": "not before", "exact": "until"}


def roles_of(actor: Actor, tongue: Tongue = Tongue.ENGLISH) -> str:
    """‘clerk’, ‘author and reviewer’; ‘no role today’ for nobody's."""
    names = [say(role.told, tongue) for role in Role if role in actor.roles]
    return {Tongue.ENGLISH: " and ", Tongue.WELSH: ", "}[tongue].join(names) or say("no role today", tongue)


def grounds_for(codes: Iterable[str]) -> list[Ground]:
    """Every ground to answer for what those rules hold, the likeliest first.

    Where no rule names anything, nothing can have been mistaken for it: the ground is told in the reason.
    """
    first = [Ground.OTHER] if LAST.issuperset(codes) else []
    return [*first, *(ground for ground in Ground if ground not in first)]


def counted(number: int, what: str) -> str:
    """‘no post’, ‘1 post’, ‘4 posts’."""
    return f"no {what}" if number == 0 else f"1 {what}" if number == 1 else f"{number} {what}s"


def sentence(text: str) -> str:
    """`text` with a capital and a full stop."""
    told = text.strip()
    return told[:1].upper() + told[1:] + ("" if told.endswith((".", "?", "!")) else ".") if told else ""


def first_line(text: str, length: int = 90) -> str:
    """The first line of a text, cut at a word where it is long."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= length else f"{line[:length].rsplit(' ', 1)[0].rstrip('.,;: ')}…"
