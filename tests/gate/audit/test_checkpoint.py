"""Three lines to keep elsewhere: printed, read back, and nothing else taken for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.audit.checkpoint import Checkpoint, CheckpointError, read_checkpoint

KEPT = Checkpoint(council="anytown", sequence=12, at="2027-04-20T11:00:00.000000+00:00", digest="ab" * 32)
LINES = "purdah-gate checkpoint of anytown\nentry 12 at 2027-04-20T11:00:00.000000+00:00\n" + "ab" * 32


def test_a_checkpoint_is_three_lines():
    assert str(KEPT) == LINES


@given(
    st.builds(
        Checkpoint,
        council=st.from_regex(r"\A[a-z0-9-]{1,20}\Z"),
        sequence=st.integers(1),
        at=st.datetimes().map(lambda at: at.isoformat() + "+00:00"),
        digest=st.from_regex(r"\A[0-9a-f]{64}\Z"),
    )
)
def test_what_was_printed_is_read_back(kept):
    assert read_checkpoint(str(kept)) == kept


@pytest.mark.parametrize(
    "text", [LINES + "\n", "\n  " + LINES + " \n\n", LINES.replace("\n", "\r\n") + "\r\n", "\ufeff" + LINES]
)
def test_what_a_mail_program_does_to_the_ends_of_lines_is_forgiven(text):
    assert read_checkpoint(text) == KEPT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "anytown",
        LINES.replace("entry 12", "entry 0"),
        LINES.replace("entry 12", "entry 012"),
        LINES.replace("entry 12", "entry -1"),
        LINES.replace("entry 12", "entry twelve"),
        LINES[:-1],
        LINES + "0",
        LINES.upper(),
        LINES.replace("ab", "AB"),
        LINES.replace("checkpoint", "entry"),
        LINES.replace("of anytown", "of "),
        LINES + "\n" + LINES,
        LINES.replace("\n", "\n\n"),
    ],
)
def test_anything_else_is_refused_with_place_and_cure(text):
    with pytest.raises(CheckpointError) as refused:
        read_checkpoint(text, source="kept.txt")
    assert str(refused.value) == (
        "kept.txt: This is not a checkpoint of three lines."
        " Give the three lines exactly as ‘gate audit checkpoint’ printed them."
    )
