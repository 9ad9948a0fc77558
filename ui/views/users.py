"""Users: who may do what here, and how they sign in. An administrator keeps it; where nobody is one, the clerk."""

import datetime as dt
from collections.abc import Callable, Sequence
from html import escape
from operator import attrgetter

import streamlit as st

from calendars.civil_time import civil_day
from calendars.errors import ExplainedError
from gate.desk.dates_in_words import full_day
from gate.desk.enquiries import people
from gate.desk.keep_sign_ins import Ways, give_code, sign_in_ways, tie_email, untie
from gate.desk.keep_users import (
    add_person,
    change_roles,
    grant_in_words,
    may_keep_users,
    name_deputy,
    remove_person,
    roles_in_words,
    stand_as,
    why_not_keep_users,
)
from gate.desk.pass_on import left_open
from gate.workflow.role import Grant, Person, Role
from ui import look
from ui.session import Sitting, done, refusals_shown, seated, show_news
from ui.signing_in_again import pressed, sent, typed_at
from ui.words import counted

GIVEN = tuple(role for role in Role if role not in (Role.GATE, Role.DEPUTY))
EVERY_ACCOUNT = ""
HERE = "users"


def show() -> None:
    """The page."""
    sitting = seated()
    show_news()
    st.title("Users", anchor=False)
    if reasons := why_not_keep_users(sitting.desk, sitting.by):
        written_down(sitting)
        look.html(*(f"<p>{escape(one)}</p>" for one in reasons))
        return
    for key, value in typed_at(sitting, HERE).items():
        st.session_state.setdefault(key, value)
        sent(sitting, HERE)
    if code := st.session_state.pop("new-code", None):
        shown_once(*code)
    present = [one for one in sitting.place.persons if one.removed_on is None]
    everyone(sitting, present)
    st.header("Add a person", anchor=False)
    new_person(sitting)
    st.header("Change what somebody may do", anchor=False)
    others = [one for one in present if one.person_id != sitting.actor.person_id]
    if not others:
        look.html("<p>Nobody else is here. Nobody changes their own roles.</p>")
        return
    by_id = {one.person_id: one for one in others}
    who = st.selectbox("Person", list(by_id), format_func=lambda one: by_id[one].name, key="user-who")
    tasks: dict[str, Callable[[Sitting, Person], None]] = {
        "Roles": roles,
        "Deputy for certain days": deputy,
        "How they sign in": sign_in,
        "Who they are among candidates and members": standing,
        "They leave": leaves,
    }
    task = st.radio("What changes", list(tasks), key="user-task", horizontal=True)
    tasks[task](sitting, by_id[who])


def written_down(sitting: Sitting) -> None:
    """The attempt to keep users, once for each window."""
    if not st.session_state.get("users-refused"):
        st.session_state["users-refused"] = True
        try:
            may_keep_users(sitting.desk, sitting.by)
        except ExplainedError:
            return  # the page has said why


def everyone(sitting: Sitting, present: list[Person]) -> None:
    """Who is here, what they may do, how they sign in, and who they are among those who stand or sit."""
    ways = {one.person_id: one for one in sign_in_ways(sitting.desk, sitting.by)}
    gone = [one for one in sitting.place.persons if one not in present]
    look.html(
        look.table(
            ("Person", "May", "Signs in with", "Stands or sits as"),
            (
                (
                    f"{escape(one.name)}<br><span class='small'>{escape(one.person_id)}</span>",
                    "<br>".join(escape(grant_in_words(grant)) for grant in one.grants) or "no role",
                    escape(way_told(ways.get(one.person_id))),
                    escape(", ".join(politicians(sitting).get(each, each) for each in one.stands_as)) or "–",
                )
                for one in present
            ),
            caption="People who work here",
        ),
        f'<p class="small">No longer here: {escape(", ".join(one.name for one in gone))}.</p>' if gone else "",
    )


