"""Thornwick, the demonstration council, inside the period of its poll of 22 April 2027; and pictures for its posts."""

import datetime as dt
import io
from collections.abc import Callable

import pytest
from PIL import Image

from calendars.civil_time import instant_of
from gate.desk.desk import SignedIn
from gate.publicity.draft import Draft
from gate.publicity.picture import Picture, look_at

SAM = SignedIn(person_id="sam")  # author
ANN = SignedIn(person_id="ann")  # clerk
RAVI = SignedIn(person_id="ravi")  # reviewer
OLU = SignedIn(person_id="olu")  # auditor

TUESDAY = dt.date(2027, 4, 13)  # the day after the desk's Monday
AFTER_THE_POLL = dt.date(2027, 6, 1)  # a Tuesday; no poll again until May 2028

PLAIN = "The library opens at ten on Saturdays."
NAMING = "Thank you to Jane Okafor for opening our play area."  # a candidate: stopped inside the period

NOBODY_IN_IT = (("people-in-picture", "no"), ("picture-consent", "nobody can be recognised"))


def saying(
    words: str, *, day: dt.date = TUESDAY, time: dt.time = dt.time(9), account: str = "town-website", **more: object
) -> Draft:
    """A draft for that day and London time."""
    return Draft(account_id=account, words=words, publish_at=instant_of(day, time), **more)  # type: ignore[arg-type]


def with_picture(draft: Draft, picture: Picture, *, alt: str = "A red door") -> Draft:
    """The draft with the picture and its author's answers."""
    return Draft.of(
        {
            **draft.facts(),
            "attachments": [
                {name: getattr(one, name) for name in ("kind", "alt_text", "ocr_text", "url", "digest", "media_type")}
                for one in (picture.attached(alt_text=alt),)
            ],
            "attestations": [list(pair) for pair in NOBODY_IN_IT],
        }
    )


@pytest.fixture
def drawn() -> Callable[..., bytes]:
    """The bytes of a small picture in one colour, in the format named."""

    def drawn(colour: str = "red", kind: str = "PNG", **how: object) -> bytes:
        into = io.BytesIO()
        Image.new("RGB", (24, 16), colour).save(into, format=kind, **how)
        return into.getvalue()

    return drawn


@pytest.fixture
def picture(drawn: Callable[..., bytes]) -> Picture:
    return look_at(drawn(), name="door.png")
