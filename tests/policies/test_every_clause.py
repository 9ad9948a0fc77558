"""Every clause of the five documents: what carries it exists, and lets its own words be, and bites on its own words."""

import csv
import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from calendars.civil_time import instant_of
from gate.audit.entry import facts_of
from gate.desk.adopt_policy import adopt_policy, policy_from
from gate.desk.demonstration import make_demonstration
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import case as case_of_post
from gate.desk.enquiries import verify_record
from gate.desk.note_line import confirm_setting, lines, note_line, settings_due
from gate.desk.opening import open_desk
from gate.desk.override import override_findings
from gate.desk.submit import submit_draft
from gate.policy.pack import Kind, Pack
from gate.policy.register import LINES, LineError
from gate.publicity.draft import Draft
from gate.publicity.house_rules import HOUSE
from gate.publicity.policy import Policy
from gate.publicity.ruleset import RULES
from gate.settings import Settings
from gate.workflow.lifecycle import State
from gate.workflow.override import Ground, NotPermittedError
from tests.conftest import HandClock
from tests.policies.clause_cases import (
    ClauseCase,
    Told,
    cards_shown,
    cases_of,
    codes,
    policy_in,
    screened,
    shelf,
)

PACKS = shelf().packs
CASES = [case for pack in PACKS for case in cases_of(pack)]
SAM, ANN, HELEN = (SignedIn(person_id=name) for name in ("sam", "ann", "helen"))
ADVICE = {rule.code for rule in (*RULES, *HOUSE) if not any(one and one.holds for one in (rule.inside, rule.outside))}
TABLE = Path(__file__).resolve().parents[1] / "cases" / "policies" / "clauses.csv"


EMERGENCY = "emergency"  # its approval is no finding: it is shown apart, with a desk


def of_kind(*kinds: Kind) -> pytest.MarkDecorator:
    chosen = [case for case in CASES if case.clause.kind in kinds and EMERGENCY not in case.clause.by]
    return pytest.mark.parametrize("case", chosen, ids=lambda case: f"{case.pack.policy_id} {case.clause.number}")


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.policy_id)
def test_every_carried_clause_is_shown_both_ways_and_every_other_says_why(pack: Pack) -> None:
    shown = [case.clause.number for case in cases_of(pack)]
    assert shown == [clause.number for clause in pack.clauses if clause.kind.carried]
    assert all(clause.why for clause in pack.clauses if not clause.kind.carried)


def test_every_clause_of_the_table_stands_in_its_pack_under_its_own_number_and_kind() -> None:
    rows = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
    for row in rows:
        (pack,) = (pack for pack in PACKS if pack.source == row["seed_file"])
        clause = pack.clause(row["clause_ref"])
        assert clause is not None, row["clause_ref"]
        assert str(clause.kind) == row["kind"], clause.number
    assert len(rows) == 377 == sum(len(pack.clauses) for pack in PACKS)


def test_three_hundred_and_thirty_eight_clauses_are_carried(capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[Kind] = Counter(clause.kind for pack in PACKS for clause in pack.clauses)
    with capsys.disabled():
        print()
        for kind in Kind:
            print(f"  {kind}: {counts[kind]}")
    assert sum(many for kind, many in counts.items() if kind.carried) == 338


@of_kind(Kind.TEXT, Kind.MEDIA)
def test_a_check_points_at_the_clauses_own_words_and_lets_others_be(case: ClauseCase) -> None:
    policy = policy_in(case.pack.policy_id)
    wanted = set(case.clause.by)
    found = [finding for finding in screened(case.held, policy).findings if finding.code in wanted]
    assert found, "nothing found in what should be held"
    assert any(finding.severity.holds or finding.code in ADVICE for finding in found)
    assert not wanted & codes(case.goes, policy)


@of_kind(Kind.ATTESTATION)
def test_an_author_is_asked_with_cause_alone(case: ClauseCase) -> None:
    policy = policy_in(case.pack.policy_id)
    asked = {ask.key for ask in screened(case.held, policy).asks}
    assert set(case.clause.by) & asked
    assert not set(case.clause.by) & {ask.key for ask in screened(case.goes, policy).asks}


@of_kind(Kind.APPROVAL)
def test_an_approval_is_a_finding_answered_by_the_role_that_the_policy_names(case: ClauseCase) -> None:
    policy = policy_in(case.pack.policy_id)
    known = {one.key: one for one in policy.approvals}
    found = {finding.name: finding for finding in screened(case.held, policy).findings if finding.name in known}
    mine = [found[key] for key in case.clause.by if key in found]
    assert mine
    for finding in mine:
        assert set(known[finding.name].answered_by) <= set(finding.answered_by)
    gone = {finding.name for finding in screened(case.goes, policy).findings}
    assert not set(case.clause.by) & gone


@of_kind(Kind.GUIDANCE)
def test_a_card_is_shown_at_its_moment_and_not_at_another(case: ClauseCase) -> None:
    policy = policy_in(case.pack.policy_id)
    assert set(case.clause.by) & cards_shown(case.held, policy)
    assert not set(case.clause.by) & cards_shown(case.goes, policy)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Desk]:
    """A demonstration council for each document, which adopted it."""
    found = {}
    for pack in PACKS:
        folder = tmp_path_factory.mktemp(pack.policy_id)
        settings = Settings(database_url=f"sqlite:///{folder / 'gate.db'}", outbox=folder / "outbox")
        clock = HandClock(instant_of(dt.date(2027, 4, 12), dt.time(9)))
        desk = make_demonstration(open_desk(settings, clock=clock))
        adopt_policy(desk, ANN, policy_from(desk, pack.policy_id))
        found[pack.policy_id] = desk
    return found