def way_told(ways: Ways | None) -> str:
    """‘a password’, ‘microsoft (ann@anytown.gov.uk, not yet)’."""
    if ways is None or not (ways.password or ways.identities):
        return "nothing yet"
    told = ["a password"] if ways.password else []
    for one in ways.identities:
        about = ", ".join(filter(None, (one.email, "not yet" if one.waits else "")))
        told.append(f"{one.provider} ({about})" if about else one.provider)
    return ", ".join(told)


def new_person(sitting: Sitting) -> None:
    """Name, id and roles of someone new."""
    name = st.text_input("Name, as it is to stand in the record", key="user-name")
    person_id = st.text_input("Short name (small letters, such as ann.price)", key="user-id")
    account = account_chosen(sitting, "user-account")
    given = st.multiselect("Roles", GIVEN, format_func=attrgetter("told"), key="user-roles")
    manages = managed(sitting, given, "", "user-manages")
    words = {"user-name": name, "user-id": person_id}
    if pressed(sitting, "Add this person", key="user-add", place=HERE, words=words):
        with refusals_shown():
            grants = grants_of(given, account, manages)
            person = add_person(sitting.desk, person_id.strip(), sitting.by, name=name, grants=grants)
            done(f"{person.name} is added. Next, say how they sign in.")


def roles(sitting: Sitting, person: Person) -> None:
    """Roles for every account, or for one: the others stay as they are."""
    who = person.person_id
    account = account_chosen(sitting, f"account-{who}")
    held = [grant.role for grant in person.grants if grant.role in GIVEN and grant.account_id == account]
    given = st.multiselect("Roles", GIVEN, held, format_func=attrgetter("told"), key=f"roles-{who}-{account}")
    manages = managed(sitting, given, who, f"manages-{who}")
    if pressed(sitting, "Give these roles", key="user-change", place=HERE, words={"user-who": who}):
        with refusals_shown():
            elsewhere = tuple(one for one in person.grants if one.role in GIVEN and one.account_id != account)
            grants = (*elsewhere, *grants_of(given, account, manages))
            after = change_roles(sitting.desk, who, sitting.by, grants=grants)
            done(f"{after.name}: {roles_in_words(after)}.")


def deputy(sitting: Sitting, person: Person) -> None:
    """The clerk's deputy from one day to another."""
    today = civil_day(sitting.place.now)
    first, last = st.columns(2)
    starts = first.date_input("Deputy from", today, format="DD/MM/YYYY", key="deputy-from")
    until = last.date_input("to (included)", today + dt.timedelta(days=7), format="DD/MM/YYYY", key="deputy-until")
    if pressed(sitting, "Name deputy for these days", key="user-deputy", place=HERE, words={}):
        with refusals_shown():
            after = name_deputy(sitting.desk, person.person_id, sitting.by, starts=starts, until=until)
            done(f"{after.name} is deputy from {full_day(starts)} to {full_day(until)}.")


def sign_in(sitting: Sitting, person: Person) -> None:
    """A code for a first sign-in; an e-mail to be known by; nothing any more."""
    rules = sitting.desk.settings.sign_in
    look.html(
        "<p>A code is good once, for seven days. Give it to them yourself: with it they choose a password, or show "
        "that a sign-in at your provider is theirs.</p>"
    )
    if pressed(sitting, f"Make a code for {person.name}", key="user-code", place=HERE, words={}):
        with refusals_shown():
            st.session_state["new-code"] = (person.name, give_code(sitting.desk, person.person_id, sitting.by))
            st.rerun()
    if rules.providers:
        titles = {one.name: one.title for one in rules.providers}
        provider = st.selectbox("Provider", list(titles), format_func=lambda one: titles[one], key="tie-provider")
        email = st.text_input("Their e-mail address there", key="tie-email")
        look.html(
            '<p class="small">It counts once, for their first sign-in, and only where the provider says that it '
            "was verified. Microsoft does not say so: give them a code.</p>"
        )
        if pressed(
            sitting, "Await this address", key="user-tie", place=HERE, words={"tie-email": email}, primary=False
        ):
            with refusals_shown():
                tie_email(sitting.desk, person.person_id, sitting.by, provider=provider, email=email)
                done(f"{person.name} is awaited as {email.strip()}.")
    if pressed(sitting, "Take every way to sign in away", key="user-untie", place=HERE, words={}, primary=False):
        with refusals_shown():
            untie(sitting.desk, person.person_id, sitting.by)
            done(f"{person.name} can sign in no more until they are given a way again.")


