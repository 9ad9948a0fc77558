"""
The bytes that are hashed, held to digests made with other tools.

Each digest covers a fixed prefix, the digest before and the
entry as canonical JSON (RFC 8785). The expected digests were made with sha256sum, not with this program.
"""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.audit.entry import START, EntryError, Facts, bytes_of, digest_of, digest_of_words, facts_of

# printf 'purdah-gate words v1\nabc123\nNid yr ymgeisydd yw hi – ŵyl' | sha256sum
WORDS_DIGEST = "8fd9d34859f135ff975f7f0798efcb5831e8ebf74ae2a361fb17de75d982d4c8"

# printf 'purdah-gate entry v1\n%064d\n%s' 0 "$RAW" | sha256sum, with RAW the bytes below
ENTRY_DIGEST = "ecae27d2edc5433304de306e2c1f62904a964a3e32fe8d1dce78b99cedbaef77"

RAW = (
    '{"actor":"clare","at":"2027-04-20T11:00:00.000000+00:00","codes":["PE101"],"council":"anytown",'
    '"event":"override","london":"2027-04-20T12:00:00+01:00","previous":"' + "0" * 64 + '","role":"clerk",'
    '"sequence":1,"subject":"7","values":{"ground":"mistaken-identity"},"words":{"reason":"' + WORDS_DIGEST + '"}}'
).encode()

FACTS = Facts(
    council="anytown",
    sequence=1,
    at="2027-04-20T11:00:00.000000+00:00",
    london="2027-04-20T12:00:00+01:00",
    actor="clare",
    role="clerk",
    event="override",
    subject="7",
    codes=("PE101",),
    values={"ground": "mistaken-identity"},
    words={"reason": WORDS_DIGEST},
)

plain = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
any_facts = st.builds(
    Facts,
    council=plain,
    sequence=st.integers(1, 2**53 - 1),
    at=plain,
    london=plain,
    actor=plain,
    role=plain,
    event=plain,
    subject=plain,
    codes=st.lists(plain, max_size=3).map(tuple),
    values=st.dictionaries(plain, plain, max_size=3),
    words=st.dictionaries(plain, plain, max_size=3),
)


def test_an_entry_is_the_canonical_json_written_out_by_hand():
    assert bytes_of(FACTS, START) == RAW


def test_an_entry_has_the_digest_that_sha256sum_gives():
    assert digest_of(RAW, START) == ENTRY_DIGEST


def test_words_have_the_salted_digest_that_sha256sum_gives():
    assert digest_of_words("abc123", "Nid yr ymgeisydd yw hi – ŵyl") == WORDS_DIGEST


def test_the_same_words_under_another_salt_cannot_be_recognised():
    assert digest_of_words("salt one", "No.") != digest_of_words("salt two", "No.")


def test_the_same_bytes_after_another_entry_have_another_digest():
    assert digest_of(RAW, START) != digest_of(RAW, ENTRY_DIGEST)


def test_words_can_never_have_the_digest_of_an_entry():
    assert digest_of_words(START, RAW.decode()) != digest_of(RAW, START)


def test_the_first_entry_has_sequence_one_and_none_comes_before_it():
    with pytest.raises(EntryError) as refused:
        bytes_of(replace(FACTS, sequence=0), START)
    assert str(refused.value) == "An entry's sequence starts at 1, not 0."


@pytest.mark.parametrize("facts", [replace(FACTS, actor="\ud800"), replace(FACTS, sequence=2**53)])
def test_what_has_no_canonical_form_is_refused_and_never_approximated(facts):
    with pytest.raises(EntryError, match="has no canonical form"):
        bytes_of(facts, START)


@given(any_facts)
def test_what_an_entry_says_is_read_back_as_it_was_written(facts):
    assert facts_of(bytes_of(facts, ENTRY_DIGEST)) == (facts, ENTRY_DIGEST)


@given(any_facts)
def test_the_order_in_which_facts_were_given_does_not_change_the_bytes(facts):
    turned = replace(facts, values=dict(reversed(facts.values.items())), words=dict(reversed(facts.words.items())))
    assert bytes_of(turned, START) == bytes_of(facts, START)


TOLD = json.loads(RAW)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"1",
        b'"text"',
        b"[]",
        b"{}",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        json.dumps({name: value for name, value in TOLD.items() if name != "previous"}).encode(),
        json.dumps({**TOLD, "more": "1"}).encode(),
        *(json.dumps({**TOLD, name: None}).encode() for name in TOLD),
        json.dumps({**TOLD, "sequence": 1.0}).encode(),
        json.dumps({**TOLD, "sequence": True}).encode(),
        json.dumps({**TOLD, "codes": "PE101"}).encode(),
        json.dumps({**TOLD, "codes": [1]}).encode(),
        json.dumps({**TOLD, "values": {"n": 1}}).encode(),
        json.dumps({**TOLD, "words": ["reason"]}).encode(),
    ],
    ids=lambda raw: raw[:30].decode("latin-1"),
)
def test_bytes_that_are_no_entry_get_our_own_error(raw):
    with pytest.raises(EntryError) as refused:
        facts_of(raw)
    assert str(refused.value) == "These bytes are not an entry of the record."


@given(st.binary(max_size=60))
def test_no_bytes_at_all_can_make_reading_fail_in_another_way(raw):
    with pytest.raises(EntryError):
        facts_of(raw)
