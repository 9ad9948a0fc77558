"""
The states of a post, walked whole: every state, event and role.

DOCUMENTED is the table of states as the architecture prints it, typed by hand, never computed from TRANSITIONS.
"""

import itertools

import pytest

from gate.workflow.lifecycle import TRANSITIONS, Because, Event, Receipt, State, advance, objections_to
from gate.workflow.override import NotPermittedError
from gate.workflow.role import THE_GATE, Role

GATE = {"gate"}
WRITE = {"author", "reviewer", "clerk", "deputy"}
SECOND = {"reviewer", "clerk", "deputy", "monitoring-officer"}
ANSWER = SECOND | {"chairman", "line-manager"}  # these two only for a finding that a policy gives to them
WITHDRAW = {"author", "reviewer", "clerk", "deputy", "monitoring-officer"}
LOOK = WITHDRAW | GATE

DOCUMENTED = {
    ("held", "clear"): ("queued", GATE),
    ("held", "hold"): ("held", GATE),
    ("held", "override"): ("queued", ANSWER | WRITE),  # a writer only in an emergency, where the policy names them
    ("held", "return"): ("held", SECOND),
    ("held", "amend"): ("held", WRITE),
    ("held", "withdraw"): ("withdrawn", WITHDRAW),
    ("queued", "amend"): ("held", WRITE),
    ("queued", "hold"): ("held", GATE),
    ("queued", "take"): ("releasing", GATE),
    ("queued", "withdraw"): ("withdrawn", WITHDRAW),
    ("releasing", "publish"): ("published", GATE),
    ("releasing", "defer"): ("queued", GATE),
    ("releasing", "reject"): ("held", GATE),
    ("releasing", "found"): ("published", LOOK),
    ("releasing", "not found"): ("held", LOOK),
    ("published", "take down"): ("taken_down", {"clerk", "deputy"}),
}

ALL = list(itertools.product(State, Event, Role))


def into(state: State) -> set[State]:
    """The states from which one step leads to `state`, itself left out."""
    return {start for (start, _), (end, _) in TRANSITIONS.items() if end is state and start is not state}


def test_the_table_of_transitions_is_the_documented_one():
    told = {
        (str(state), str(event)): (str(end), {str(role) for role in roles})
        for (state, event), (end, roles) in TRANSITIONS.items()
    }
    assert told == DOCUMENTED


@pytest.mark.parametrize(("state", "event", "role"), ALL)
def test_every_role_may_do_in_every_state_exactly_what_the_table_says(state, event, role, make_post, make_actor):
    before = make_post(state)
    actor = make_actor("someone", role)
    end, roles = DOCUMENTED.get((str(state), str(event)), ("", set()))
    if str(role) in roles:
        after = advance(before, event, actor)
        assert (after.state, after.revision) == (end, before.revision + 1)
    else:
        with pytest.raises(NotPermittedError) as refused:
            advance(before, event, actor)
        assert len(refused.value.objections) == 1
        assert refused.value.objections[0].endswith(".")


@pytest.mark.parametrize(("state", "event"), list(itertools.product(State, Event)))
def test_someone_without_a_role_may_do_nothing_at_all(state, event, make_actor):
    assert objections_to(event, state, make_actor("stranger"))


def test_nothing_is_published_that_was_not_taken_from_the_queue():
    assert into(State.PUBLISHED) == {State.RELEASING}
    assert into(State.RELEASING) == {State.QUEUED}


def test_only_the_gate_takes_a_post_from_the_queue_to_a_platform():
    assert TRANSITIONS[State.QUEUED, Event.TAKE] == (State.RELEASING, frozenset({Role.GATE}))


def test_no_person_moves_a_post_into_the_queue_but_by_answering_for_it():
    doors = {(event, roles) for (_, event), (end, roles) in TRANSITIONS.items() if end is State.QUEUED}
    assert {event for event, roles in doors if roles != frozenset({Role.GATE})} == {Event.OVERRIDE}