@of_kind(Kind.RECORD)
def test_what_the_clause_wants_kept_stands_in_the_record(case: ClauseCase, desks: dict[str, Desk]) -> None:
    desk, carrier = desks[case.pack.policy_id], case.clause.by[0]
    if carrier == "entry: adopt policy":
        policy = policy_in(case.pack.policy_id)
        assert codes(case.held, policy) - codes(case.held, Policy())
        assert not screened(case.goes, Policy()).holding
    elif carrier in LINES:
        line = _noted(desk, carrier, case.goes)
        assert line in lines(desk, carrier)
        with pytest.raises(LineError):
            _noted(desk, carrier, case.held)
    else:
        assert _kept(desk, case.goes.words)["hold"].isdisjoint({"PE101"})
        assert "PE101" in _kept(desk, case.held.words)["hold"]
    assert verify_record(desk).verifies


def _noted(desk: Desk, kind: str, told: Told) -> object:
    choices = LINES[kind].told
    first = "police" if kind == "abuse" else (choices[0] if choices else "")
    by = SAM if kind == "acceptance" else ANN
    passed = "" if told.says("told") == "none" else told.says("told", first)
    kept = "" if told.says("evidence") == "none" else "the register of comments, page 12"
    return note_line(desk, by, kind=kind, words=told.words, told=passed, evidence=kept)


def _kept(desk: Desk, words: str) -> dict[str, set[str]]:
    """What the record says of a post with these words: its author, its words, and the codes for which it was held."""
    post = submit_draft(desk, Draft(account_id="town-website", words=words), SAM)
    found: dict[str, set[str]] = {"hold": set()}
    for entry in case_of_post(desk, post.post_id).entries:
        facts, _ = facts_of(entry.raw)
        if entry.event == "submit":
            assert entry.actor == "sam"
            assert any(words in (kept.text or "") for kept in entry.words)
        found.setdefault(entry.event, set()).update(facts.codes)
    assert "submit" in found
    return found


@of_kind(Kind.SETTING)
def test_a_setting_is_due_until_it_is_confirmed_and_again_when_it_is_old(
    case: ClauseCase, desks: dict[str, Desk]
) -> None:
    desk, key = desks[case.pack.policy_id], case.clause.by[0]
    setting = next(one for one in case.pack.settings if one.key == key)
    about = {"account": "town-x", "person": "sam", "council": desk.council_id}[setting.of]
    if key == "council-address":
        with pytest.raises(LineError):
            confirm_setting(desk, ANN, key=key, about=about, words=case.held.words, address=case.held.says("address"))
    else:
        confirm_setting(desk, ANN, key=key, about=about, words=case.held.words, holds=False)
    assert (key, about) in _due(desk)
    confirm_setting(desk, ANN, key=key, about=about, words=case.goes.words, address=case.goes.says("address"))
    assert (key, about) not in _due(desk)
    clock = HandClock(desk.clock() + dt.timedelta(days=setting.every_days))
    assert (key, about) in _due(replace(desk, clock=clock))


def _due(desk: Desk) -> set[tuple[str, str]]:
    return {(one.setting.key, one.about) for one in settings_due(desk)}


def test_in_an_emergency_those_whom_the_policy_names_let_their_own_post_out(desks: dict[str, Desk]) -> None:
    (case,) = [case for case in CASES if EMERGENCY in case.clause.by]
    desk = desks[case.pack.policy_id]
    for named in (case.goes, case.held):
        by = ("ann",) if named.says("emergency") == "yes" else ()
        wanted = replace(policy_from(desk, "collier-street"), emergency_by=by, emergency_reviewer="helen")
        adopt_policy(desk, SignedIn(person_id="helen"), wanted)  # nobody lets themselves answer for their own words
        post = submit_draft(desk, Draft(account_id="town-website", words=named.words), ANN)
        assert post.state is State.HELD
        if by:
            answered = override_findings(
                desk, post.post_id, ANN, ground=Ground.EMERGENCY, reason="Water is coming up the lane now"
            )
            assert answered.state is State.QUEUED
        else:
            with pytest.raises(NotPermittedError):
                override_findings(
                    desk, post.post_id, ANN, ground=Ground.EMERGENCY, reason="Water is coming up the lane"
                )
