"""Set-up: an empty database opens a short path, one question a page. Gone as soon as a council is here."""

from html import escape

import streamlit as st

from calendars.civil_time import civil_day
from calendars.errors import ExplainedError
from gate.desk.answer_in_words import told
from gate.desk.at_work import desk_at_work
from gate.desk.dates_in_words import Tongue, full_day
from gate.desk.desk import Desk
from gate.desk.enquiries import today
from gate.desk.keep_sign_ins import set_first_password
from gate.desk.set_up import set_up_council
from gate.desk.set_up_answers import (
    KINDS,
    SetUpAnswers,
    council_of,
    objections_to_all,
    short_name,
)
from gate.desk.set_up_code import SetUpCode, code_here
from ui import look
from ui.set_up_questions import NATION, QUESTIONS, Question, account_told
from ui.words import KIND


def show() -> None:
    """The page: the question that is next, or the first answer once everything is set up."""
    look.style()
    try:
        desk: Desk = st.session_state.get("desk") or desk_at_work()
        councils = desk.councils()
    except ExplainedError as error:
        st.header("The server cannot be set up yet", anchor=False)
        st.write(str(error))
        return
    if ready := st.session_state.get("set-up-done"):
        first_answer(desk.choose(ready))
        return
    if councils:
        st.title("This server is set up", anchor=False)
        look.html("<p>A council is at work here already. Its clerk adds people, accounts and polls.</p>")
        return
    if not st.session_state.get("set-up-open"):
        ask_code()
        return
    number = int(st.session_state.get("set-up-step", 0))
    behind = code_asked()
    behind.kept, behind.step = answers(), number
    name, ask = STEPS[number]
    if number:
        st.button("Back", key="set-up-back", type="tertiary", on_click=_go, args=(number - 1,))
    look.html(f'<p class="small">Question {number + 1} of {len(STEPS)}: {escape(name)}</p>')
    ask(desk, answers())


def answers() -> SetUpAnswers:
    """What was answered so far."""
    found: SetUpAnswers = st.session_state.setdefault("set-up", SetUpAnswers())
    return found


def code_asked() -> SetUpCode:
    """The code behind which the questions stand, with what was answered there so far."""
    found: SetUpCode = st.session_state.get("set-up-code-here") or code_here()
    return found


def _go(number: int) -> None:
    st.session_state["set-up-step"] = number
    st.session_state["set-up-checking"] = False


def ask_code() -> None:
    """The code that was printed where the server was started: without it nobody sets anything up."""
    st.title("Set up the gate for your council", anchor=False)
    look.html(
        "<p>It takes about five minutes. You need: the names of the council’s accounts, the clerk’s name, and the day "
        "of the next poll if you know it. Everything can be changed later.</p>"
    )
    with st.form("set-up-code", border=False):
        look.html(
            "<p>A code stands in the window in which ‘gate serve’ was started, so that nobody else can do this.</p>"
        )
        given = st.text_input("Set-up code", key="set-up-code-given")
        if st.form_submit_button("Start", type="primary"):
            code = code_asked()
            try:
                code.require(given)
            except ExplainedError as error:
                look.problems([str(error)])
            else:
                st.session_state["set-up-open"] = True
                if code.kept is not None:  # the page was reloaded, or its browser closed
                    st.session_state["set-up"], st.session_state["set-up-step"] = code.kept, code.step
                st.rerun()


