"""Passwords hashed and checked, by Argon2id with argon2-cffi's parameters (RFC 9106, the low-memory choice)."""

import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from gate.workflow.password import LONGEST, as_kept

_HASHER = PasswordHasher()
_AT_ONCE = threading.BoundedSemaphore(2)


@cache
def _nobodys() -> str:
    """What is checked where there is no password: so that an unknown name takes as long as a known one."""
    return _HASHER.hash("nobody has this password")


def hash_of(password: str) -> str:
    """The hash to keep. 64 MiB are used for each, two at a time."""
    with _AT_ONCE:
        return _HASHER.hash(as_kept(password))


def fits(password: str, hashed: str) -> bool:
    """Whether a password is the one that was hashed; takes as long where `hashed` is empty, and is never true then."""
    with _AT_ONCE:
        try:
            right = _HASHER.verify(hashed or _nobodys(), as_kept(password[:LONGEST]))
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False
    return bool(hashed) and right and len(password) <= LONGEST


def is_outdated(hashed: str) -> bool:
    """Whether it was hashed with weaker parameters than today's."""
    return _HASHER.check_needs_rehash(hashed)
