"""Tells the browser which language the page is in, so that a screen reader reads it by the right rules."""

import streamlit as st

from gate.desk.dates_in_words import Tongue

_SET = "export default function({data}) { document.documentElement.lang = data }"


def say_language(tongue: Tongue) -> None:
    """Set the language of the whole document."""
    st.components.v2.component("page_language", js=_SET)(data=str(tongue), key="page-language")
