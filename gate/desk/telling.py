"""The facts that commands and routes print as JSON: one shape, made in one place."""

import datetime as dt
from typing import Any

from calendars.citation import Citation, Statutes
from calendars.civil_time import london
from calendars.election_calendar import Answer
from calendars.period import Period
from gate.audit.chain import KeptEntry, Verification
from gate.audit.entry import facts_of
from gate.desk.enquiries import Case, Place, reason_of
from gate.publicity.bulk import finding_of, verdict_of
from gate.publicity.council import People
from gate.publicity.finding import Finding
from gate.publicity.rule import Rule
from gate.publicity.screening import Screening
from gate.store.calendar_book import KeptCalendar
from gate.workflow.lifecycle import Post
from gate.workflow.override import Override
from gate.workflow.role import Person


def citation_facts(citation: Citation, statutes: Statutes) -> dict[str, str]:
    """A citation with the title and link of its source, and how it was established."""
    statute = statutes.of_source(citation.source)
    return {
        "source": citation.source,
        "provision": citation.provision,
        "title": statute.title,
        "link": statute.link,
        "standing": str(citation.standing),
    }


def verdict_facts(screening: Screening, statutes: Statutes) -> dict[str, Any]:
    """A screening as `gate check --json` prints it, without an id."""
    return {
        **verdict_of(screening),
        "findings": [finding_facts(finding, statutes) for finding in screening.findings],
        "notes": list(screening.notes),
    }


def finding_facts(finding: Finding, statutes: Statutes) -> dict[str, Any]:
    """One finding, with the title and link of its source."""
    return {**finding_of(finding), "citation": citation_facts(finding.citation, statutes)}


def answer_facts(answer: Answer, statutes: Statutes) -> dict[str, Any]:
    """An answer as `gate today --json` prints it. Instants on London's clock, with their offset."""
    return {
        "answer": str(answer.holds),
        "why": answer.why,
        "at": london(answer.at).isoformat(),
        "periods": [period_facts(period, statutes) for period in answer.periods],
        "doubts": [
            {"what": doubt.what, "who": doubt.who_can_end_it, "how": doubt.how, "poll": doubt.poll_id}
            for doubt in answer.doubts
        ],
        "next": [
            {"at": london(coming.at).isoformat(), "what": coming.what, "poll": coming.poll_id} for coming in answer.next
        ],
    }


def period_facts(period: Period, statutes: Statutes) -> dict[str, Any]:
    """One period, with every start that was possible."""
    return {
        "poll": period.poll_id,
        "kind": str(period.kind),
        "title": period.title,
        "area": ", ".join(sorted(period.areas)),
        "starts": london(period.starts_at).isoformat(),
        "ends": london(period.ends_at).isoformat(),
        "basis": str(period.basis),
        "provisional": period.provisional,
        "starts_possible": [
            {"day": str(start.day), "basis": str(start.basis), "by": start.by, "reason": start.reason}
            for start in period.starts
        ],
        "citation": citation_facts(period.citation, statutes),
    }


def post_facts(
    post: Post, statutes: Statutes, screening: Screening | None = None, objections: tuple[str, ...] = ()
) -> dict[str, Any]:
    """A post as the acts print it."""
    return {
        "post": post.post_id,
        "state": str(post.state),
        "reason": reason_of(post),
        "account": post.draft.account_id,
        "due": london(post.due_at).isoformat(),
        "text": post.draft.words,
        "findings": [finding_facts(finding, statutes) for finding in screening.findings] if screening else [],
        "objections": list(objections),
    }


