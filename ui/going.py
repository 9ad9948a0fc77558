"""Takes the browser to an address of this server that is no page of the app, and back to the page it came from."""

import streamlit as st

_GO = "export default function({data}) { if (data) window.location.assign(data) }"


def go(address: str) -> None:
    """Leave the app for `address`, which begins with a slash: on this server. Raises ValueError for another."""
    if not address.startswith("/") or address.startswith("//"):
        raise ValueError(f"not an address of this server: {address}")
    st.components.v2.component("going", js=_GO)(data=address, key="going")


ASKED = "gate-page"
"""The cookie that says which page a browser asked for before its person signed in at a provider, for ten minutes."""

_REMEMBER = """export default function({data}) {
  const kept = location.protocol === "https:" ? ";Secure" : ""
  document.cookie = data + ";Path=/;SameSite=Lax" + kept
}"""


def remember_page(page: str) -> None:
    """Have the browser remember that it asked for `page`; an empty one is forgotten.

    A provider sends everyone to the first page, and who they are is not known before: so the browser itself keeps it.
    """
    lasts = 600 if page else 0
    st.components.v2.component("remembering", js=_REMEMBER)(data=f"{ASKED}={page};Max-Age={lasts}", key="remembering")


def page_remembered() -> str:
    """The page that the browser asked for before the sign-in, as it says itself; empty for none."""
    return str(st.context.cookies.get(ASKED, ""))
