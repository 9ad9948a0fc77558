"""Records built by hand, entry by entry, as the store builds them."""

from collections.abc import Callable

import pytest

from gate.audit.chain import KeptEntry, KeptWords
from gate.audit.entry import START, Facts, bytes_of, digest_of, digest_of_words


def entry_after(
    previous: str,
    sequence: int,
    *,
    council: str = "anytown",
    event: str = "submit",
    subject: str = "7",
    values: dict[str, str] | None = None,
) -> KeptEntry:
    told = {"actor": "Clare Clerk", "reason": f"The reason of entry {sequence}."}
    salts = {field: f"salt-{sequence}-{field}" for field in told}
    facts = Facts(
        council=council,
        sequence=sequence,
        at=f"2027-04-20T11:00:{sequence % 60:02}.000000+00:00",
        london=f"2027-04-20T12:00:{sequence % 60:02}+01:00",
        actor="clare",
        role="clerk",
        event=event,
        subject=subject,
        codes=("PE101",),
        values=values or {},
        words={field: digest_of_words(salts[field], text) for field, text in told.items()},
    )
    raw = bytes_of(facts, previous)
    return KeptEntry(
        council=council,
        sequence=sequence,
        raw=raw,
        digest=digest_of(raw, previous),
        previous=previous,
        at=facts.at,
        actor=facts.actor,
        role=facts.role,
        event=event,
        subject=subject,
        words=tuple(KeptWords(field=field, salt=salts[field], text=text) for field, text in sorted(told.items())),
    )


@pytest.fixture(scope="session")
def make_record() -> Callable[..., list[KeptEntry]]:
    def make(length: int, council: str = "anytown") -> list[KeptEntry]:
        record: list[KeptEntry] = []
        for sequence in range(1, length + 1):
            previous = record[-1].digest if record else START
            record.append(entry_after(previous, sequence, council=council))
        return record

    return make


@pytest.fixture(scope="session")
def make_erasure() -> Callable[..., KeptEntry]:
    """The entry that says that one field of one entry was erased."""

    def make(record: list[KeptEntry], of: int, field: str) -> KeptEntry:
        return entry_after(record[-1].digest, len(record) + 1, event="erase", subject=str(of), values={"field": field})

    return make
