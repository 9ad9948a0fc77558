"""What an answer covers, what ends it, and who may not give one."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from gate.publicity.draft import Attachment
from gate.publicity.finding import Severity
from gate.workflow.override import (
    NotPermittedError,
    may_answer,
    objections_to_answering,
    objections_to_reason,
    theirs_to_answer,
)
from gate.workflow.role import Role

POLL = "local.anytown.2027-05-06"
SECOND = dt.timedelta(seconds=1)

ANSWERS = {  # the table ‘Severity decides who may answer’, typed by hand
    Severity.ADVISE: set(),
    Severity.FLAG: {"reviewer", "clerk", "deputy", "monitoring-officer"},
    Severity.BLOCK: {"clerk", "deputy", "monitoring-officer"},
}


def objections(findings, actor, *, writers=frozenset({"olive"}), polls=(), sole_officer=False):
    return objections_to_answering(findings, actor, writers=writers, polls=polls, sole_officer=sole_officer)


@pytest.mark.parametrize(("severity", "role"), list(itertools.product(Severity, Role)))
def test_severity_decides_which_roles_may_answer(severity, role, make_finding, make_actor):
    said = objections((make_finding(severity),), make_actor("someone", role))
    assert (said == ()) is (str(role) in ANSWERS[severity])


def test_an_answer_covers_the_finding_seen_on_the_exact_draft(make_override, make_finding, make_actor, make_post, noon):
    seen = make_finding()
    answer = make_override(seen, by=make_actor("clare", Role.CLERK))
    assert answer.answers(seen, draft=make_post().draft.digest, at=noon)


@pytest.mark.parametrize(
    "change",
    [
        {"words": "Thanks, to Jane Okafor for opening the library."},  # a comma
        {"words": "Thanks to Jane Okafor for opening the library. "},  # a space
        {"account_id": "mayor-page"},
        {"thread": ("and to everyone else",)},
        {"shared_text": "what was shared"},
        {"attachments": (Attachment(kind="image", digest="0" * 64),)},
        {"attestations": (("consent", "yes"),)},
        {"publish_at": dt.datetime(2027, 4, 21, 9, tzinfo=dt.UTC)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_change_to_the_draft_ends_the_answer(change, make_override, make_finding, make_actor, make_post, noon):
    seen = make_finding()
    answer = make_override(seen, by=make_actor("clare", Role.CLERK))
    assert not answer.answers(seen, draft=replace(make_post().draft, **change).digest, at=noon)


@pytest.mark.parametrize(
    "change",
    [
        {"words": "Jon Okafor"},
        {"subject": "dc.12345"},
        {"polls": (POLL, "parl.anytown.2027-05-06")},
        {"code": "PE102"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_finding_that_was_not_seen_is_not_covered(change, make_override, make_finding, make_actor, make_post, noon):
    answer = make_override(make_finding(), by=make_actor("clare", Role.CLERK))
    assert not answer.answers(make_finding(**change), draft=make_post().draft.digest, at=noon)


def test_an_answer_lapses_at_its_end_and_does_not_reach_back(make_override, make_finding, make_actor, make_post, noon):
    seen = make_finding()
    answer = make_override(seen, by=make_actor("clare", Role.CLERK))
    covered = [
        answer.answers(seen, draft=make_post().draft.digest, at=at)
        for at in (noon - SECOND, noon, answer.until - SECOND, answer.until)
    ]
    assert covered == [False, True, True, False]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CLERK, Role.DEPUTY, Role.MONITORING_OFFICER])
@pytest.mark.parametrize("person", ["olive", "eve"])
def test_neither_author_nor_last_editor_answers_whatever_their_role(person, role, make_finding, make_actor):
    said = objections((make_finding(Severity.FLAG),), make_actor(person, role), writers=frozenset({"olive", "eve"}))
    assert said == ("You wrote or edited this post; another officer must decide.",)


def test_a_sole_officer_may_answer_for_their_own_post(make_finding, make_actor):
    clerk = make_actor("clare", Role.CLERK)
    assert objections((make_finding(),), clerk, writers=frozenset({"clare"}), sole_officer=True) == ()


@pytest.mark.parametrize("role", [role for role in Role if str(role) not in ANSWERS[Severity.BLOCK]])
def test_a_sole_officer_council_frees_nobody_but_its_officers(role, make_finding, make_actor):
    said = objections(
        (make_finding(Severity.FLAG),), make_actor("olive", role), writers=frozenset({"olive"}), sole_officer=True
    )
    assert "You wrote or edited this post; another officer must decide." in said


def test_a_sole_officer_who_stands_may_not_answer_either(make_finding, make_actor):
    clerk = make_actor("clare", Role.CLERK, standing_in=frozenset({POLL}))
    assert objections((make_finding(),), clerk, writers=frozenset({"clare"}), sole_officer=True) == (
        f"You are a candidate in {POLL}; someone who does not stand must decide.",
    )


@pytest.mark.parametrize("severity", [Severity.FLAG, Severity.BLOCK])
def test_a_candidate_answers_for_nothing_in_a_poll_in_which_they_stand(severity, make_finding, make_actor):
    clerk = make_actor("clare", Role.CLERK, standing_in=frozenset({POLL}))
    about_nothing = make_finding(severity, polls=())
    assert objections((about_nothing,), clerk, polls=(POLL,))  # the poll is in force
    assert objections((make_finding(severity),), clerk, polls=())  # the finding names the poll
    assert objections((about_nothing,), clerk, polls=("parl.anytown.2027-05-06",)) == ()  # another poll


def test_roles_that_a_policy_names_take_the_place_of_those_of_the_severity(make_finding, make_actor):
    approval = make_finding(Severity.FLAG, answered_by=("chairman",))
    assert may_answer(approval) == frozenset({Role.CHAIRMAN})
    assert objections((approval,), make_actor("chris", Role.CHAIRMAN)) == ()
    assert objections((approval,), make_actor("clare", Role.CLERK))


def test_a_line_manager_answers_only_for_those_they_manage(make_finding, make_actor):
    approval = make_finding(Severity.FLAG, answered_by=("line-manager",))
    of_olive = make_actor("max", Role.LINE_MANAGER, manages=frozenset({"olive"}))
    of_pat = make_actor("mia", Role.LINE_MANAGER, manages=frozenset({"pat"}))
    assert objections((approval,), of_olive) == ()
    assert objections((approval,), of_pat) == (
        "You are not the line manager of who wrote this post; their own line manager must decide.",
    )


def test_a_line_manager_answers_for_the_one_writer_that_an_approval_is_asked_of(make_finding, make_actor):
    of_olive, of_pat = (
        make_finding(Severity.FLAG, answered_by=("line-manager",), asked_of=one, subject=one)
        for one in ("olive", "pat")
    )
    max_ = make_actor("max", Role.LINE_MANAGER, manages=frozenset({"olive"}))
    both = make_actor("mia", Role.LINE_MANAGER, manages=frozenset({"olive", "pat"}))
    wrote = frozenset({"olive", "pat"})
    assert theirs_to_answer((of_olive, of_pat), max_, writers=wrote) == (of_olive,)
    assert theirs_to_answer((of_olive, of_pat), both, writers=wrote) == (of_olive, of_pat)
    assert objections((of_olive,), max_, writers=wrote) == ()
    (told,) = objections((of_pat,), max_, writers=wrote)
    assert told.startswith("You are line manager of some who wrote this post; it also ")


def test_the_line_manager_of_one_of_several_writers_does_not_answer_for_them_all(make_finding, make_actor):
    approval = make_finding(Severity.FLAG, answered_by=("line-manager",))
    of_olive = make_actor("max", Role.LINE_MANAGER, manages=frozenset({"olive"}))
    assert objections((approval,), of_olive, writers=frozenset({"olive", "pat"})) != ()


def test_another_role_named_beside_the_line_manager_needs_nobody_to_be_managed(make_finding, make_actor):
    approval = make_finding(Severity.FLAG, answered_by=("line-manager", "clerk"))
    both = make_actor("max", Role.LINE_MANAGER, Role.CLERK, manages=frozenset({"pat"}))
    assert objections((approval,), both) == ()


@pytest.mark.parametrize("names", [("gate",), ("gate", "author"), ("janitor",), ("",)])
def test_a_policy_that_names_the_gate_or_a_role_unknown_lets_the_officers_answer(names, make_finding):
    assert may_answer(make_finding(Severity.FLAG, answered_by=names)) == (
        frozenset({Role.AUTHOR}) if "author" in names else frozenset({Role.CLERK, Role.DEPUTY, Role.MONITORING_OFFICER})
    )


def test_every_objection_is_given_at_once(make_finding, make_actor):
    author = make_actor("olive", Role.AUTHOR, standing_in=frozenset({POLL}))
    findings = (make_finding(), make_finding(Severity.FLAG), make_finding(words="Jon Okafor"))
    assert objections(findings, author) == (
        "You wrote or edited this post; another officer must decide.",
        f"You are a candidate in {POLL}; someone who does not stand must decide.",
        "PE101 (candidate full name) is blocked: only a clerk, deputy or monitoring officer may answer for it.",
        (
            "PE201 (controversial matter) is flagged: only a reviewer, clerk, deputy or monitoring officer"
            " may answer for it."
        ),
    )


def test_an_advice_needs_no_answer_and_saying_so_does_not_fail(make_finding, make_actor):
    said = objections((make_finding(Severity.ADVISE),), make_actor("clare", Role.CLERK))
    assert said == ("PE201 (controversial matter) is advice: nobody needs to answer for it.",)


def test_a_refusal_reads_as_its_objections_in_one_line():
    error = NotPermittedError(("You wrote this post.", "You stand."))
    assert str(error) == "You wrote this post. You stand."


@pytest.mark.parametrize(
    "reason",
    [
        "",
        " " * 40,
        "...........",
        "1234567890",
        "\n\t\n\t\n\t\n\t\n\t\n",
        "ok ok ok",
        "aaaaaaaaaaaaaaa",
        "okokokokokok",
    ],
)
def test_a_reason_that_says_nothing_is_refused(reason):
    assert len(objections_to_reason(reason)) == 1


@pytest.mark.parametrize("reason", ["Not the candidate.", "Nid yr ymgeisydd yw hi.", "Statutory notice"])
def test_a_reason_that_a_stranger_could_follow_is_taken(reason):
    assert objections_to_reason(reason) == ()
