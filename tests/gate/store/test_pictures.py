"""Pictures by the digest of their bytes: kept once, and never shown when they are no longer what was looked at."""

import hashlib
import io

import pytest
from PIL import Image

from gate.publicity.picture import Picture, look_at
from gate.store.pictures import PictureGoneError


def picture(colour: str = "red") -> Picture:
    into = io.BytesIO()
    Image.new("RGB", (4, 3), colour).save(into, "PNG")
    return look_at(into.getvalue(), name="picture.png")


def keep(begin, noon, *pictures, **more):
    with begin(**more) as work:
        for one in pictures:
            work.pictures.put(one, at=noon)
        work.commit()


def test_a_picture_comes_back_byte_for_byte_under_its_digest(begin, noon):
    kept = picture()
    keep(begin, noon, kept)
    with begin(writing=False) as work:
        assert work.pictures.get(kept.digest) == kept
        assert work.pictures.content(kept.digest) == kept.content
    assert kept.digest == hashlib.sha256(kept.content).hexdigest()


def test_the_same_picture_is_kept_once(begin, noon, engine):
    keep(begin, noon, picture(), picture())
    keep(begin, noon, picture())
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM picture").scalar() == 1


def test_those_that_are_kept_are_told_from_those_that_are_not(begin, noon):
    red, blue = picture("red"), picture("blue")
    keep(begin, noon, red)
    with begin(writing=False) as work:
        assert work.pictures.digests((red.digest, blue.digest)) == frozenset({red.digest})
        assert (work.pictures.has(red.digest), work.pictures.has(blue.digest)) == (True, False)
        assert work.pictures.digests(()) == frozenset()


def test_a_picture_that_is_not_here_is_named(begin):
    with begin(writing=False) as work, pytest.raises(PictureGoneError) as refused:
        work.pictures.content("d" * 64)
    assert str(refused.value) == "The picture dddddddddddd is not kept here. Choose it again, or restore a backup."


def test_a_picture_whose_bytes_were_exchanged_is_not_shown_nor_sent(begin, noon, engine):
    red, blue = picture("red"), picture("blue")
    keep(begin, noon, red)
    with engine.begin() as connection:
        text = f"X'{blue.content.hex()}'" if engine.dialect.name == "sqlite" else f"'\\x{blue.content.hex()}'"
        connection.exec_driver_sql(f"UPDATE picture SET content = {text}")  # noqa: S608 - hexadecimal made here
    with begin(writing=False) as work, pytest.raises(PictureGoneError, match="is no longer what was looked at"):
        work.pictures.contents((red.digest,))


def test_a_picture_of_one_council_is_not_anothers(begin, noon):
    keep(begin, noon, picture())
    with begin(council_id="hafrenbridge", writing=False) as work:
        assert not work.pictures.has(picture().digest)
