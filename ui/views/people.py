"""People and accounts: who stands and sits, where the council speaks, and who may do what here."""

import datetime as dt
import tempfile
from html import escape
from pathlib import Path

import streamlit as st

from calendars.civil_time import civil_day
from gate.desk.dates_in_words import short_day
from gate.desk.enquiries import kept_calendar, people
from gate.desk.exchange_people import import_people
from gate.desk.keep_people import KeptPeople
from gate.desk.keep_users import add_person, change_roles, name_deputy, remove_person
from gate.workflow.permission import Act, objections_to_act
from gate.workflow.role import Grant, Person, Role
from ui import look
from ui.session import Sitting, done, refusals_shown, seated, show_news

GIVEN = tuple(role for role in Role if role not in (Role.GATE, Role.DEPUTY, Role.LINE_MANAGER))


def show() -> None:
    """The page."""
    sitting = seated()
    show_news()
    st.title("People and accounts", anchor=False)
    candidates(sitting)
    accounts(sitting)
    users(sitting)


def candidates(sitting: Sitting) -> None:
    """Who stands in each poll, and whether the list is the statement of persons nominated; who sits."""
    known = people(sitting.desk)
    whole = {ballot.poll_id: ballot.complete for ballot in known.ballots}
    st.header("Who stands", anchor=False)
    rows = []
    for poll in kept_calendar(sitting.desk).polls:
        names = [one for one in known.candidates if one.poll_id == poll.poll_id]
        listed = ", ".join(f"{one.name} ({one.party_name or 'no party given'})" for one in names)
        state = "complete" if whole.get(poll.poll_id) else "not complete: sitting members stand in"
        rows.append(
            (
                f"<strong>{escape(poll.title or poll.poll_id)}</strong>, {short_day(poll.polling_day)}",
                f"{len(names)}, {state}",
                escape(listed) or "none yet",
            )
        )
    if rows:
        look.html(look.table(("Poll", "Candidates", "Names"), rows, caption="Candidates"))
    else:
        look.html("<p>Candidates stand here once a poll is in the calendar.</p>")
    members = [
        (escape(one.name), escape(one.role), escape(", ".join(filter(None, (one.body, one.area_name)))))
        for one in known.members
    ]
    if members:
        with st.expander(f"Sitting members and other politicians ({len(members)})"):
            look.html(look.table(("Name", "Office", "Where"), members, caption="Members"))
    refused = objections_to_act(Act.KEEP_PEOPLE, sitting.actor)
    if refused:
        look.html(*(f'<p class="small">{escape(one)}</p>' for one in refused))
        return
    with st.expander("Take in candidates or members from a file"):
        take_in(sitting)


def take_in(sitting: Sitting) -> None:
    """A file looked at first, then taken in whole or not at all."""
    look.html(
        "<p>Candidates: the CSV that Democracy Club publishes. Members: a CSV with the columns name and role.</p>"
    )
    file = st.file_uploader("The file", type=["csv"], key="people-file")
    if file is None:
        return
    statement = st.checkbox("This is the statement of persons nominated: nobody else stands", key="people-statement")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / Path(file.name).name
        place.write_bytes(file.getvalue())
        with refusals_shown():
            seen = import_people(sitting.desk, place, sitting.by, dry_run=True, statement=statement)
            look.html(f"<p>It holds: {escape(counted(seen))}. Nothing is taken in yet.</p>")
            if st.button("Take them in", type="primary", key="people-take"):
                kept = import_people(sitting.desk, place, sitting.by, statement=statement)
                moved = f" {len(kept.moved)} posts changed their state: look at the queue." if kept.moved else ""
                done(f"Taken in: {counted(kept)}.{moved}")


def counted(kept: KeptPeople) -> str:
    """‘6 for parish.anytown.2027-05-06’, poll by poll."""
    return ", ".join(f"{count} for {poll}" for poll, count in kept.per_poll) or "nobody"


