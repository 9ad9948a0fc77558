"""
What holding a record to itself finds, and what it cannot find.

A tampering here changes the values that the store would read back, as someone with the database file and a free
hand could, short of computing every later digest again: against that, and a cut tail, only a checkpoint helps.
"""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate.audit.chain import KeptEntry, KeptWords, verify
from gate.audit.checkpoint import Checkpoint, CheckpointError
from gate.audit.entry import START, digest_of

LENGTH = 8
places = st.integers(0, LENGTH - 1)
COLUMNS = [column for column in KeptEntry._fields if column not in {"raw", "words"}]


@pytest.fixture(scope="session")
def record(make_record) -> list[KeptEntry]:
    return make_record(LENGTH)


def checkpoint_of(entry: KeptEntry) -> Checkpoint:
    return Checkpoint(council=entry.council, sequence=entry.sequence, at=entry.at, digest=entry.digest)


def altered(record: list[KeptEntry], place: int, **change: object) -> list[KeptEntry]:
    return [entry._replace(**change) if number == place else entry for number, entry in enumerate(record)]


def test_an_untouched_record_verifies_and_gives_its_tip(record):
    found = verify("anytown", record)
    assert (found.verifies, found.entries, found.first_bad, found.tip) == (True, LENGTH, None, record[-1].digest)


def test_an_empty_record_verifies():
    found = verify("anytown", [])
    assert (found.verifies, found.entries, found.tip) == (True, 0, START)


@pytest.mark.parametrize("place", range(LENGTH))
@pytest.mark.parametrize("column", COLUMNS)
def test_an_entry_with_any_column_altered_is_the_first_bad_one(column, place, record):
    value = getattr(record[place], column)
    found = verify("anytown", altered(record, place, **{column: value + 1 if column == "sequence" else value + "x"}))
    assert (found.verifies, found.first_bad) == (False, place + 1)


@given(place=places, at=st.integers(0), bit=st.integers(0, 7))
def test_an_entry_with_any_bit_of_its_bytes_turned_is_the_first_that_does_not_follow(record, place, at, bit):
    raw = bytearray(record[place].raw)
    raw[at % len(raw)] ^= 1 << bit
    found = verify("anytown", altered(record, place, raw=bytes(raw)))
    assert (found.first_bad, found.why) == (place + 1, "it does not follow from the entry before it")


@given(place=places, at=st.integers(0), more=st.binary(min_size=1, max_size=5))
def test_bytes_put_into_an_entry_are_found(record, place, at, more):
    raw = record[place].raw
    at %= len(raw)
    assert verify("anytown", altered(record, place, raw=raw[:at] + more + raw[at:])).first_bad == place + 1


@given(place=st.integers(0, LENGTH - 2))
def test_an_entry_removed_from_the_middle_is_missed_where_it_stood(record, place):
    assert verify("anytown", record[:place] + record[place + 1 :]).first_bad == place + 1


@given(one=places, other=places)
def test_two_entries_that_changed_places_are_found(record, one, other):
    swapped = list(record)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    assert verify("anytown", swapped).first_bad == (min(one, other) + 1 if one != other else None)


@given(place=st.integers(0, LENGTH), copied=places)
def test_an_entry_slipped_in_is_found(record, place, copied):
    found = verify("anytown", [*record[:place], record[copied], *record[place:]])
    # one copied in front of itself follows as it should: its double behind it is then the first bad one
    assert found.first_bad == (place + 2 if copied == place else place + 1)


def test_an_entry_of_another_council_is_no_entry_of_this_record(record, make_record):
    other = make_record(LENGTH, council="hafrenbridge")
    assert verify("anytown", other).first_bad == 1
    assert verify("anytown", [*record[:3], *other[3:]]).first_bad == 4


