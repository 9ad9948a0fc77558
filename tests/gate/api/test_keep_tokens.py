import datetime as dt

import pytest

from gate.desk.demonstration import CLERK
from gate.desk.desk import Desk
from gate.desk.enquiries import entries
from gate.desk.keep_tokens import bearer, create_token, revoke_token, tokens
from gate.store.access_tables import TokenRow
from gate.store.columns import table_of
from gate.store.tokens import TokenError

UNTIL = dt.date(2027, 12, 31)


def test_of_a_token_only_a_digest_is_kept_and_the_record_names_who_made_it(desk: Desk) -> None:
    here = desk.choose(None)
    issued = create_token(here, "website", CLERK, until=UNTIL)
    with desk.engine.connect() as connection:
        kept = connection.execute(table_of(TokenRow).select()).one()
    assert issued.secret not in str(tuple(kept))
    assert issued.secret.rsplit("_", 1)[-1] not in str(tuple(kept))
    last = entries(here)[-1]
    assert (last.event, last.actor, last.subject) == ("create token", CLERK.person_id, issued.token.token_id)
    assert issued.secret.encode() not in last.raw
    assert bearer(desk, issued.secret) == issued.token


def test_every_token_is_another_one(desk: Desk) -> None:
    here = desk.choose(None)
    assert len({create_token(here, f"site-{number}", CLERK, until=UNTIL).secret for number in range(5)}) == 5
    assert [one.name for one in tokens(here)] == [f"site-{number}" for number in range(5)]


@pytest.mark.parametrize(
    ("name", "until", "told"),
    [
        ("website", UNTIL, "There is a token ‘website’ already."),
        ("Our Website", UNTIL, "‘Our Website’ cannot be a token's name."),
        ("press", dt.date(2027, 4, 11), "A token cannot hold until 11 April 2027."),  # today is 12 April
        ("press", dt.date(2029, 4, 12), "A token cannot hold until 12 April 2029."),  # 731 days on, of at most 730
    ],
)
def test_what_cannot_be_made_is_refused_with_a_sentence(desk: Desk, name: str, until: dt.date, told: str) -> None:
    here = desk.choose(None)
    create_token(here, "website", CLERK, until=UNTIL)
    with pytest.raises(TokenError, match=told):
        create_token(here, name, CLERK, until=until)
    assert len(tokens(here)) == 1


def test_a_name_is_free_again_once_its_token_is_revoked(desk: Desk) -> None:
    here = desk.choose(None)
    first = create_token(here, "website", CLERK, until=UNTIL)
    gone = revoke_token(here, "website", CLERK, reason="Lost on a train")
    assert (gone.revoked_by, gone.revoked_at) == (CLERK.person_id, here.clock())
    second = create_token(here, "website", CLERK, until=UNTIL)
    with pytest.raises(TokenError, match="was revoked"):
        bearer(desk, first.secret)
    assert bearer(desk, second.secret).name == "website"


def test_revoking_what_is_not_there_names_what_is(desk: Desk) -> None:
    here = desk.choose(None)
    create_token(here, "website", CLERK, until=UNTIL)
    with pytest.raises(TokenError, match="There is no token ‘wesbite’ here"):
        revoke_token(here, "wesbite", CLERK)