def test_an_administrator_and_an_auditor_touch_no_post():
    assert not any({Role.ADMINISTRATOR, Role.AUDITOR} & roles for _, roles in TRANSITIONS.values())


@pytest.mark.parametrize("end", [State.WITHDRAWN, State.TAKEN_DOWN])
def test_what_is_withdrawn_or_taken_down_stays_so(end):
    assert not [event for state, event in TRANSITIONS if state is end]


def test_every_state_can_be_reached_from_the_state_a_post_is_born_in():
    reached, new = set(), {State.HELD}
    while new:
        reached |= new
        new = {end for (start, _), (end, _) in TRANSITIONS.items() if start in reached} - reached
    assert reached == set(State)


def test_a_post_that_is_with_the_platform_cannot_be_edited_or_withdrawn():
    with_platform = {event for state, event in TRANSITIONS if state is State.RELEASING}
    assert with_platform == {Event.PUBLISH, Event.DEFER, Event.REJECT, Event.FOUND, Event.NOT_FOUND}


def test_a_refusal_names_the_role_that_it_takes(make_actor):
    assert objections_to(Event.TAKE_DOWN, State.PUBLISHED, make_actor("olive", Role.AUTHOR)) == (
        "‘take down’ needs the role clerk or deputy; ask your clerk.",
    )


def test_a_refusal_says_when_only_the_gate_may(make_actor):
    assert objections_to(Event.PUBLISH, State.RELEASING, make_actor("clare", Role.CLERK)) == (
        "Only the gate itself may do ‘publish’.",
    )


def test_a_refusal_names_the_state_in_words(make_actor):
    assert objections_to(Event.AMEND, State.TAKEN_DOWN, make_actor("olive", Role.AUTHOR)) == (
        "A post that is taken down cannot be changed.",
    )


def test_a_note_and_its_cause_are_kept_while_held_and_gone_afterwards(make_post, make_actor):
    returned = advance(
        make_post(), Event.RETURN, make_actor("clare", Role.CLERK), because=Because.RETURNED, note="Say which library."
    )
    assert (returned.because, returned.note) == (Because.RETURNED, "Say which library.")
    withdrawn = advance(returned, Event.WITHDRAW, make_actor("olive", Role.AUTHOR), note="not kept")
    assert (withdrawn.because, withdrawn.note) == (Because.NEW, "")


@pytest.mark.parametrize("because", list(Because))
def test_only_a_new_post_or_one_held_for_findings_may_go_on_by_a_clear_reading(because, make_post):
    assert make_post(because=because).waits_for_reading_alone is (because in {Because.NEW, Because.FINDINGS})


@pytest.mark.parametrize("state", [state for state in State if state is not State.HELD])
def test_a_post_that_is_not_held_does_not_wait_for_a_reading(state, make_post):
    assert make_post(state).waits_for_reading_alone is False


def test_the_instant_of_taking_goes_when_the_platform_has_answered(make_post, noon):
    taken = make_post(State.RELEASING, taken_at=noon)
    for event in (Event.PUBLISH, Event.DEFER, Event.REJECT, Event.FOUND, Event.NOT_FOUND):
        assert advance(taken, event, THE_GATE).taken_at is None, event


def test_the_key_and_the_receipt_outlive_every_step(make_post, make_actor, noon):
    receipt = Receipt(address="https://example.gov.uk/1", at=noon, sent="words")
    post = make_post(State.RELEASING, key="drawn-once", receipt=receipt)
    after = advance(advance(post, Event.FOUND, THE_GATE), Event.TAKE_DOWN, make_actor("clare", Role.CLERK))
    assert (after.key, after.receipt) == ("drawn-once", receipt)


def test_advancing_leaves_the_post_before_as_it_was(make_post):
    before = make_post()
    advance(before, Event.CLEAR, THE_GATE)
    assert (before.state, before.revision) == (State.HELD, 0)


def test_author_and_last_editor_are_both_writers(make_post):
    assert make_post(author="olive", edited_by="clare").writers == frozenset({"olive", "clare"})