def case_facts(case: Case, statutes: Statutes) -> dict[str, Any]:
    """One post's whole life, as `gate show` prints it."""
    screening = case.reading.screening if case.reading else case.last
    receipt = case.post.receipt
    return {
        **post_facts(case.post, statutes, screening),
        "decision": str(case.reading.decision) if case.reading else "",
        "versions": [
            {
                "version": version.number,
                "by": version.by,
                "at": _told(version.at),
                "digest": version.draft.digest,
                "text": version.draft.words,
            }
            for version in case.versions
        ],
        "overrides": [override_facts(override, case.post) for override in case.overrides],
        "receipt": {"address": receipt.address, "at": _told(receipt.at), "sent": receipt.sent} if receipt else None,
        "entries": [entry_facts(entry) for entry in case.entries],
    }


def override_facts(override: Override, post: Post) -> dict[str, Any]:
    """One answer; `void` where the post's draft is no longer the one it was given for."""
    return {
        "by": override.by,
        "name": override.by_name,
        "role": str(override.role),
        "ground": str(override.ground),
        "reason": override.reason,
        "path": str(override.path),
        "advice": {"by": override.advice.given_by, "day": str(override.advice.day), "text": override.advice.text}
        if override.advice
        else None,
        "at": _told(override.at),
        "until": _told(override.until),
        "void": not post.is_covered_by(override),
    }


def entry_facts(entry: KeptEntry) -> dict[str, Any]:
    """One entry of the record, read from its own bytes; erased words are null."""
    facts, previous = facts_of(entry.raw)
    return {
        "sequence": facts.sequence,
        "at": facts.at,
        "london": facts.london,
        "actor": facts.actor,
        "role": facts.role,
        "event": facts.event,
        "subject": facts.subject,
        "codes": list(facts.codes),
        "values": dict(facts.values),
        "words": {kept.field: kept.text for kept in entry.words},
        "previous": previous,
        "digest": entry.digest,
    }


def verification_facts(verifications: tuple[Verification, ...]) -> dict[str, Any]:
    """What `gate audit verify --json` prints."""
    return {
        "verifies": bool(verifications) and all(one.verifies for one in verifications),
        "entries": sum(one.entries for one in verifications),
        "chains": [
            {"council": one.council, "entries": one.entries, "first_bad": one.first_bad, "why": one.why}
            for one in verifications
        ],
    }


def _told(at: dt.datetime) -> str:
    return london(at).isoformat()


def council_facts(place: Place, calendar: KeptCalendar, people: People) -> dict[str, Any]:
    """A council with its accounts, people and polls, as `gate demo --json` prints it."""
    names: dict[str, list[str]] = {}
    for candidate in people.candidates:
        names.setdefault(candidate.poll_id, []).append(candidate.name)
    return {
        "council": place.council.council_id,
        "name": place.council.name,
        "accounts": [
            {
                "account": account.account_id,
                "channel": account.channel,
                "network": account.network,
                "area": account.area,
            }
            for account in place.accounts
        ],
        "people": [
            {
                "person": person.person_id,
                "name": person.name,
                "roles": [str(grant.role) for grant in person.grants],
                "stands": bool(person.stands_as),
            }
            for person in sorted(place.persons, key=_plain_first)
        ],
        "polls": [
            {
                "poll": poll.poll_id,
                "kind": str(poll.kind),
                "day": str(poll.polling_day),
                "candidates": names.get(poll.poll_id, []),
            }
            for poll in calendar.polls
        ],
    }


def _plain_first(person: Person) -> tuple[bool, int, str]:
    """People who hold one role and stand nowhere come first."""
    return bool(person.stands_as), len(person.grants), person.person_id


def rule_facts(rule: Rule, statutes: Statutes) -> dict[str, Any]:
    """One rule, as `gate rules --json` prints it."""
    return {
        "code": rule.code,
        "name": rule.name,
        "family": str(rule.family),
        "severity_in_period": str(rule.inside) if rule.inside else None,
        "severity_outside": str(rule.outside) if rule.outside else None,
        "authority": str(rule.authority),
        "what": rule.what,
        "message": rule.message,
        "cure": rule.cure,
        "citation": citation_facts(rule.cites, statutes),
    }
