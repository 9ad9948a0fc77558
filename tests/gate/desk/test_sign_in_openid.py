"""What a provider signed becomes a sign-in, or is refused with a sentence."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from gate.desk.demonstration import CLERK, make_demonstration
from gate.desk.desk import Desk
from gate.desk.enquiries import entries
from gate.desk.keep_sign_ins import SignInWayError, give_code, tie_email, untie
from gate.desk.keep_users import remove_person
from gate.desk.sessions import SignedOutError, sign_out
from gate.desk.sign_in import SignInError
from gate.desk.sign_in_openid import (
    Claims,
    SeveralCouncilsError,
    UntiedError,
    read_claims,
    seat_of_claims,
    tie_with_code,
)
from gate.settings import Provider
from gate.store.work import open_work
from gate.workflow.sign_in import Way
from tests.conftest import HandClock

ISSUER = "https://login.example/tenant/v2.0"


@pytest.fixture
def office(desk: Desk) -> Desk:
    """The council with a provider called ‘office’."""
    one = Provider(name="office", title="Office", client_id="gate", metadata=f"{ISSUER}/x", client_secret="s" * 32)
    return replace(desk, settings=replace(desk.settings, sign_in=replace(desk.settings.sign_in, providers=(one,))))


def claims(clock: HandClock, **told: Any) -> Claims:
    """What the provider signs now about Sam, unless told otherwise."""
    signed: dict[str, Any] = {
        "iss": ISSUER,
        "sub": "a1b2c3",
        "iat": int(clock().timestamp()),
        "nonce": "n0",
        "provider": "office",
        "email": "Sam@Thornwick.example",
        "email_verified": True,
    }
    return read_claims({**signed, **told})


def awaited(office: Desk) -> None:
    tie_email(office, "sam", CLERK, provider="office", email="sam@thornwick.example")


def last_event(desk: Desk) -> tuple[str, str]:
    last = list(entries(desk))[-1]
    return last.event, last.subject


def test_a_verified_e_mail_that_was_entered_ties_the_first_sign_in(office: Desk, clock: HandClock) -> None:
    awaited(office)
    seat = seat_of_claims(office, claims(clock))
    assert (seat.by.person_id, seat.way, seat.by.signed_in_at) == ("sam", Way.OPENID, clock())
    assert [entry.event for entry in entries(office)][-3:] == ["await sign-in", "tie sign-in", "sign in"]


@pytest.mark.parametrize("verified", [False, None, "true", 1, "yes"])
def test_an_e_mail_that_the_provider_did_not_verify_ties_nobody(office: Desk, clock: HandClock, verified: Any) -> None:
    awaited(office)
    with pytest.raises(UntiedError, match="known to nobody here"):
        seat_of_claims(office, claims(clock, email_verified=verified))


def test_an_e_mail_that_nobody_entered_ties_nobody(office: Desk, clock: HandClock) -> None:
    with pytest.raises(UntiedError):
        seat_of_claims(office, claims(clock))
    assert last_event(office) == ("sign-in refused", "somebody unknown")


def test_an_e_mail_entered_for_one_provider_is_nobodys_at_another(office: Desk, clock: HandClock) -> None:
    awaited(office)
    with pytest.raises(UntiedError):
        seat_of_claims(office, claims(clock, provider="elsewhere"))


def test_once_tied_the_e_mail_counts_for_nothing(office: Desk, clock: HandClock) -> None:
    """The address was given to a successor: the provider verifies it, and it is still not Sam."""
    awaited(office)
    seat_of_claims(office, claims(clock))
    with pytest.raises(UntiedError):
        seat_of_claims(office, claims(clock, sub="another person"))
    moved = claims(clock, email="sam.adeyemi@new.example", nonce="n1")
    assert seat_of_claims(office, moved).by.person_id == "sam"


def test_the_same_subject_of_another_issuer_is_somebody_else(office: Desk, clock: HandClock) -> None:
    awaited(office)
    seat_of_claims(office, claims(clock))
    with pytest.raises(UntiedError):
        seat_of_claims(office, claims(clock, iss="https://evil.example"))


def test_a_refused_sign_in_is_written_down_once_however_often_its_page_is_touched(
    office: Desk, clock: HandClock
) -> None:
    for _ in range(5):
        with pytest.raises(UntiedError):
            seat_of_claims(office, claims(clock))
    assert [entry.event for entry in entries(office)].count("sign-in refused") == 1


def test_a_code_ties_a_sign_in_where_no_e_mail_is_verified(office: Desk, clock: HandClock) -> None:
    told = claims(clock, email_verified=None)
    assert tie_with_code(office, told, give_code(office, "sam", CLERK), address="192.0.2.1") == "thornwick"
    assert seat_of_claims(office, told).by.person_id == "sam"


def test_a_code_ties_no_sign_in_that_lay_open_for_long(office: Desk, clock: HandClock) -> None:
    told = claims(clock)
    code = give_code(office, "sam", CLERK)
    clock.forward(minutes=16)
    with pytest.raises(SignedOutError, match="too long ago"):
        tie_with_code(office, told, code, address="")


def test_one_sign_in_is_one_persons(office: Desk, clock: HandClock) -> None:
    tie_with_code(office, claims(clock), give_code(office, "sam", CLERK), address="")
    with pytest.raises(UntiedError, match="somebody's already"):
        tie_with_code(office, claims(clock), give_code(office, "ravi", CLERK), address="")
    with pytest.raises(SignInError):
        tie_with_code(office, claims(clock, sub="x"), "aaaa-bbbb-cccc-dddd", address="")


def test_one_e_mail_is_awaited_for_one_person(office: Desk) -> None:
    awaited(office)
    with pytest.raises(SignInWayError, match="is sam’s already"):
        tie_email(office, "ravi", CLERK, provider="office", email="SAM@thornwick.example")
    with pytest.raises(SignInWayError, match="is not an e-mail address"):
        tie_email(office, "ravi", CLERK, provider="office", email="ravi at home")


def test_streamlits_cookie_of_thirty_days_is_limited_to_twelve_hours(office: Desk, clock: HandClock) -> None:
    awaited(office)
    told = claims(clock)
    for _ in range(36):
        seat_of_claims(office, told)
        clock.forward(minutes=20)
    with pytest.raises(SignedOutError, match="12 hours at most"):
        seat_of_claims(office, told)
    clock.forward(days=20)
    with pytest.raises(SignedOutError):  # nor is it revived days later
        seat_of_claims(office, told)


def test_a_cookie_first_seen_long_after_it_was_made_starts_nothing(office: Desk, clock: HandClock) -> None:
    awaited(office)
    told = claims(clock)
    clock.forward(hours=12)
    with pytest.raises(SignedOutError, match="too old"):
        seat_of_claims(office, told)


def test_who_signed_out_stays_out_though_streamlits_cookie_lives_on(office: Desk, clock: HandClock) -> None:
    awaited(office)
    told = claims(clock)
    sign_out(office, seat_of_claims(office, told))
    with pytest.raises(SignedOutError, match="You signed out"):
        seat_of_claims(office, told)
    assert seat_of_claims(office, claims(clock, nonce="n1"))  # a new sign-in is another one


def test_a_leaver_is_out_though_the_provider_still_knows_them(office: Desk, clock: HandClock) -> None:
    awaited(office)
    seat_of_claims(office, claims(clock))
    remove_person(office, "sam", CLERK)
    for nonce in ("n0", "n1", "n1"):
        with pytest.raises(SignedOutError, match="no longer acts"):
            seat_of_claims(office, claims(clock, nonce=nonce))
    assert [entry.event for entry in entries(office)].count("sign-in refused") == 1


def test_who_is_untied_must_be_tied_again(office: Desk, clock: HandClock) -> None:
    awaited(office)
    seat_of_claims(office, claims(clock))
    untie(office, "sam", CLERK)
    with pytest.raises(UntiedError):
        seat_of_claims(office, claims(clock))


def test_how_fresh_a_sign_in_is_the_provider_says_where_it_can(office: Desk, clock: HandClock) -> None:
    """A provider that vouches for somebody who proved themselves two hours ago makes no fresh sign-in."""
    awaited(office)
    earlier = clock() - dt.timedelta(hours=2)
    seat = seat_of_claims(office, claims(clock, auth_time=int(earlier.timestamp())))
    assert seat.by.signed_in_at == earlier
    again = seat_of_claims(
        office, claims(clock, nonce="n1", auth_time=int(clock().timestamp()), provider="officeagain")
    )
    assert again.by.signed_in_at == clock()


def test_a_provider_whose_clock_is_ahead_makes_nobody_fresh_for_longer(office: Desk, clock: HandClock) -> None:
    awaited(office)
    ahead = int((clock() + dt.timedelta(hours=1)).timestamp())
    assert seat_of_claims(office, claims(clock, iat=ahead, auth_time=ahead)).by.signed_in_at == clock()


@pytest.mark.parametrize(
    "told", [{"iss": None}, {"sub": ""}, {"iat": "now"}, {"iat": True}, {"sub": 5}, {"iat": -1}, {"iat": 10**30}]
)
def test_what_names_nobody_is_refused_with_a_sentence(clock: HandClock, told: dict[str, Any]) -> None:
    with pytest.raises(SignedOutError, match="did not say who you are"):
        claims(clock, **told)


def test_who_acts_for_two_councils_chooses_one(office: Desk, clock: HandClock) -> None:
    awaited(office)
    _second_council(office)
    other = office.choose("otherton")
    tie_email(other, "sam", CLERK, provider="office", email="sam@thornwick.example")
    with pytest.raises(SeveralCouncilsError) as told:
        seat_of_claims(office, claims(clock))
    assert told.value.councils == ("otherton", "thornwick")
    assert seat_of_claims(office, claims(clock), council_id="otherton").council_id == "otherton"
    assert seat_of_claims(office, claims(clock), council_id="thornwick").council_id == "thornwick"
    with pytest.raises(UntiedError, match="You may not act for ‘atlantis’"):
        seat_of_claims(office, claims(clock), council_id="atlantis")


def _second_council(desk: Desk) -> None:
    """Another council in the same database, with the same people."""
    with desk.look() as work:
        council, areas, policy = work.registers.council, work.registers.areas, work.registers.policy
        persons = work.registers.persons
    with open_work(desk.engine, "otherton", desk.clock(), writing=True) as work:
        work.registers.found(replace(council, council_id="otherton", name="Otherton Council"), areas, policy)
        for person in persons:
            work.registers.put_person(person)
        work.commit()


def test_make_demonstration_has_nobody_who_can_sign_in_with_a_provider(empty_desk: Desk, clock: HandClock) -> None:
    with pytest.raises(UntiedError):
        seat_of_claims(make_demonstration(empty_desk), claims(clock))
