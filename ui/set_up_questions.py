"""The questions of the set-up, one a page: each keeps its answer and goes on to the next."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import NoReturn

import streamlit as st

from calendars.area import AreaKind
from calendars.civil_time import civil_day
from calendars.nation import Nation
from calendars.ordinary_polls import ordinary_polls
from calendars.poll import PollKind
from gate.desk.dates_in_words import full_day
from gate.desk.desk import Desk
from gate.desk.keep_accounts import NETWORKS
from gate.desk.set_up_answers import (
    KINDS,
    AccountAnswer,
    SetUpAnswers,
    objections_to_accounts,
    objections_to_clerk,
    objections_to_council,
    objections_to_first_password,
    objections_to_poll,
)
from ui import look
from ui.words import KIND

NATION = {
    Nation.ENGLAND: "England",
    Nation.WALES: "Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}


def go_on(kept: SetUpAnswers) -> NoReturn:
    """Keep the answers and ask the next question; or go back to the check, where one answer was to be changed."""
    st.session_state["set-up"] = kept
    number = int(st.session_state.get("set-up-step", 0)) + 1
    if st.session_state.pop("set-up-change", False):
        number = len(QUESTIONS)
    st.session_state["set-up-step"] = number
    st.rerun()


def ask_council(_: Desk, before: SetUpAnswers) -> None:
    """Its name, its kind, its nation."""
    st.title("Which council is it?", anchor=False)
    with st.form("set-up-council", border=False):
        name = st.text_input("Name of the council", before.name, key="set-up-name")
        nations = list(NATION)
        nation = st.radio(
            "Nation", nations, nations.index(before.nation), format_func=lambda one: NATION[one], key="set-up-nation"
        )
        kinds = list(KINDS)
        kind = st.radio("It is", kinds, kinds.index(before.kind), format_func=lambda one: KINDS[one], key="set-up-kind")
        name_cy = st.text_input("Its name in Welsh, if it has one", before.name_cy, key="set-up-name-cy")
        if st.form_submit_button("Continue", type="primary"):
            kept = replace(
                before, name=name, name_cy=name_cy, nation=nation or Nation.ENGLAND, kind=kind or before.kind
            )
            if not look.problems(list(objections_to_council(kept).values())):
                go_on(kept)


def ask_area(_: Desk, before: SetUpAnswers) -> None:
    """What it lies in and what it is divided into: a poll of any of these may touch its accounts."""
    st.title("Where does it lie?", anchor=False)
    look.html("<p>A poll of the county or the district asks for care of a town council in it too.</p>")
    with st.form("set-up-area", border=False):
        county = district = ""
        if before.kind in (AreaKind.PARISH, AreaKind.DISTRICT):
            county = st.text_input(
                "County it lies in (leave empty where there is none)", before.county, key="set-up-county"
            )
        if before.kind is AreaKind.PARISH:
            district = st.text_input(
                "District, borough or unitary area it lies in", before.district, key="set-up-district"
            )
        wards = st.text_area(
            "Its wards or divisions, one a line (may be left empty)", "\n".join(before.wards), key="set-up-wards"
        )
        if st.form_submit_button("Continue", type="primary"):
            lines = tuple(line.strip() for line in wards.splitlines() if line.strip())
            go_on(replace(before, county=county, district=district, wards=lines))


def ask_accounts(_: Desk, before: SetUpAnswers) -> None:
    """Where the council speaks, one account at a time."""
    st.title("Where does the council speak?", anchor=False)
    look.html("<p>Only accounts of the council itself. What members say on their own accounts is theirs.</p>")
    for number, one in enumerate(before.accounts):
        with st.container(border=True):
            look.html(f"<p><strong>{escape(one.name)}</strong>, {escape(account_told(one))}</p>")
            if st.button(f"Remove {one.name}", key=f"set-up-remove-{number}"):
                left = tuple(other for other in before.accounts if other is not one)
                st.session_state["set-up"] = replace(before, accounts=left)
                st.rerun()
    number_now = len(before.accounts)
    with st.form(f"set-up-account-{number_now}", border=False):
        name = st.text_input(
            "Name of the account, such as ‘Town council on Facebook’", key=f"set-up-account-name-{number_now}"
        )
        network = st.selectbox(
            "Network", list(NETWORKS), format_func=lambda one: NETWORKS[one], key=f"set-up-network-{number_now}"
        )
        handle = st.text_input("Its handle, such as @AnytownTC (may be left empty)", key=f"set-up-handle-{number_now}")
        by_hand = st.radio(
            "How do posts leave?",
            [True, False],
            format_func=lambda one: HOW[one],
            key=f"set-up-by-hand-{number_now}",
        )
        with st.container(horizontal=True):
            add, onward = st.form_submit_button("Add this account"), st.form_submit_button("Continue", type="primary")
        if not (add or onward):
            return
        told_one = AccountAnswer(name=name.strip(), network=network or "", handle=handle.strip(), by_hand=bool(by_hand))
        kept = replace(before, accounts=(*before.accounts, told_one)) if name.strip() else before
        if add and not name.strip():
            look.problems(["Enter the name of the account"])
        elif not look.problems(list(objections_to_accounts(kept).values())):
            if onward:
                go_on(kept)
            st.session_state["set-up"] = kept
            st.rerun()


HOW = {
    True: "A person posts it by hand: the gate hands over the text and asks for the address",
    False: "The gate writes it as a file into a folder, from where your website takes it",
}


def account_told(one: AccountAnswer) -> str:
    """‘Facebook, @AnytownTC, posted by hand’."""
    how = "posted by hand" if one.by_hand else "written to a folder"
    return ", ".join(filter(None, (NETWORKS.get(one.network, one.network), one.handle, how)))


def ask_clerk(_: Desk, before: SetUpAnswers) -> None:
    """Who decides, and whether somebody else can look."""
    st.title("Who is the clerk?", anchor=False)
    look.html(
        "<p>The clerk decides what the gate holds, keeps the calendar, and adds the other people. In a larger council "
        "this is whoever answers for its publicity.</p>"
    )
    with st.form("set-up-clerk", border=False):
        name = st.text_input("Name, as it is to stand in the record", before.clerk, key="set-up-clerk-name")
        alone = st.radio(
            "Is anybody else there to decide what the clerk wrote?",
            [False, True],
            int(before.alone),
            format_func=lambda one: ALONE[one],
            key="set-up-alone",
        )
        reviewer = st.text_input(
            "Only if the clerk is alone: who looks afterwards, such as the chairman?",
            before.reviewer,
            key="set-up-reviewer",
        )
        if st.form_submit_button("Continue", type="primary"):
            kept = replace(before, clerk=name, alone=bool(alone), reviewer=reviewer if alone else "")
            if not look.problems(list(objections_to_clerk(kept).values())):
                go_on(kept)


ALONE = {
    False: "Yes: nobody answers for what they wrote themselves",
    True: "No, the clerk is the only officer: they may answer for their own posts, and somebody looks afterwards",
}


def ask_sign_in(desk: Desk, before: SetUpAnswers) -> None:
    """The first clerk's password; where the council signs in elsewhere, that it is tied afterwards."""
    st.title(f"How will {before.clerk} sign in?", anchor=False)
    ways = desk.settings.sign_in
    if ways.providers:
        names = " or ".join(one.title for one in ways.providers)
        look.html(
            f"<p>This server is connected to {escape(names)}. The clerk signs in with a password first, and can then "
            "tie everybody, themselves included, to it on the page Users.</p>"
        )
    if not ways.passwords:
        look.html("<p>Passwords are switched off in this server’s settings: its operator ties the clerk’s sign-in.</p>")
        if st.button("Continue", type="primary", key="set-up-no-password"):
            go_on(before)
        return
    with st.form("set-up-sign-in", border=False):
        password = st.text_input(
            "Password, at least 12 characters. Three or four words together are a good one.",
            type="password",
            key="set-up-password-given",
            autocomplete="new-password",
        )
        again = st.text_input(
            "The same once more", type="password", key="set-up-password-again", autocomplete="new-password"
        )
        if st.form_submit_button("Continue", type="primary"):
            amiss = objections_to_first_password(before, password, again)
            if not look.problems(list(amiss.values())):
                st.session_state["set-up-password"] = password
                go_on(before)