def check(desk: Desk, before: SetUpAnswers) -> None:
    """Check your answers, each with its way back; then all of it at once."""
    st.title("Check your answers", anchor=False)
    for number, (question, answer) in enumerate(summary(desk, before)):
        left, right = st.columns([3, 1], vertical_alignment="center")
        with left:
            look.html(f"<p><strong>{escape(question)}</strong><br>{escape(answer)}</p>")
        if right.button(f"Change {question.lower()}", key=f"set-up-change-{number}"):
            st.session_state["set-up-change"] = True
            st.session_state["set-up-step"] = number
            st.rerun()
    look.html(
        "<p>The gate advises; the clerk decides. What is done here, and by whom, stands in a record that cannot be "
        "quietly changed.</p>"
    )
    if st.button("Set up the council", type="primary", key="set-up-save"):
        password = str(st.session_state.get("set-up-password", ""))
        amiss = [] if password or not desk.settings.sign_in.passwords else ["Give the clerk a password"]
        amiss += objections_to_all(before, password, desk.reference.holidays, civil_day(desk.clock()))
        if look.problems(amiss):
            return
        try:
            found = council_of(before)
            council_id = set_up_council(desk, found)
            if password and found.clerk:
                set_first_password(desk.choose(council_id), found.clerk.person_id, password)
        except ExplainedError as error:
            look.problems([str(error)])
            return
        st.session_state["set-up-done"] = council_id
        st.session_state.pop("set-up-password", None)
        st.session_state.pop("set-up", None)
        code_asked().kept = None
        st.rerun()


def summary(desk: Desk, kept: SetUpAnswers) -> tuple[tuple[str, str], ...]:
    """Each question but the last with its answer, in order."""
    place = ", ".join(filter(None, (kept.district, kept.county))) or "nothing above it named"
    wards = f"; {len(kept.wards)} wards or divisions" if kept.wards else ""
    poll = f"{KIND[kept.poll]}, {full_day(kept.poll_day)}" if kept.poll and kept.poll_day else "None known yet"
    notice = f"; notice of election {full_day(kept.notice_day)}" if kept.notice_day else ""
    sure = f"; no other poll before {full_day(kept.sure_until)}" if kept.sure_until else ""
    pack = desk.reference.bookshelf.pack(kept.policy)
    policy = f"{pack.whose}: {pack.title}" if pack else "None of the shelf yet"
    has_password = bool(st.session_state.get("set-up-password"))
    sign_in = f"As ‘{short_name(kept.clerk)}’, with a password" if has_password else "No password yet"
    alone = f", the only officer; {kept.reviewer} looks afterwards" if kept.alone else ""
    return (
        ("Council", f"{kept.name} ({NATION[kept.nation]}). {KINDS[kept.kind]}"),
        ("Where it lies", f"{place}{wards}"),
        ("Accounts", "; ".join(f"{one.name} ({account_told(one)})" for one in kept.accounts) or "none"),
        ("Clerk", f"{kept.clerk}{alone}"),
        ("Sign-in", sign_in),
        ("Policy", policy),
        ("Next poll", f"{poll}{notice}{sure}"),
    )


def first_answer(desk: Desk) -> None:
    """Does it apply today? And what to do next."""
    with desk.look() as work:
        council, now = work.registers.council, work.at
        known = work.passwords.holders()
    here = f" Your name here is ‘{escape(min(known))}’." if known else ""
    answer = today(desk)
    words = told(answer, tongue=Tongue.ENGLISH, titles_cy={}, nation=council.nation, today=civil_day(now))
    st.title(f"{council.name} is set up", anchor=False)
    look.html(
        f"<h2>{escape(words.question)}</h2>",
        look.answer_box(words.holds, words.headline, words.explained),
        "".join(f"<p>{escape(doubt.text)}</p>" for doubt in words.doubts),
        f'<p class="small">{escape(words.last_word)}</p>',
        "<h2>What to do next</h2><ul>"
        f"<li>Sign in as the clerk.{here}</li><li>Add the people who write and who decide.</li>"
        "<li>Enter every poll of the coming year, and say up to which day none is missing.</li></ul>",
        '<p><a href="/queue" target="_self">Sign in</a> · <a href="/" target="_self">The answer for today</a></p>',
    )


STEPS: tuple[tuple[str, Question], ...] = (*QUESTIONS, ("check your answers", check))

with st.container(key="narrow"):
    show()
