"""One entry of the record as one line in plain words."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from calendars.civil_time import civil_day
from gate.audit.chain import KeptEntry
from gate.desk.circumstances import CIRCUMSTANCES
from gate.desk.dates_in_words import full_day, hour
from gate.desk.enquiries import kept_calendar
from gate.desk.refusal import EVERYTHING
from gate.desk.telling import entry_facts
from gate.publicity.ruleset import RULES
from ui.session import Sitting

ACTS: Mapping[str, str] = {
    "submit": "put {subject} before the gate, for {account}",
    "clear": "cleared {subject}: no finding holds it",
    "hold": "held {subject}{codes}",
    "override": "answered for {codes_bare} on {subject}{reason}",
    "answer": "answered, as one of several, for {codes_bare} on {subject}{reason}",
    "override refused": "tried to answer for {subject} and was refused{objections}",
    "return": "returned {subject} to its author{note}",
    "amend": "changed {subject}",
    "withdraw": "withdrew {subject}{reason}",
    "take": "read {subject} again, found that it may go, and took it to be sent",
    "publish": "published {subject} at {address}",
    "found": "recorded that {subject} stands at {address}",
    "not found": "recorded that {subject} was not posted",
    "defer": "put {subject} off: the platform said later{answer}",
    "reject": "held {subject}: the platform said no{answer}",
    "take down": "recorded that {subject} was taken down{reason}",
    "halt": "stopped everything{reason}",
    "resume": "let posts go out again",
    "add poll": "added the poll {subject} on {day}",
    "import poll": "took in the poll {subject} on {day}",
    "notice": "recorded the notice of {subject}: {after}",
    "adopt start": "recorded the council’s own start for {subject}: {after}{reason}",
    "move poll": "moved {subject} to {after}{reason}",
    "poll status": "recorded that {subject} is {after}{reason}",
    "period end": "set the end of the period of {subject}: {after}{reason}",
    "confirm calendar": "confirmed that no poll is missing up to {until}",
    "import candidates": "took in {candidates} candidates for {subject}",
    "import members": "took in {members} members",
    "declare period": "declared a sensitive period: {title}",
    "renew bank holidays": "took in newer bank holidays",
    "read": "looked into the record",
    "report": "made the report to committee",
    "export": "took {about} out of the record, as {form}",
    "review": "looked at {subject} afterwards{reason}",
    "hand-over shown": "showed {subject} again to be posted by hand",
    "hand-over hidden": "hid {subject}: it may no longer be posted{codes}",
    "refused": "tried to {act}{of_what} and was refused{objections}",
    "answered late": "recorded that {subject} stands at {address} after all",
    "repeat": "let a post repeat",
    "stop repeat": "stopped a post from repeating",
    "forget candidates": "forgot who stood in {subject}",
    "legal hold": "placed a legal hold on {subject}{reason}",
    "lift legal hold": "lifted the legal hold on {subject}{reason}",
    "retention": "set how long things are kept ({subject}): {after}{reason}",
    "erase": "erased words beside entry {subject}{reason}",
    "erase post": "erased what post {subject} said{reason}",
    "back up": "copied everything to a backup",
    "restore": "restored everything from a backup",
    "change roles": "changed the roles of {name}: {after}",
    "name capacity": "said that {name} is here as {capacity}",
    "name deputy": "named {name} deputy: {after}",
    "remove person": "removed {name}",
    "create token": "made the token {name} for the API, to use until {until}",
    "revoke token": "revoked the token {name} of the API{reason}",
    "check": "checked a text for {account}, on behalf of another system",
    "adopt policy": "adopted the policy {after}",
    "note": "wrote down ({subject}) about {about}: “{words}”",
    "sign in": "signed in",
    "sign out": "signed out",
    "sign-in refused": "refused a sign-in of {subject}",
    "set password": "set a password for {name}",
    "give code": "gave {name} a code for a first sign-in",
    "await sign-in": "awaits {name} at {provider}",
    "tie sign-in": "tied a sign-in at {provider} to {name}",
    "untie sign-in": "took every way to sign in from {name}",
    "stand as": "said who {name} is among candidates and members: {after}",
    "pass on": "passed {subject} on to {name}",
    "outside": "logged what was done outside the gate on {subject}",
    "set up": "set up {name}",
    "add account": "added the account {subject}",
    "change account": "changed the account {subject}",
    "add person": "added {name} ({roles})",
}
ON_A_POST = frozenset(
    {"review", "hand-over shown", "hand-over hidden", "pass on"}
    | {"submit", "clear", "hold", "override", "answer", "override refused", "return", "amend", "withdraw", "take"}
    | {"publish", "found", "not found", "defer", "reject", "take down"}
)


_DAY = re.compile(r"\d{4}-\d\d-\d\d(T[\d:.]+[+-]\d\d:\d\d)?")


class _Parts(dict[str, str]):
    """The parts of a sentence; one that an entry does not have is left out."""

    def __missing__(self, key: str) -> str:
        return ""


def line_of(entry: KeptEntry, names: Mapping[str, str]) -> tuple[str, str, str]:
    """When, who and what, to the full stop. Erased words say so.

    `names` are those of accounts, polls and rules by their ids.
    """
    facts = entry_facts(entry)
    when = dt.datetime.fromisoformat(facts["at"])
    return f"{full_day(civil_day(when))}, {hour(when)}", _who(facts), _what(facts, names)


def _who(facts: Mapping[str, Any]) -> str:
    name = facts["words"].get("actor") or facts["actor"]
    if facts["role"] in ("gate", ""):
        return str(name)
    return f"{name} ({str(facts['role']).replace('-', ' ')})"


def _what(facts: Mapping[str, Any], names: Mapping[str, str]) -> str:
    event, words, values = facts["event"], facts["words"], facts["values"]
    subject = f"post {facts['subject']}" if event in ON_A_POST else names.get(facts["subject"], facts["subject"])
    codes = ", ".join(f"“{names[code]}” ({code})" if code in names else code for code in facts["codes"])
    plain = {field: day_told(value) for field, value in values.items()}
    parts = _Parts({**plain, **{field: text or "erased" for field, text in words.items()}})
    for field in ("reason", "note", "objections", "answer"):
        if field in words:
            parts[field] = f": “{words[field]}”" if words[field] else " (words erased by law)"
    parts.update(
        subject=subject,
        codes=f" because of {codes}" if codes else "",
        codes_bare=codes or "what held it",
        of_what="" if subject == EVERYTHING else f" ({subject})",
        roles=values.get("roles", "").replace("-", " "),
        account=names.get(values.get("account", ""), values.get("account", "")),
    )
    template = ACTS.get(event)
    return _closed(template.format_map(parts) if template else f"{event}: {subject}")


def _closed(told: str) -> str:
    """With a full stop, unless words that are quoted at the end bring their own."""
    return told if told.endswith((".”", "?”", "!”")) else f"{told}."


def day_told(value: str) -> str:
    """A day or an instant as people write it; anything else as it is."""
    if not _DAY.fullmatch(value):
        return value
    if len(value) == len("2027-05-06"):
        return full_day(dt.date.fromisoformat(value))
    at = dt.datetime.fromisoformat(value)
    return f"{hour(at)} on {full_day(civil_day(at))}"


def names_of(sitting: Sitting) -> dict[str, str]:
    """What accounts, polls and rules are called, by the ids that entries carry."""
    polls = {poll.poll_id: poll.title for poll in kept_calendar(sitting.desk).polls if poll.title}
    accounts = {account.account_id: account.name for account in sitting.place.accounts}
    return {**polls, **accounts, **{rule.code: rule.title for rule in (*RULES, *CIRCUMSTANCES)}}
