"""What Streamlit's login is told: nothing in a file, and each provider twice."""

import datetime as dt

from gate.settings import Provider, SignInSettings
from gate.sign_in.provider_login import login_settings


def provider(metadata: str) -> Provider:
    return Provider(name="office", title="Office", client_id="gate", metadata=metadata, client_secret="hush")


def told(metadata: str) -> dict[str, object]:
    sign_in = SignInSettings(
        address="https://gate.anytown.gov.uk", providers=(provider(metadata),), cookie_secret="x" * 32
    )
    found: dict[str, object] = login_settings(sign_in)["auth"]
    return found


def test_people_are_sent_back_to_the_address_of_the_gate() -> None:
    assert told("https://login.example/x")["redirect_uri"] == "https://gate.anytown.gov.uk/oauth2callback"


def test_who_signs_in_again_is_asked_to_prove_it_anew() -> None:
    found = told("https://login.example/x")
    first, again = found["office"], found["officeagain"]
    assert isinstance(first, dict)
    assert isinstance(again, dict)
    assert (first["client_kwargs"]["prompt"], again["client_kwargs"]["prompt"]) == ("select_account", "login")
    longest = str(int(dt.timedelta(hours=12).total_seconds()))
    assert (first["authorize_params"]["max_age"], again["authorize_params"]["max_age"]) == (longest, "0")


def test_google_is_asked_for_nothing_that_it_refuses() -> None:
    found = told("https://accounts.google.com/.well-known/openid-configuration")["officeagain"]
    assert isinstance(found, dict)
    assert found["client_kwargs"]["prompt"] == "select_account"


def test_without_a_provider_streamlit_is_told_nothing() -> None:
    assert login_settings(SignInSettings()) == {}
