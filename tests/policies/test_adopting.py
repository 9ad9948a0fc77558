"""Adopting a document: what it changes, what it would have done, and what stays the council's own."""

import io
import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from click.testing import CliRunner
from PIL import Image

from gate.cli import main
from gate.desk.adopt_policy import (
    PolicyError,
    adopt_policy,
    differences,
    effect_of_policy,
    policy_from,
    policy_in_force,
    with_choices,
)
from gate.desk.cards_for import cards_at_moment, cards_for_draft
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import entries
from gate.desk.keep_users import change_roles, remove_person
from gate.desk.note_line import not_accepted, note_line, review_due
from gate.desk.submit import submit_draft
from gate.policy.pack import policy_of, policy_without_pack
from gate.publicity.draft import Draft
from gate.publicity.finding import Severity
from gate.publicity.house_rules import HOUSE
from gate.publicity.picture import look_at
from gate.publicity.policy import Policy
from gate.reference import read_reference
from gate.workflow.lifecycle import State
from gate.workflow.override import NotPermittedError
from gate.workflow.role import Grant, Role
from tests.conftest import HandClock
from tests.policies.clause_cases import ADOPTED, shelf
from tests.policies.conftest import AFTER, BEFORE, CLERK, MEMBER, OFFICER, REVIEWER, at, saying, standing

SAM, ANN = SignedIn(person_id="sam"), SignedIn(person_id="ann")
PLAIN = Draft(account_id="town-website", words="The library opens at ten.")


def test_comparing_says_what_would_have_been_held_and_changes_nothing(desk: Desk) -> None:
    post = submit_draft(desk, PLAIN, SAM)
    assert post.state is State.QUEUED
    before = len(entries(desk))
    effect = effect_of_policy(desk, policy_from(desk, "collier-street"))
    (changed,) = [one for one in effect.changed if one.post.post_id == post.post_id]
    assert (changed.before, changed.after, changed.codes) == ("allow", "flag", ("GV701",))
    assert "A new approval: lacks the line manager's approval." in effect.differences
    assert policy_in_force(desk) == Policy()
    assert len(entries(desk)) == before


def test_a_queued_post_is_read_again_under_the_policy_and_let_go_when_it_is_given_up(desk: Desk) -> None:
    post = submit_draft(desk, PLAIN, SAM)
    adopt_policy(desk, ANN, policy_from(desk, "collier-street"))
    assert standing(desk, post) == {"GV701"}
    adopt_policy(desk, ANN, Policy())
    with desk.look() as work:
        assert work.posts.get(post.post_id).state is State.QUEUED
    assert [entry.event for entry in entries(desk)].count("adopt policy") == 2


def test_a_post_put_in_before_the_policy_asked_is_held_for_what_its_author_never_said(desk: Desk) -> None:
    post = submit_draft(desk, replace(PLAIN, words="The library opens at ten. Visits are up 4%."), SAM)
    assert post.state is State.QUEUED
    adopt_policy(desk, ANN, policy_from(desk, "nottinghamshire"))
    assert "YR605" in standing(desk, post)


def test_what_the_council_chose_itself_stays_and_what_came_from_another_document_goes() -> None:
    own = replace(Policy(), severities={"YR403": Severity.BLOCK}, grace_minutes=30, approvers_wanted=2)
    lowestoft, loughton = (shelf().pack(name) for name in ("lowestoft", "loughton"))
    assert lowestoft is not None
    assert loughton is not None
    first = policy_of(lowestoft, on=ADOPTED, before=own)
    second = policy_of(loughton, on=ADOPTED, before=first)
    assert (second.severities["YR403"], second.grace_minutes, second.approvers_wanted) == (Severity.BLOCK, 30, 2)
    assert "YR408" in first.severities
    assert "YR502" in first.severities
    assert "YR502" not in second.severities  # Loughton has no clause on it
    assert {one.key for one in second.approvals}.isdisjoint({"second-reader"})


