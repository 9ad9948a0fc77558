"""One entry of the record as one line in plain words."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from gate.audit.chain import KeptEntry
from gate.desk.dates_in_words import full_day, hour
from gate.desk.telling import entry_facts

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
    "take": "read {subject} again, found it clear and took it to be sent",
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
    "set up": "set up {name}",
    "add account": "added the account {subject}",
    "add person": "added {name} ({roles})",
}
ON_A_POST = frozenset(
    {"submit", "clear", "hold", "override", "answer", "override refused", "return", "amend", "withdraw", "take"}
    | {"publish", "found", "not found", "defer", "reject", "take down"}
)


class _Parts(dict[str, str]):
    """The parts of a sentence; one that an entry does not have is left out."""

    def __missing__(self, key: str) -> str:
        return ""


def line_of(entry: KeptEntry, accounts: Mapping[str, str], rules: Mapping[str, str]) -> tuple[str, str, str]:
    """When, who and what. `accounts` gives names by id, `rules` by code. Erased words are told as erased."""
    facts = entry_facts(entry)
    when = dt.datetime.fromisoformat(facts["at"])
    return f"{full_day(when.date())}, {hour(when)}", _who(facts), _what(facts, accounts, rules)


def _who(facts: Mapping[str, Any]) -> str:
    name = facts["words"].get("actor") or facts["actor"]
    if facts["role"] in ("gate", ""):
        return str(name)
    return f"{name} ({str(facts['role']).replace('-', ' ')})"


def _what(facts: Mapping[str, Any], accounts: Mapping[str, str], rules: Mapping[str, str]) -> str:
    event, words, values = facts["event"], facts["words"], facts["values"]
    subject = f"post {facts['subject']}" if event in ON_A_POST else facts["subject"]
    codes = ", ".join(f"{code} ({rules[code]})" if code in rules else code for code in facts["codes"])
    parts = _Parts({**values, **{field: text or "erased" for field, text in words.items()}})
    for field in ("reason", "note", "objections", "answer"):
        if field in words:
            parts[field] = f": “{words[field]}”" if words[field] else " (words erased by law)"
    parts.update(
        subject=subject,
        codes=f" because of {codes}" if codes else "",
        codes_bare=codes or "what held it",
        account=accounts.get(values.get("account", ""), values.get("account", "")),
    )
    template = ACTS.get(event)
    return template.format_map(parts) if template else f"{event}: {subject}"
