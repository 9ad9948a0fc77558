"""People and accounts: who stands and sits, and where the council speaks."""

from html import escape

import streamlit as st

from calendars.poll import Poll
from gate.desk.dates_in_words import full_day
from gate.desk.enquiries import areas_served, kept_calendar, people
from gate.desk.keep_accounts import NETWORKS, keep_account
from gate.desk.situate import whole_lists
from gate.publicity.council import Account, Candidate, Member
from gate.workflow.permission import Act, objections_to_act
from ui import look
from ui.changing import asked_again, change_shown, changed, refill
from ui.people_in import PASTED, file_in, moved_told, paste_in
from ui.session import Sitting, done, seated, show_news

HOW = {"handover": "posted by hand", "outbox": "written to a folder by the gate"}


ACCOUNT = "account"  # the place under which its new particulars are kept while their writer signs in again
FIELDS = ("name", "network", "handle", "area", "channel")


def show() -> None:
    """The page."""
    sitting = seated()
    show_news()
    for place in (PASTED, ACCOUNT):
        refill(sitting, place)
    st.title("People and accounts", anchor=False)
    candidates(sitting)
    accounts(sitting)


def candidates(sitting: Sitting) -> None:
    """Who stands in each poll, and whether the list is the statement of persons nominated; who sits."""
    known = people(sitting.desk)
    polls = kept_calendar(sitting.desk).polls
    whole = whole_lists(known, polls)
    staff = {one: person.name for person in sitting.place.persons for one in person.stands_as}
    st.header("Who stands", anchor=False)
    rows = [
        _poll_row(poll, [one for one in known.candidates if one.poll_id == poll.poll_id], whole, staff)
        for poll in polls
    ]
    if rows:
        look.html(look.table(("Poll", "Candidates", "Names"), rows, caption="Candidates"))
    else:
        look.html("<p>Candidates stand here once a poll is in the calendar.</p>")
        if st.button("Add a poll to the calendar", key="to-calendar"):
            st.switch_page("views/calendar.py")
    if working := [staff[one.person_id] for one in known.candidates if one.person_id in staff]:
        names = " and ".join(dict.fromkeys(working))
        look.note(
            f"{names} works here and stands for election: one person, tied on the page Users. While that poll is "
            "running they answer for nothing that touches it."
        )
    _sitting_members(known.members)
    refused = objections_to_act(Act.KEEP_PEOPLE, sitting.actor)
    if refused:
        look.html(*(f'<p class="small">{escape(one)}</p>' for one in refused))
        return
    with st.expander("Paste a statement of persons nominated"):
        paste_in(sitting)
    with st.expander("Take in candidates or members from a file"):
        file_in(sitting)


def _poll_row(
    poll: Poll, standing: list[Candidate], whole: frozenset[str], staff: dict[str, str]
) -> tuple[str, str, str]:
    by_ward: dict[str, list[str]] = {}
    for one in standing:
        works = "; works here" if one.person_id in staff else ""
        by_ward.setdefault(one.area_name, []).append(f"{one.name} ({one.party_name or 'no party given'}{works})")
    listed = "<br>".join(
        (f"<strong>{escape(ward)}</strong>: " if ward else "") + escape(", ".join(names))
        for ward, names in by_ward.items()
    )
    if not poll.kind.has_candidates:
        state = "it puts a question, and nobody stands"
    elif poll.poll_id in whole:
        state = "everybody who stands"
    else:
        state = "not everybody yet: sitting members count as standing"
    return (
        f"<strong>{escape(poll.title or poll.poll_id)}</strong>, {full_day(poll.polling_day)}",
        f"{len(standing)}, {state}",
        listed or "none yet",
    )


def _sitting_members(members: tuple[Member, ...]) -> None:
    if not members:
        look.html("<p>No sitting members are entered yet. Take them in from a file below.</p>")
        return
    with st.expander(f"Sitting members and other politicians ({len(members)})"):
        rows = (
            (escape(one.name), escape(one.role), escape(", ".join(filter(None, (one.body, one.area_name)))))
            for one in members
        )
        look.html(look.table(("Name", "Office", "Where"), rows, caption="Members"))


def accounts(sitting: Sitting) -> None:
    """Where the council speaks, and for which area: the polls that touch that area bind the account."""
    st.header("Accounts", anchor=False)
    areas = {area.area_id: area.name for area in areas_served(sitting.desk)}
    if sitting.place.accounts:
        look.html(
            look.table(
                ("Account", "Network", "Area", "How a post leaves"),
                (
                    (
                        f"<strong>{escape(one.name)}</strong> {escape(one.handle)}",
                        escape(NETWORKS.get(one.network, one.network)),
                        escape(areas.get(one.area, one.area)),
                        escape(HOW.get(one.channel, one.channel)),
                    )
                    for one in sitting.place.accounts
                ),
                caption="Where the council speaks",
            )
        )
    else:
        look.html("<p>No account yet. Add where the council speaks: its website, its pages on networks.</p>")
    look.html(
        '<p class="small">Members’ own accounts are not read here: what they say in their own name is theirs.</p>'
    )
    if refused := objections_to_act(Act.KEEP_ACCOUNTS, sitting.actor):
        look.html(*(f'<p class="small">{escape(one)}</p>' for one in refused))
        return
    with st.expander("Add or change an account"):
        keep(sitting, areas)
        asked_again(sitting, ACCOUNT, ("account-which", *(f"{one}-{key}" for one in FIELDS for key in _keys(sitting))))


def _keys(sitting: Sitting) -> tuple[str, ...]:
    """What the keys of the form's fields end in: the account, or how many there are beside a new one."""
    known = tuple(one.account_id for one in sitting.place.accounts)
    return (*known, f"new-{len(known)}")


def keep(sitting: Sitting, areas: dict[str, str]) -> None:
    """One account, new or as it is to be from now on."""
    known = {one.account_id: one for one in sitting.place.accounts}
    which = st.selectbox(
        "Which", ["", *known], format_func=lambda one: known[one].name if one else "A new account", key="account-which"
    )
    before = known.get(which or "")
    key = which or f"new-{len(known)}"
    with st.form(f"account-{key}", border=False):
        name = st.text_input(
            "Name, such as ‘Town council on Facebook’", before.name if before else "", key=f"name-{key}"
        )
        networks = list(NETWORKS)
        network = st.selectbox(
            "Network",
            networks,
            networks.index(before.network) if before and before.network in networks else 0,
            format_func=lambda one: NETWORKS[one],
            key=f"network-{key}",
        )
        handle = st.text_input("Handle (may be left empty)", before.handle if before else "", key=f"handle-{key}")
        ids = list(areas)
        own = before.area if before else sitting.place.council.area
        area = st.selectbox(
            "Area it speaks for",
            ids,
            ids.index(own) if own in areas else 0,
            format_func=lambda one: areas[one],
            key=f"area-{key}",
        )
        hows = list(HOW)
        channel = st.radio(
            "How a post leaves",
            hows,
            hows.index(before.channel) if before and before.channel in hows else 0,
            format_func=lambda one: HOW[one].capitalize(),
            key=f"channel-{key}",
        )
        if not st.form_submit_button("Keep this account", type="primary"):
            return
        with change_shown(ACCOUNT):
            account = Account(
                account_id=which or "",
                council_id=sitting.place.council.council_id,
                name=name,
                channel=channel or hows[0],
                area=area or own,
                network=network or "",
                handle=handle,
            )
            kept = keep_account(sitting.desk, account, sitting.by)
            changed(sitting, ACCOUNT)
            done(f"{kept.account.name} is kept.{moved_told(len(kept.moved))}")


show()