def accounts(sitting: Sitting) -> None:
    """Where the council speaks."""
    st.header("Accounts", anchor=False)
    how = {True: "posted by hand", False: "published by the gate"}
    channels = sitting.desk.channels
    look.html(
        look.table(
            ("Account", "Network", "How"),
            (
                (
                    f"<strong>{escape(one.name)}</strong> {escape(one.handle)}",
                    escape(one.network),
                    how[channels[one.channel].by_hand],
                )
                for one in sitting.place.accounts
            ),
            caption="Accounts",
        ),
        '<p class="small">Members’ own accounts are not read here: what they say in their own name is theirs.</p>',
    )


def users(sitting: Sitting) -> None:
    """Who may do what here, from when; and the acts of adding, changing, naming a deputy and removing."""
    st.header("Who may do what", anchor=False)
    today = civil_day(sitting.place.now)
    present = [one for one in sitting.place.persons if one.removed_on is None or one.removed_on > today]
    gone = [one for one in sitting.place.persons if one not in present]
    look.html(
        look.table(
            ("Person", "Roles"),
            (
                (escape(one.name), "<br>".join(escape(granted(grant)) for grant in one.grants) or "no role")
                for one in present
            ),
            caption="People who work here",
        ),
        f'<p class="small">No longer here: {escape(", ".join(one.name for one in gone))}.</p>' if gone else "",
    )
    if refused := objections_to_act(Act.KEEP_USERS, sitting.actor):
        look.html(*(f'<p class="small">{escape(one)}</p>' for one in refused))
        return
    others = [one for one in present if one.person_id != sitting.actor.person_id]
    with st.expander("Add a person"):
        new_person(sitting)
    with st.expander("Change roles, name a deputy, remove"):
        change_person(sitting, others, today)


def granted(grant: Grant) -> str:
    """‘deputy, 12 April 2027 to 16 April 2027’."""
    told = str(grant.role).replace("-", " ")
    if grant.account_id:
        told += f" for {grant.account_id}"
    if grant.starts and grant.until:
        told += f", {short_day(grant.starts)} to {short_day(grant.until)}"
    return told


def new_person(sitting: Sitting) -> None:
    """Name, id and roles of someone new."""
    name = st.text_input("Name, as it is to stand in the record", key="user-name")
    person_id = st.text_input("Id (small letters, such as ann.price)", key="user-id")
    roles = st.multiselect("Roles", GIVEN, format_func=role_told, key="user-roles")
    if st.button("Add this person", type="primary", key="user-add"):
        with refusals_shown():
            grants = tuple(Grant(role=role) for role in roles)
            person = add_person(sitting.desk, person_id.strip(), sitting.by, name=name, grants=grants)
            done(f"{person.name} is added.")


def change_person(sitting: Sitting, others: list[Person], today: dt.date) -> None:
    """What can be changed about someone who is here. Nobody changes their own roles."""
    if not others:
        look.html("<p>Nobody else is here. Nobody changes their own roles.</p>")
        return
    by_id = {one.person_id: one for one in others}
    who = st.selectbox("Person", list(by_id), format_func=lambda one: by_id[one].name, key="user-who")
    held = [grant.role for grant in by_id[who].grants if grant.role in GIVEN]
    roles = st.multiselect("Roles", GIVEN, held, format_func=role_told, key=f"roles-{who}")
    if st.button("Give these roles", key="user-change"):
        with refusals_shown():
            person = change_roles(sitting.desk, who, sitting.by, grants=tuple(Grant(role=role) for role in roles))
            done(f"{person.name}: {', '.join(role_told(role) for role in roles) or 'no role'}.")
    first, last = st.columns(2)
    starts = first.date_input("Deputy from", today, format="DD/MM/YYYY", key="deputy-from")
    until = last.date_input("to (included)", today + dt.timedelta(days=7), format="DD/MM/YYYY", key="deputy-until")
    if st.button("Name deputy for these days", key="user-deputy"):
        with refusals_shown():
            person = name_deputy(sitting.desk, who, sitting.by, starts=starts, until=until)
            done(f"{person.name} is deputy from {short_day(starts)} to {short_day(until)}.")
    if st.button(f"Remove {by_id[who].name}", key="user-remove"):
        with refusals_shown():
            person = remove_person(sitting.desk, who, sitting.by)
            done(f"{person.name} can act no more. What they did stays in the record.")


def role_told(role: Role) -> str:
    """A role as people call it."""
    return str(role).replace("-", " ")


show()
