"""Signing in with a password or a code, how long it lasts, and how long a guesser waits."""

import datetime as dt
from dataclasses import replace

import pytest

from gate.desk import passwords
from gate.desk.demonstration import CLERK
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import entries, verify_record
from gate.desk.keep_sign_ins import (
    SignInWayError,
    give_code,
    set_first_password,
    set_password,
    sign_in_ways,
    tie_email,
    untie,
)
from gate.desk.keep_users import remove_person
from gate.desk.sessions import SignedOutError, seat_of, sign_out
from gate.desk.sign_in import (
    PasswordError,
    SignInError,
    TooSoonError,
    change_own_password,
    sign_in_for_demonstration,
    sign_in_with_code,
    sign_in_with_password,
)
from gate.workflow.override import NotPermittedError
from gate.workflow.sign_in import Way
from tests.conftest import HandClock
from tests.everything_kept import everything_kept

GOOD = "harbour lemon quiet stove"
OTHER = "seven slow trains to Wick"
HERE = "192.0.2.10"
ELSEWHERE = "198.51.100.7"
COUNCIL = "thornwick"
SHELL = SignedIn(person_id="ann", system_user="root")


@pytest.fixture
def kept(desk: Desk) -> Desk:
    """The council, where Sam has a password."""
    set_password(desk, "sam", CLERK, GOOD)
    return desk


def signed_in(desk: Desk, password: str = GOOD, *, person: str = "sam", address: str = HERE) -> str:
    return sign_in_with_password(desk, COUNCIL, person, password, address=address).cookie


def events(desk: Desk) -> list[tuple[str, str]]:
    return [(entry.event, entry.subject) for entry in entries(desk)]


def test_a_person_signs_in_with_their_password_and_the_record_says_so(kept: Desk, clock: HandClock) -> None:
    seat = seat_of(kept, signed_in(kept))
    assert (seat.council_id, seat.by.person_id, seat.way) == (COUNCIL, "sam", Way.PASSWORD)
    assert seat.by.signed_in_at == clock()
    assert events(kept)[-2:] == [("set password", "sam"), ("sign in", "sam")]


@pytest.mark.parametrize("person", ["sam", "nobody", "ann", ""])  # wrong, unknown, known without one, none
def test_whatever_was_wrong_the_same_is_said(kept: Desk, person: str) -> None:
    with pytest.raises(SignInError, match="do not belong together here"):
        signed_in(kept, "not the password at all", person=person)


def test_a_failed_sign_in_is_written_down_without_what_was_typed(kept: Desk) -> None:
    for person, password in (("sam", "wrong secret words"), ("my password is hunter2", "x")):
        with pytest.raises(SignInError):
            signed_in(kept, password, person=person)
    known, unknown = list(entries(kept))[-2:]
    assert (known.event, known.subject, unknown.subject) == ("sign-in refused", "sam", "somebody unknown")
    told = known.raw + unknown.raw + repr(known.words + unknown.words).encode()
    assert b"wrong secret" not in told
    assert b"hunter2" not in told
    assert {words.text for words in known.words} == {"Sign-in", HERE}
    assert verify_record(kept).verifies


def test_no_password_or_token_stands_in_the_database(kept: Desk) -> None:
    cookie = signed_in(kept)
    content = everything_kept(kept)
    assert GOOD.encode() not in content
    assert cookie.split(".")[0].encode() not in content


def test_who_guesses_waits_longer_each_time_even_with_the_right_password(kept: Desk, clock: HandClock) -> None:
    for _ in range(3):
        with pytest.raises(SignInError, match="belong together"):
            signed_in(kept, "wrong")
    waited = []
    for _ in range(10):
        with pytest.raises(TooSoonError) as told:
            signed_in(kept)
        waited.append((told.value.until - clock()).total_seconds())
        clock.at = told.value.until
        with pytest.raises(SignInError, match="belong together"):
            signed_in(kept, "wrong")
    assert waited == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900]  # doubled, and never more than a quarter of an hour


def test_waiting_survives_a_restart(kept: Desk, clock: HandClock) -> None:
    for _ in range(3):
        with pytest.raises(SignInError):
            signed_in(kept, "wrong")
    restarted = replace(kept)
    kept.engine.dispose()
    with pytest.raises(TooSoonError):
        signed_in(restarted)
    clock.forward(seconds=2)
    assert seat_of(restarted, signed_in(restarted)).by.person_id == "sam"


def test_a_stranger_who_guesses_does_not_keep_the_person_out_for_long(kept: Desk, clock: HandClock) -> None:
    for number in range(60):
        clock.forward(minutes=1)
        with pytest.raises(SignInError):
            signed_in(kept, "wrong", address=f"198.51.100.{number}")
    clock.forward(minutes=1)
    assert signed_in(kept, address=HERE)


def test_one_address_that_tries_many_names_waits(kept: Desk) -> None:
    for number in range(20):
        with pytest.raises(SignInError, match="belong together"):
            signed_in(kept, "wrong", person=f"person-{number}")
    with pytest.raises(TooSoonError):
        signed_in(kept)
    assert signed_in(kept, address=ELSEWHERE)


