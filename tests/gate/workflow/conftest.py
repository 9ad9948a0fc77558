"""A post, a finding and the people of one small council, for every test of who may do what."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from calendars.citation import Citation
from gate.publicity.draft import Draft
from gate.publicity.finding import Authority, Family, Finding, Severity, Span
from gate.publicity.screening import Screening
from gate.workflow.lifecycle import Post, State
from gate.workflow.override import Ground, Override
from gate.workflow.role import Actor, Role

NOON = dt.datetime(2027, 4, 20, 11, 0, tzinfo=dt.UTC)  # Tuesday 12:00 in London


@pytest.fixture
def noon() -> dt.datetime:
    return NOON


@pytest.fixture
def make_actor() -> Callable[..., Actor]:
    def make(person_id: str, *roles: Role, standing_in: frozenset[str] = frozenset(), **more: Any) -> Actor:
        return Actor(
            person_id=person_id, name=person_id.title(), roles=frozenset(roles), standing_in=standing_in, **more
        )

    return make


@pytest.fixture
def make_post() -> Callable[..., Post]:
    def make(state: State = State.HELD, **more: Any) -> Post:
        return Post(
            **{
                "post_id": "1",
                "council_id": "anytown",
                "state": state,
                "draft": Draft(account_id="town-page", words="Thanks to Jane Okafor for opening the library."),
                "author": "olive",
                "edited_by": "olive",
                "due_at": NOON,
                "created_at": NOON - dt.timedelta(days=1),
                **more,
            }
        )

    return make


@pytest.fixture
def make_finding() -> Callable[..., Finding]:
    def make(severity: Severity = Severity.BLOCK, *, words: str = "Jane Okafor", **more: Any) -> Finding:
        return Finding(
            **{
                "code": "PE101" if severity is Severity.BLOCK else "PE201",
                "name": "candidate-full-name" if severity is Severity.BLOCK else "controversial-matter",
                "family": Family.CANDIDATE,
                "severity": severity,
                "authority": Authority.CODE,
                "citation": Citation("publicity-code-2011", "para. 34"),
                "span": Span("text", 10, 10 + len(words)),
                "words": words,
                "message": f"‘{words}’ is a candidate in a poll now running.",
                "polls": ("local.anytown.2027-05-06",),
                **more,
            }
        )

    return make


@pytest.fixture
def make_screening(make_post: Callable[..., Post]) -> Callable[..., Screening]:
    def make(*findings: Finding, draft: Draft | None = None, undecided: str = "") -> Screening:
        read = draft or make_post().draft
        return Screening(at=NOON, draft=read.digest, rules=read.digest, findings=findings, undecided=undecided)

    return make


@pytest.fixture
def make_override(make_post: Callable[..., Post]) -> Callable[..., Override]:
    def make(*findings: Finding, by: Actor, **more: Any) -> Override:
        return Override(
            **{
                "post_id": "1",
                "draft": make_post().draft.digest,
                "findings": frozenset(finding.digest for finding in findings),
                "by": by.person_id,
                "by_name": by.name,
                "role": next(iter(by.roles)),
                "ground": Ground.MISTAKEN_IDENTITY,
                "reason": "The librarian of that name does not stand.",
                "at": NOON,
                "until": NOON + dt.timedelta(minutes=15),
                **more,
            }
        )

    return make