def test_a_document_given_up_leaves_nothing_of_itself_behind() -> None:
    (collier_street,) = (pack for pack in shelf().packs if pack.policy_id == "collier-street")
    own = replace(Policy(), approvers_wanted=2, severities={"PE301": Severity.BLOCK})
    assert policy_without_pack(policy_of(collier_street, on=ADOPTED, before=own)) == own


def test_a_council_changes_what_it_may_and_no_more(desk: Desk) -> None:
    wanted = policy_from(desk, "loughton")
    softer = with_choices(wanted, severities={"YR402": Severity.ADVISE})
    with pytest.raises(PolicyError, match="it rests on statute"):
        adopt_policy(desk, ANN, softer)
    with pytest.raises(PolicyError, match="no approval ‘nobody’"):
        with_choices(wanted, without_approvals=("nobody",))
    with pytest.raises(PolicyError, match="somebody outside must look afterwards"):
        adopt_policy(desk, ANN, replace(wanted, sole_officer=True))
    with pytest.raises(PolicyError, match="nobody known here is to look afterwards"):
        adopt_policy(desk, ANN, replace(wanted, emergency_by=("ann",)))
    with pytest.raises(PolicyError, match="no policy ‘ford’"):
        policy_from(desk, "ford")
    chosen = with_choices(wanted, severities={"YR602": Severity.FLAG}, without_approvals=("council-address",))
    adopt_policy(desk, ANN, chosen)
    assert policy_in_force(desk).severities["YR602"] is Severity.FLAG
    assert submit_draft(desk, PLAIN, SAM).state is State.QUEUED


@pytest.mark.parametrize("gain", [{"sole_officer": True, "outside_reviewer": "helen"}, {"emergency_by": ("ann",)}])
def test_nobody_lets_themselves_answer_for_their_own_words_where_somebody_else_could_adopt_it(
    desk: Desk, gain: dict[str, object]
) -> None:
    wanted = replace(Policy(), emergency_reviewer="helen", **gain)  # type: ignore[arg-type]
    with pytest.raises(NotPermittedError, match="let you answer for your own posts; Helen Marsh must adopt"):
        adopt_policy(desk, ANN, wanted)
    assert policy_in_force(desk) == Policy()
    adopt_policy(desk, SignedIn(person_id="helen"), replace(wanted, sole_officer=False))
    assert policy_in_force(desk).emergency_by == wanted.emergency_by
    adopt_policy(desk, ANN, replace(policy_in_force(desk), grace_minutes=30))  # what she has already is no gain
    assert policy_in_force(desk).grace_minutes == 30


def test_the_only_one_who_may_adopt_a_policy_may_still_say_that_she_is_alone(desk: Desk) -> None:
    change_roles(desk, "helen", ANN, grants=(Grant(role=Role.AUDITOR),))
    change_roles(desk, "jane", ANN, grants=(Grant(role=Role.AUTHOR),))
    assert adopt_policy(desk, ANN, replace(Policy(), sole_officer=True, outside_reviewer="helen")).sole_officer
    with pytest.raises(PolicyError, match="somebody outside must look afterwards"):
        adopt_policy(desk, ANN, replace(Policy(), sole_officer=True, outside_reviewer="ann"))


def test_who_was_removed_looks_at_nothing_afterwards(desk: Desk) -> None:
    remove_person(desk, "olu", ANN)
    with pytest.raises(PolicyError, match="nobody known here is to look afterwards"):
        adopt_policy(desk, ANN, replace(Policy(), emergency_by=("sam",), emergency_reviewer="olu"))


def test_who_may_not_adopt_a_policy_is_refused_and_the_record_says_so(desk: Desk) -> None:
    with pytest.raises(NotPermittedError, match="may not adopt a policy"):
        adopt_policy(desk, SAM, policy_from(desk, "loughton"))
    assert entries(desk)[-1].event == "refused"