def ask_policy(desk: Desk, before: SetUpAnswers) -> None:
    """The document that the council has adopted, if it is one of the shelf."""
    st.title("Which social media policy does the council follow?", anchor=False)
    look.html(
        "<p>The law’s rules are read in every case. A policy adds the council’s own: who approves what, and what is "
        "asked of the author. It can be adopted, changed or left later, on the page Policy.</p>"
    )
    packs = {"": "None of these yet: the law’s rules alone"}
    packs |= {pack.policy_id: f"{pack.whose}: {pack.title}" for pack in desk.reference.bookshelf.packs}
    ids = list(packs)
    with st.form("set-up-policy", border=False):
        chosen = st.radio(
            "Policy",
            ids,
            ids.index(before.policy) if before.policy in packs else 0,
            format_func=lambda one: packs[one],
            key="set-up-policy-chosen",
        )
        if st.form_submit_button("Continue", type="primary"):
            go_on(replace(before, policy=chosen or ""))


def ask_poll(desk: Desk, before: SetUpAnswers) -> None:
    """The next poll, its notice, and how far somebody is sure that none is missing."""
    day_now = civil_day(desk.clock())
    st.title("Which poll comes next?", anchor=False)
    offered = ordinary_polls(before.nation, day_now)
    if offered:
        look.html(f"<p>The next ordinary local elections are on {full_day(offered[0].polling_day)}.</p>")
    with st.form("set-up-poll", border=False):
        kinds: list[PollKind | None] = [None, *PollKind]
        kind = st.selectbox(
            "Kind of poll",
            kinds,
            kinds.index(before.poll),
            format_func=lambda one: KIND[one] if one else "I do not know of one",
            key="set-up-poll-kind",
        )
        day = st.date_input(
            "Polling day", before.poll_day, format="DD/MM/YYYY", min_value=day_now, key="set-up-poll-day"
        )
        notice = st.date_input(
            "Day of the notice of election, if it is known (may be left empty)",
            before.notice_day,
            format="DD/MM/YYYY",
            min_value=day_now - dt.timedelta(days=90),
            key="set-up-notice",
        )
        until = st.date_input(
            "You are sure that no other poll comes before this day (may be left empty)",
            before.sure_until,
            format="DD/MM/YYYY",
            min_value=day_now,
            key="set-up-sure",
        )
        look.html('<p class="small">Where you are not sure, the gate answers ‘cannot tell’, never ‘no’.</p>')
        if st.form_submit_button("Continue", type="primary"):
            kept = replace(
                before, poll=kind, poll_day=day if kind else None, notice_day=notice if kind else None, sure_until=until
            )
            if not look.problems(list(objections_to_poll(kept, desk.reference.holidays, day_now).values())):
                go_on(kept)


Question = Callable[[Desk, SetUpAnswers], None]

QUESTIONS: tuple[tuple[str, Question], ...] = (
    ("the council", ask_council),
    ("its area", ask_area),
    ("its accounts", ask_accounts),
    ("the clerk", ask_clerk),
    ("how they sign in", ask_sign_in),
    ("its policy", ask_policy),
    ("the next poll", ask_poll),
)