def test_those_who_sign_in_rightly_from_one_address_never_wait(kept: Desk) -> None:
    assert len({signed_in(kept) for _ in range(45)}) == 45


def test_a_new_password_or_code_from_the_clerk_lets_a_person_in_who_must_wait(kept: Desk, clock: HandClock) -> None:
    for _ in range(3):
        with pytest.raises(SignInError):
            signed_in(kept, "wrong")
    cookie = sign_in_with_code(kept, give_code(kept, "sam", CLERK), OTHER, address=HERE).cookie
    assert seat_of(kept, cookie).by.person_id == "sam"


def test_a_sign_in_ends_after_half_an_hour_without_use(kept: Desk, clock: HandClock) -> None:
    cookie = signed_in(kept)
    for _ in range(5):
        clock.forward(minutes=29)
        assert seat_of(kept, cookie)
    clock.forward(minutes=30)
    with pytest.raises(SignedOutError, match="nothing was done with it for 30 minutes"):
        seat_of(kept, cookie)


def test_a_sign_in_ends_after_twelve_hours_however_much_it_is_used(kept: Desk, clock: HandClock) -> None:
    cookie = signed_in(kept)
    for _ in range(35):
        clock.forward(minutes=20)
        seat_of(kept, cookie)
    clock.forward(minutes=20)  # 36 times 20 minutes
    with pytest.raises(SignedOutError, match="it lasts 12 hours at most"):
        seat_of(kept, cookie)


def test_who_signs_out_is_out_at_once_and_the_record_says_so_once(kept: Desk) -> None:
    cookie = signed_in(kept)
    seat = seat_of(kept, cookie)
    sign_out(kept, seat)
    sign_out(kept, seat)
    with pytest.raises(SignedOutError, match="You signed out"):
        seat_of(kept, cookie)
    assert events(kept).count(("sign out", "sam")) == 1


def test_a_leaver_is_out_at_the_next_request(kept: Desk) -> None:
    cookie = signed_in(kept)
    remove_person(kept, "sam", CLERK)
    with pytest.raises(SignedOutError, match="Sam Adeyemi no longer acts here"):
        seat_of(kept, cookie)
    with pytest.raises(SignInError, match="belong together"):
        signed_in(kept)


def test_a_leaver_who_comes_back_does_not_have_their_old_password(kept: Desk) -> None:
    from_before = give_code(kept, "sam", CLERK)
    remove_person(kept, "sam", CLERK)
    with kept.work() as work:
        work.registers.put_person(replace(work.registers.person("sam"), removed_on=None))
        work.commit()
    with pytest.raises(SignInError):
        signed_in(kept)
    with pytest.raises(SignInError, match="code is not good"):
        sign_in_with_code(kept, from_before, OTHER, address=HERE)


def test_a_new_password_ends_every_sign_in_but_the_one_that_made_it(kept: Desk) -> None:
    one, other = signed_in(kept), signed_in(kept)
    change_own_password(kept, seat_of(kept, one), GOOD, OTHER, address=HERE)
    assert seat_of(kept, one)
    with pytest.raises(SignedOutError, match="Your password was changed"):
        seat_of(kept, other)
    with pytest.raises(SignInError):
        signed_in(kept, GOOD)
    assert signed_in(kept, OTHER)


def test_nobody_changes_a_password_without_the_old_one(kept: Desk) -> None:
    seat = seat_of(kept, signed_in(kept))
    with pytest.raises(SignInError, match="not your password as it is now"):
        change_own_password(kept, seat, "wrong", OTHER, address=HERE)
    assert signed_in(kept, GOOD)


@pytest.mark.parametrize(
    "altered", [lambda cookie: cookie[:-1] + ("0" if cookie[-1] != "0" else "1"), lambda cookie: "x" + cookie[1:] + "y"]
)
def test_an_altered_cookie_is_refused_with_a_sentence(kept: Desk, altered) -> None:
    with pytest.raises(SignedOutError, match="was not made by this server, or was altered"):
        seat_of(kept, altered(signed_in(kept)))


@pytest.mark.parametrize("cookie", ["", ".", "abc", "é.ü", "a" * 10_000, "\x00.\x00"])
def test_what_is_no_cookie_of_ours_is_refused_with_a_sentence(kept: Desk, cookie: str) -> None:
    with pytest.raises(SignedOutError):
        seat_of(kept, cookie)


def test_the_cookie_of_another_server_is_refused(kept: Desk) -> None:
    other = replace(
        kept, settings=replace(kept.settings, sign_in=replace(kept.settings.sign_in, cookie_secret="x" * 40))
    )
    with pytest.raises(SignedOutError, match="not made by this server"):
        seat_of(other, signed_in(kept))


def test_a_code_is_good_once_and_for_seven_days(desk: Desk, clock: HandClock) -> None:
    code = give_code(desk, "sam", CLERK)
    assert len(code.replace("-", "")) == 16
    opened = sign_in_with_code(desk, f"  {code.upper()} ", GOOD, address=HERE)
    assert (opened.person_id, seat_of(desk, opened.cookie).by.person_id) == ("sam", "sam")
    with pytest.raises(SignInError, match="code is not good"):
        sign_in_with_code(desk, code, GOOD, address=HERE)
    late = give_code(desk, "sam", CLERK)
    clock.forward(days=7)
    with pytest.raises(SignInError, match="code is not good"):
        sign_in_with_code(desk, late, GOOD, address=HERE)