@given(place=places, event=st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
@settings(max_examples=40)
def test_an_entry_rewritten_with_its_own_digest_is_found_at_the_one_behind_it(record, place, event):
    raw = record[place].raw.replace(b'"submit"', b'"forged' + event.encode().hex().encode() + b'"')
    previous = record[place - 1].digest if place else START
    forged = altered(record, place, raw=raw, digest=digest_of(raw, previous), event="forged" + event.encode().hex())
    found = verify("anytown", forged)
    if place < LENGTH - 1:
        assert (found.first_bad, found.why) == (place + 2, "it does not follow from the entry before it")
    else:  # the last one has none behind it: only a checkpoint can tell
        assert found.verifies
        assert verify("anytown", forged, checkpoint_of(record[-1])).first_bad == LENGTH


def test_bytes_that_are_hashed_but_no_entry_are_found_and_nothing_fails(record):
    for raw in (b"", b"null", b"[" * 100_000, record[0].raw.replace(b'"words":{', b'"words":["x"],"w":{')):
        found = verify("anytown", [record[0]._replace(raw=raw, digest=digest_of(raw, START))])
        assert (found.first_bad, found.why) == (1, "its bytes cannot be read"), raw[:20]


@given(kept=st.integers(0, LENGTH - 1))
def test_a_cut_tail_needs_a_checkpoint_to_be_seen(record, kept):
    cut = record[:kept]
    assert verify("anytown", cut).verifies  # what the chain alone cannot prove
    found = verify("anytown", cut, checkpoint_of(record[-1]))
    assert (found.verifies, found.first_bad) == (False, kept + 1)
    assert (
        found.why == f"the checkpoint was made at entry {LENGTH}, and the record now ends at {kept}: its tail was cut"
    )


@given(place=places)
def test_a_record_that_went_on_still_holds_to_an_older_checkpoint(record, place):
    assert verify("anytown", record, checkpoint_of(record[place])).verifies


@pytest.mark.parametrize("change", [{"digest": "0" * 64}, {"at": "2027-04-20T11:00:59.000000+00:00"}])
def test_a_record_made_anew_does_not_hold_to_the_checkpoint_of_the_old(change, record):
    found = verify("anytown", record, replace(checkpoint_of(record[4]), **change))
    assert (found.first_bad, found.why) == (5, "it is not the entry on the checkpoint")


def test_a_checkpoint_of_another_council_is_refused(record):
    with pytest.raises(CheckpointError) as refused:
        verify("anytown", record, replace(checkpoint_of(record[0]), council="hafrenbridge"))
    assert str(refused.value) == (
        "This checkpoint is of the record of ‘hafrenbridge’, not of ‘anytown’."
        " Give the checkpoint that was printed for this council."
    )


@given(place=places, text=st.text(max_size=40))
def test_words_that_were_changed_are_found(record, place, text):
    words = tuple(kept._replace(text=text) if kept.field == "reason" else kept for kept in record[place].words)
    found = verify("anytown", altered(record, place, words=words))
    assert (found.first_bad, found.why) == (place + 1, "the words of ‘reason’ are not those that were recorded")


@pytest.mark.parametrize("change", [{"salt": "another"}, {"salt": None}, {"text": None}])
def test_words_and_salt_stand_or_fall_together(change, record):
    words = tuple(kept._replace(**change) if kept.field == "reason" else kept for kept in record[2].words)
    found = verify("anytown", altered(record, 2, words=words))
    assert (found.first_bad, found.why) == (3, "the words of ‘reason’ are not those that were recorded")


@pytest.mark.parametrize(
    "words_of",
    [
        lambda words: words[:1],
        lambda words: (),
        lambda words: (*words, KeptWords(field="more", salt="s", text="slipped in")),
        lambda words: (*words, words[0]),
    ],
    ids=["one removed", "all removed", "one added", "one doubled"],
)
def test_words_added_or_removed_beside_an_entry_are_found(words_of, record):
    found = verify("anytown", altered(record, 2, words=words_of(record[2].words)))
    assert (found.first_bad, found.why) == (3, "words beside it were added or removed")


def erased(record: list[KeptEntry], place: int, field: str) -> list[KeptEntry]:
    words = tuple(kept._replace(salt=None, text=None) if kept.field == field else kept for kept in record[place].words)
    return altered(record, place, words=words)


@given(place=places, field=st.sampled_from(["actor", "reason"]))
def test_words_lawfully_erased_leave_the_record_verifying(record, make_erasure, place, field):
    found = verify("anytown", [*erased(record, place, field), make_erasure(record, place + 1, field)])
    assert (found.verifies, found.erased, found.entries) == (True, 1, LENGTH + 1)


@given(place=places)
def test_words_erased_without_an_entry_that_says_so_are_found(record, place):
    found = verify("anytown", erased(record, place, "reason"))
    assert (found.first_bad, found.why) == (
        place + 1,
        "the words of ‘reason’ are gone and no entry says that they were erased",
    )


def test_an_erasure_excuses_only_the_field_and_the_entry_that_it_names(record, make_erasure):
    told = make_erasure(record, 3, "reason")
    assert verify("anytown", [*erased(record, 2, "actor"), told]).first_bad == 3
    assert verify("anytown", [*erased(record, 1, "reason"), told]).first_bad == 2


def test_the_first_of_several_unexcused_gaps_is_named(record):
    assert verify("anytown", erased(erased(record, 6, "reason"), 4, "actor")).first_bad == 5


@given(gap=st.integers(0, LENGTH - 2), after=st.integers(1, LENGTH - 1))
def test_a_gap_before_a_later_fault_is_the_first_that_is_named(record, gap, after):
    broken = min(gap + after, LENGTH - 1)
    found = verify("anytown", altered(erased(record, gap, "reason"), broken, digest="f" * 64))
    assert (found.first_bad, found.why) == (
        gap + 1,
        "the words of ‘reason’ are gone and no entry says that they were erased",
    )


@given(gap=st.integers(0, LENGTH - 2), after=st.integers(1, LENGTH - 1))
def test_words_lawfully_erased_do_not_hide_where_the_record_was_broken(record, make_erasure, gap, after):
    broken = min(gap + after, LENGTH - 1)
    told = [*erased(record, gap, "reason"), make_erasure(record, gap + 1, "reason")]
    found = verify("anytown", altered(told, broken, digest="f" * 64))
    assert (found.first_bad, found.why) == (broken + 1, "it does not follow from the entry before it")