def test_each_difference_is_a_sentence() -> None:
    pack = shelf().pack("collier-street")
    assert pack is not None
    told = differences(Policy(), policy_of(pack, on=ADOPTED, before=Policy()))
    assert told[0].startswith("The policy is ‘Collier Street Parish Council")
    assert all(one.endswith(".") for one in told)
    assert differences(Policy(), Policy()) == ()


def test_the_yearly_review_is_due_a_year_after_adopting_and_after_each_review(
    adopted: Callable[[str], Desk], clock: HandClock
) -> None:
    desk = adopted("collier-street")
    assert str(review_due(desk)) == "2028-02-09"  # a year after 9 February 2027
    at(clock, AFTER)
    note_line(desk, CLERK, kind="review", words="Looked through with the clerk, nothing to change")
    assert str(review_due(desk)) == "2028-05-06"  # 365 days after 7 May 2027


def test_who_has_not_accepted_is_known_until_they_do_and_again_for_a_new_version(
    adopted: Callable[[str], Desk], clock: HandClock
) -> None:
    desk = adopted("lowestoft")
    assert "officer" in not_accepted(desk)
    note_line(desk, OFFICER, kind="acceptance", words="I have read the policy and accept it.")
    assert "officer" not in not_accepted(desk)
    with pytest.raises(NotPermittedError, match="for themselves"):
        note_line(desk, CLERK, kind="acceptance", words="She has read it, she says", about="member")
    at(clock, AFTER)
    adopt_policy(desk, CLERK, policy_from(desk, "lowestoft"))
    assert "officer" in not_accepted(desk)


def test_an_edit_by_somebody_who_needs_nobody_does_not_get_round_an_approval(adopted: Callable[[str], Desk]) -> None:
    desk = adopted("collier-street")
    post = submit_draft(desk, saying("The green is open."), MEMBER)
    with desk.work() as work:
        held = work.posts.get(post.post_id)
        work.posts.replace(held, replace(held, edited_by="clerk", revision=held.revision + 1))
        work.commit()
    assert "GV701" in standing(desk, post)


def test_cards_come_with_their_clause_on_a_first_post_and_not_on_the_second(
    adopted: Callable[[str], Desk], clock: HandClock
) -> None:
    desk = adopted("lowestoft")
    at(clock, BEFORE)
    draft = Draft(account_id="news", words="The market is on Friday.")
    first = {one.card.key: one.clause for one in cards_for_draft(desk, OFFICER, draft)}
    assert first["haste"] == "4.1; 4.4(c); 7.5(b)"
    submit_draft(desk, draft, OFFICER)
    note_line(desk, OFFICER, kind="acceptance", words="I have read the policy and accept it.")
    assert cards_for_draft(desk, OFFICER, draft) == ()
    rude = replace(draft, words="Honestly, what a shambles.")
    assert {one.card.key for one in cards_for_draft(desk, OFFICER, rude)} == {"haste"}


def test_the_checklist_of_a_moment_is_what_the_policy_has_of_it(adopted: Callable[[str], Desk]) -> None:
    desk = adopted("councillors-guidance")
    assert {one.card.key for one in cards_at_moment(desk, "comment")} == {"abuse"}
    assert REVIEWER.person_id == "reviewer"


def test_a_picture_of_a_comment_is_kept_here_as_evidence(adopted: Callable[[str], Desk]) -> None:
    desk = adopted("nottinghamshire")
    kept = look_at(one_pixel(), name="comment.png")
    line = note_line(
        desk, OFFICER, kind="moderation", words="A rude comment, reported to the platform", about="news", picture=kept
    )
    assert line.evidence == kept.digest
    with desk.look() as work:
        assert work.pictures.has(kept.digest)


def one_pixel() -> bytes:
    """A PNG of one white pixel."""
    held = io.BytesIO()
    Image.new("RGB", (1, 1), "white").save(held, "PNG")
    return held.getvalue()