def test_a_code_is_not_spent_on_a_password_that_is_refused(desk: Desk) -> None:
    code = give_code(desk, "sam", CLERK)
    with pytest.raises(PasswordError, match="at least 12 characters"):
        sign_in_with_code(desk, code, "short", address=HERE)
    assert sign_in_with_code(desk, code, GOOD, address=HERE)


def test_codes_cannot_be_tried_one_after_another(desk: Desk) -> None:
    for number in range(20):
        with pytest.raises(SignInError, match="not good"):
            sign_in_with_code(desk, f"aaaa-bbbb-cccc-{number:04}", GOOD, address=HERE)
    with pytest.raises(TooSoonError):
        sign_in_with_code(desk, give_code(desk, "sam", CLERK), GOOD, address=HERE)


def test_nobody_gives_themselves_a_code_or_password_but_from_the_shell(desk: Desk) -> None:
    for act in (
        lambda by: give_code(desk, "ann", by),
        lambda by: set_password(desk, "ann", by, GOOD),
        lambda by: tie_email(desk, "ann", by, provider="microsoft", email="ann@thornwick.example"),
        lambda by: untie(desk, "ann", by),
    ):
        with pytest.raises(NotPermittedError, match="Nobody changes their own"):
            act(CLERK)
    set_password(desk, "ann", SHELL, GOOD)
    assert signed_in(desk, person="ann")


def test_an_author_keeps_nobodys_sign_in_and_the_attempt_is_written_down(desk: Desk) -> None:
    with pytest.raises(NotPermittedError, match="may not say who may do what"):
        give_code(desk, "ann", SignedIn(person_id="sam"))
    with pytest.raises(NotPermittedError):
        sign_in_ways(desk, SignedIn(person_id="sam"))
    assert [event for event, _ in events(desk)][-2:] == ["refused", "refused"]


def test_the_first_clerk_chooses_a_password_at_set_up_and_nobody_after_that(desk: Desk) -> None:
    set_first_password(desk, "ann", GOOD)
    assert signed_in(desk, person="ann")
    with pytest.raises(SignInWayError, match="Somebody can sign in here already"):
        set_first_password(desk, "sam", OTHER)


def test_whose_ways_are_taken_away_is_out(kept: Desk) -> None:
    cookie = signed_in(kept)
    assert untie(kept, "sam", CLERK) == 1
    with pytest.raises(SignedOutError, match="way to sign in was taken away"):
        seat_of(kept, cookie)
    with pytest.raises(SignInError):
        signed_in(kept)


def test_only_a_demonstration_lets_people_in_without_proof(desk: Desk) -> None:
    with pytest.raises(SignInError, match="This is no demonstration"):
        sign_in_for_demonstration(desk, COUNCIL, "ann")
    shown = replace(desk, settings=replace(desk.settings, demonstration=True))
    cookie = sign_in_for_demonstration(shown, COUNCIL, "ann").cookie
    assert seat_of(shown, cookie).way is Way.DEMONSTRATION
    with pytest.raises(SignInError):
        sign_in_for_demonstration(shown, COUNCIL, "nobody")


def test_passwords_are_not_taken_where_the_settings_say_so(kept: Desk) -> None:
    without = replace(kept, settings=replace(kept.settings, sign_in=replace(kept.settings.sign_in, passwords=False)))
    with pytest.raises(SignInError, match="Passwords are not used here"):
        signed_in(without)


def test_an_unknown_name_takes_as_long_as_a_known_one(kept: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each attempt checks exactly one hash of the same cost, whoever it names."""
    checked: list[str] = []
    hasher = passwords._HASHER

    class Watched:
        def verify(self, hashed: str, password: str) -> bool:
            checked.append(hashed)
            return hasher.verify(hashed, password)

        def hash(self, password: str) -> str:
            return hasher.hash(password)

        def check_needs_rehash(self, hashed: str) -> bool:
            return hasher.check_needs_rehash(hashed)

    monkeypatch.setattr(passwords, "_HASHER", Watched())
    for person in ("sam", "nobody", "ann"):
        with pytest.raises(SignInError):
            signed_in(kept, "wrong", person=person)
    assert len(checked) == 3
    assert len({one.rsplit("$", 2)[0] for one in checked}) == 1  # the same algorithm and cost


def test_a_sign_in_renewed_ends_the_one_before_it(kept: Desk, clock: HandClock) -> None:
    first = signed_in(kept)
    clock.forward(minutes=20)
    before = seat_of(kept, first)
    second = sign_in_with_password(kept, COUNCIL, "sam", GOOD, address=HERE, replacing=before.digest).cookie
    assert seat_of(kept, second).by.signed_in_at - before.by.signed_in_at == dt.timedelta(minutes=20)
    with pytest.raises(SignedOutError, match="You signed in again"):
        seat_of(kept, first)
