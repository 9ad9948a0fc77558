"""
The code that guards the first set-up in a browser: printed where the server was started, known to nobody else.

Whoever reaches the address of a server that nobody has set up could otherwise make themselves its clerk. The code lives
in the process alone; after ten wrong ones it is void, and the server must be started again.
"""

import hmac
import secrets
import threading
from dataclasses import dataclass, field

from gate.desk.set_up import SetUpError
from gate.desk.set_up_answers import SetUpAnswers

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look like another
MOST_WRONG = 10


@dataclass(slots=True)
class SetUpCode:
    """One code and how often a wrong one was given; safe to ask from many threads.

    `kept` is what was answered behind it and `step` the question that is next, so that whoever reloads the page and
    types the code again goes on where they were. No password is among it.
    """

    code: str
    wrong: int = 0
    kept: SetUpAnswers | None = None
    step: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def require(self, given: str) -> None:
        """Raise SetUpError unless `given` is the code, however it was spaced and cased."""
        with self._lock:
            if self.wrong >= MOST_WRONG:
                raise SetUpError(
                    "The set-up code was given wrongly too often and is void.",
                    remedy="Start ‘gate serve’ again: it prints a new one.",
                )
            plain = "".join(letter for letter in given.upper() if letter.isalnum())
            if hmac.compare_digest(plain.encode(), self.code.replace("-", "").encode()):
                return
            self.wrong += 1
            raise SetUpError(
                "That is not the set-up code.",
                remedy="Copy it from the window in which ‘gate serve’ was started.",
            )


def draw_code() -> SetUpCode:
    """A new code: twelve letters and digits, 60 bits."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(12))
    return SetUpCode(code="-".join(letters[start : start + 4] for start in range(0, 12, 4)))


_HERE: list[SetUpCode] = []
_LOCK = threading.Lock()


def code_here() -> SetUpCode:
    """The code of this process, drawn when it is first asked for."""
    with _LOCK:
        if not _HERE:
            _HERE.append(draw_code())
        return _HERE[0]