def shown_once(name: str, code: str) -> None:
    """A new code, this once."""
    st.success(f"{name}’s code, shown this once: {code}")
    look.html(
        "<p>They open <strong>/sign-in/code</strong> on this server, or sign in with your provider and type it "
        "there.</p>"
    )


def standing(sitting: Sitting, person: Person) -> None:
    """The candidates and members that this person is."""
    known = politicians(sitting)
    if not known:
        look.html("<p>No candidate or member here has an id yet. Import their list on the page People first.</p>")
        return
    chosen = st.multiselect(
        "They are", list(known), list(person.stands_as), format_func=lambda one: known.get(one, one), key="user-is"
    )
    look.html('<p class="small">Nobody answers for a post in a poll in which they stand.</p>')
    if pressed(sitting, "Keep this", key="user-stands", place=HERE, words={}):
        with refusals_shown():
            stand_as(sitting.desk, person.person_id, sitting.by, as_ids=tuple(chosen))
            done(f"Kept for {person.name}.")


def leaves(sitting: Sitting, person: Person) -> None:
    """What they have open, who takes it over, and the removal itself."""
    has = left_open(sitting.desk, person.person_id)
    told = [
        f"{person.name} has {counted(len(has.posts), 'post')} and {counted(has.unfinished, 'unfinished text')} open."
    ]
    look.html(*(f"<p>{escape(one)}</p>" for one in (*told, *has.named)))
    heirs = {
        one.person_id: one.name
        for one in sitting.place.persons
        if one.person_id != person.person_id and one.removed_on is None
    }
    heir = st.selectbox(
        "Who takes over what is open",
        ["", *heirs],
        format_func=lambda one: heirs.get(one, "Nobody: it stays as it is"),
        key="user-heir",
    )
    if pressed(sitting, f"Remove {person.name}", key="user-remove", place=HERE, words={"user-who": person.person_id}):
        with refusals_shown():
            after = remove_person(sitting.desk, person.person_id, sitting.by, hand_to=heir)
            passed = f" What was open is with {heirs[heir]}." if heir else ""
            done(f"{after.name} is signed out and can act no more. What they did stays in the record.{passed}")


def politicians(sitting: Sitting) -> dict[str, str]:
    """Candidates and members that have an id, as people know them."""
    known = people(sitting.desk)
    found = {one.person_id: f"{one.name} (member)" for one in known.members if one.person_id}
    return found | {one.person_id: f"{one.name} (candidate)" for one in known.candidates if one.person_id}


def account_chosen(sitting: Sitting, key: str) -> str:
    """For which account; empty for every one."""
    names = {EVERY_ACCOUNT: "Every account"} | {one.account_id: one.name for one in sitting.place.accounts}
    return st.selectbox("For", list(names), format_func=lambda one: names[one], key=key) or EVERY_ACCOUNT


def managed(sitting: Sitting, given: Sequence[Role], who: str, key: str) -> tuple[str, ...]:
    """Whose line manager somebody is, asked where that role is among those given."""
    if Role.LINE_MANAGER not in given:
        return ()
    names = {one.person_id: one.name for one in sitting.place.persons if one.person_id != who}
    return tuple(st.multiselect("Line manager of", list(names), format_func=lambda one: names[one], key=key))


def grants_of(given: Sequence[Role], account: str, manages: tuple[str, ...]) -> tuple[Grant, ...]:
    """The roles as they are kept."""
    return tuple(
        Grant(role=role, account_id=account, manages=manages if role is Role.LINE_MANAGER else ()) for role in given
    )


show()