def test_nothing_but_what_a_rule_uses_stands_in_the_lists_of_the_house() -> None:
    reference = read_reference()
    listed = {cue.concept for cue in reference.terms.cues if cue.concept.startswith("house-")}
    by_rules = {concept for rule in HOUSE for concept in rule.needs}
    shared = {what for card in reference.bookshelf.cards for what in card.moments}
    shared |= {what for pack in reference.bookshelf.packs for one in pack.attestations for what in one.causes}
    shared |= {one.when for pack in reference.bookshelf.packs for one in pack.approvals}
    about_accounts = {"house-council-business", "house-personal-view", "house-capacity"}
    assert listed == by_rules | about_accounts | {
        what.removeprefix("cue:") for what in shared if what.startswith("cue:")
    }


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(words), catch_exceptions=False)
    return result.exit_code, result.output


@pytest.fixture
def shell(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("GATE_DATABASE_URL", desk.settings.database_url)
    return desk


def test_the_commands_list_show_compare_and_adopt(shell: Desk) -> None:
    code, told = run("policy", "list", "--json")
    assert code == 0
    listed = json.loads(told)
    assert sum(one["clauses"] for one in listed) == 377
    assert sum(one["carried"] for one in listed) == 338
    assert {one["source"] for one in listed} == {pack.source for pack in shelf().packs}
    code, told = run("policy", "show", "collier-street", "--json")
    shown = json.loads(told)
    assert code == 0
    assert len(shown["clauses"]) == 70
    first = next(one for one in shown["clauses"] if one["number"] == "5.1")
    assert (first["kind"], first["carried_by"], first["why_not"]) == ("approval", ["line-manager"], None)
    assert next(one for one in shown["clauses"] if one["number"] == "1.1")["why_not"]
    assert run("policy", "show", "ford")[0] == 1
    assert run("policy", "compare", "collier-street")[0] == 0
    assert run("policy", "compare", "collier-street", "loughton")[0] == 0
    code, told = run("policy", "adopt", "collier-street", "--severity", "YR403=block", "--as", "ann")
    assert code == 0
    assert "In force: Collier Street Parish Council" in told
    assert run("policy", "adopt", "loughton", "--as", "sam")[0] == 1
    assert run("policy", "adopt", "loughton", "--severity", "YR403", "--as", "ann")[0] == 2


def test_the_commands_write_down_and_list_what_the_policy_asks_for(shell: Desk) -> None:
    assert run("policy", "accept", "--as", "sam")[0] == 1  # there is none to accept yet
    assert run("policy", "adopt", "loughton", "--as", "ann")[0] == 0
    assert run("policy", "accept", "--as", "sam")[0] == 0
    assert run("policy", "note", "abuse", "Three threats under the flood post", "--as", "sam")[0] == 1
    assert (
        run("policy", "note", "abuse", "Three threats under the flood post", "--told", "police", "--as", "sam")[0] == 0
    )
    told = run("policy", "lines", "abuse", "--json")[1]
    assert [one["told"] for one in json.loads(told)] == ["police"]
    assert run("policy", "confirm", "signed-out", "town-x", "Looked at on the desk itself", "--as", "ann")[0] == 0
    told = run("policy", "due", "--json")[1]
    due = {(one["setting"], one["about"]) for one in json.loads(told)["settings"]}
    assert ("signed-out", "town-x") not in due
    assert ("signed-out", "town-website") in due
    assert run("policy", "cards", "--moment", "reply")[0] == 0


@pytest.mark.parametrize("capacity", ["councillor", "member-private", "officer-private"])
def test_a_check_in_another_capacity_is_advice_and_always_exits_with_nought(shell: Desk, capacity: str) -> None:
    before = len(entries(shell))
    code, told = run("check", "--json", "--capacity", capacity, "The clerk is an idiot, and the budget is a joke.")
    facts = json.loads(told)
    assert (code, facts["verdict"], facts["advice"]) == (0, "allow", True)
    abuse = next(one for one in facts["findings"] if one["code"] == "YR401")
    assert (abuse["severity"], abuse["subject"]) == ("block", "respect")
    assert len(entries(shell)) == before
