"""
What Streamlit's own login is told about the providers.

It is handed over in memory (`st.App(secrets=...)`): no file with a secret in it is ever written. Streamlit would read
the same from a `secrets.toml`, which would have to lie on the disk with the client's secret and the key of all cookies.
"""

import datetime as dt
from typing import Any

from gate.settings import AGAIN, Provider, SignInSettings

GOOGLE = "//accounts.google.com/"


def login_settings(sign_in: SignInSettings) -> dict[str, Any]:
    """The providers as Streamlit reads them; empty where there are none.

    Each stands there twice: under its own name people choose who they are; under the second they are asked to prove it
    anew (`prompt=login`), for what asks for a fresh sign-in.
    """
    if not sign_in.providers:
        return {}
    told: dict[str, Any] = {
        "redirect_uri": f"{sign_in.address}/oauth2callback",
        "cookie_secret": sign_in.cookie_secret,
    }
    for one in sign_in.providers:
        told[one.name] = _client_of(one, prompt="select_account", max_age=sign_in.longest)
        told[f"{one.name}{AGAIN}"] = _client_of(one, prompt="login", max_age=dt.timedelta(0))
    return {"auth": told}


def _client_of(provider: Provider, *, prompt: str, max_age: dt.timedelta) -> dict[str, Any]:
    if GOOGLE in provider.metadata:  # knows no ‘login’: Google lets no application ask for a password again
        prompt = "select_account"
    return {
        "client_id": provider.client_id,
        "client_secret": provider.client_secret,
        "server_metadata_url": provider.metadata,
        "client_kwargs": {"scope": "openid email", "prompt": prompt},
        # by OpenID Connect Core 3.1.2.1 a provider that is asked for an age must say when the person proved themselves
        "authorize_params": {"max_age": str(int(max_age.total_seconds()))},
    }
