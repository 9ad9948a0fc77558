"""Takes the browser to an address of this server that is no page of the app, such as the sign-in form."""

import streamlit as st

_GO = "export default function({data}) { if (data) window.location.assign(data) }"


def go(address: str) -> None:
    """Leave the app for `address`, which begins with a slash: on this server. Raises ValueError for another."""
    if not address.startswith("/") or address.startswith("//"):
        raise ValueError(f"not an address of this server: {address}")
    st.components.v2.component("going", js=_GO)(data=address, key="going")
