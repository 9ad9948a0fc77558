"""The outbox: a file appears whole or not at all, and once for a key."""

import errno
import json
import multiprocessing
import os
import threading
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gate.channels.channel import Accepted, CannotLookError, Limits, Rejected, Unknown
from gate.channels.outbox import Outbox
from gate.publicity.draft import Attachment, Draft

DRAFT = Draft(account_id="town-page", words="The library opens at nine.", thread=("Come in.",))
PICTURE = b"the bytes of a picture"
WITH_PICTURE = replace(DRAFT, attachments=(Attachment(kind="image", digest="d" * 64, media_type="image/png"),))


@pytest.fixture
def outbox(tmp_path) -> Outbox:
    return Outbox(tmp_path / "var" / "outbox")


def names(outbox: Outbox) -> list[str]:
    return sorted(place.name for place in outbox.folder.iterdir())


def test_a_post_is_one_file_named_by_its_key(outbox):
    outcome = outbox.publish(DRAFT, key="k1")
    assert outcome == Accepted(
        address=(outbox.folder / "k1.json").as_uri(), sent="The library opens at nine.\n\nCome in."
    )
    assert names(outbox) == ["k1.json"]
    told = json.loads((outbox.folder / "k1.json").read_text(encoding="utf-8"))
    assert (told["key"], told["text"], told["thread"]) == ("k1", "The library opens at nine.", ["Come in."])


def test_what_was_published_is_found_under_its_key_and_nothing_under_another(outbox):
    outcome = outbox.publish(DRAFT, key="k1")
    assert outbox.find("k1") == outcome
    assert outbox.find("k2") is None


def test_nothing_is_found_where_nothing_was_ever_published(outbox):
    assert outbox.find("k1") is None
    assert not outbox.folder.exists()


def test_asking_twice_is_asking_once_and_the_answer_is_what_stands(outbox):
    """T32: an amended post under its old key must not seem to have gone out in its new words."""
    first = outbox.publish(DRAFT, key="k1")
    again = outbox.publish(replace(DRAFT, words="The library is closed."), key="k1")
    assert again == first
    assert outbox.find("k1") == first


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(words=st.text(st.characters(exclude_categories=["Cs"]), max_size=30), number=st.integers(0, 10**9))
def test_any_words_are_sent_as_they_were_approved(outbox, words, number):
    """T42: byte for byte."""
    key = f"{number}-{abs(hash(words))}"
    outcome = outbox.publish(Draft(account_id="a", words=words), key=key)
    assert (outcome.sent, outbox.find(key).sent) == (words, words)


def test_a_lone_surrogate_is_spelled_out_and_does_not_fail(outbox):
    assert outbox.publish(Draft(account_id="a", words="broken \ud83d"), key="k1").sent == "broken \\ud83d"


@pytest.mark.parametrize("key", ["", ".", "..", "../k1", "a/b", "a\\b", "/etc/passwd", "a\x00b", "k1.json", "k" * 101])
def test_a_key_that_would_name_a_file_elsewhere_is_refused(key, outbox):
    with pytest.raises(ValueError, match="is not a key"):
        outbox.publish(DRAFT, key=key)
    with pytest.raises(ValueError, match="is not a key"):
        outbox.find(key)


def test_twenty_threads_with_one_key_leave_one_whole_file(outbox):
    answers = []
    drafts = [replace(DRAFT, words=f"Words of {number}.") for number in range(20)]
    threads = [threading.Thread(target=lambda one=one: answers.append(outbox.publish(one, key="k1"))) for one in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(answers)) == 1
    assert outbox.find("k1") == answers[0]
    assert names(outbox) == ["k1.json"]


def publish_a_hundred(folder, name, answers):
    outbox = Outbox(folder)
    answers.put([outbox.publish(replace(DRAFT, words=f"{name} {n}"), key=f"k{n}").sent for n in range(100)])


def test_two_processes_that_race_for_the_same_keys_send_each_once(outbox):
    forking = multiprocessing.get_context("fork")
    answers = forking.SimpleQueue()
    racers = [
        forking.Process(target=publish_a_hundred, args=(outbox.folder, name, answers)) for name in ("one", "other")
    ]
    for racer in racers:
        racer.start()
    first, second = answers.get(), answers.get()
    for racer in racers:
        racer.join(timeout=60)
    assert first == second
    assert names(outbox) == sorted(f"k{number}.json" for number in range(100))


def test_pictures_stand_beside_the_post_and_are_named_in_it(outbox):
    outbox.publish(WITH_PICTURE, key="k1", pictures={"d" * 64: PICTURE})
    assert names(outbox) == ["k1-1.png", "k1.json"]
    assert (outbox.folder / "k1-1.png").read_bytes() == PICTURE
    assert json.loads((outbox.folder / "k1.json").read_text(encoding="utf-8"))["files"] == ["k1-1.png"]


def test_a_post_whose_picture_is_missing_does_not_go_without_it(outbox):
    outcome = outbox.publish(WITH_PICTURE, key="k1")
    assert outcome == Rejected(why="One of its pictures is not kept here. Choose it again.")
    assert names(outbox) == []


def refuse(monkeypatch, call: str, number: int) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, refusing)


def test_a_full_disk_takes_nothing_and_says_so(outbox, monkeypatch):
    refuse(monkeypatch, "fsync", errno.ENOSPC)
    outcome = outbox.publish(DRAFT, key="k1")
    monkeypatch.undo()
    assert outcome == Rejected(
        why="The outbox folder cannot be written to (No space left on device). Free some room, then move it."
    )
    assert (names(outbox), outbox.find("k1")) == ([], None)


def test_a_folder_that_cannot_be_made_takes_nothing_and_says_so(tmp_path):
    (tmp_path / "outbox").write_text("a file")
    outcome = Outbox(tmp_path / "outbox").publish(DRAFT, key="k1")
    assert isinstance(outcome, Rejected | Unknown)
    assert (tmp_path / "outbox").read_text() == "a file"


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        (errno.EPERM, Rejected),
        (errno.ENOSPC, Rejected),
        (errno.EROFS, Rejected),
        (errno.EIO, Unknown),
        (errno.ETIMEDOUT, Unknown),
    ],
)
def test_only_an_answer_that_leaves_doubt_is_unknown(number, answer, outbox, monkeypatch):
    refuse(monkeypatch, "link", number)
    outcome = outbox.publish(DRAFT, key="k1")
    monkeypatch.undo()
    assert isinstance(outcome, answer)
    assert (names(outbox), outbox.find("k1")) == ([], None)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"text": "x"}', '{"text": 1, "thread": []}'])
def test_a_file_that_cannot_be_read_is_not_taken_for_a_post_nor_for_none(content, outbox):
    outbox.folder.mkdir(parents=True)
    (outbox.folder / "k1.json").write_text(content)
    with pytest.raises(CannotLookError):
        outbox.find("k1")
    assert isinstance(outbox.publish(DRAFT, key="k1"), Unknown)


def test_a_folder_takes_any_length_and_is_no_hand_over(outbox):
    assert (outbox.limits("x"), outbox.by_hand) == (Limits(), False)
