"""The sign-in pages as HTML. Words in, HTML out."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from gate.desk.dates_in_words import Tongue
from gate.desk.demonstration import BANNER
from gate.desk.in_welsh import say
from gate.page_frame import framed
from gate.workflow.permission import FRESH_MINUTES

_STYLE = """
:root{color-scheme:light dark;--ink:#0b0c0c;--paper:#fff;--line:#505a5f;--accent:#1d4f7c;--soft:#f3f2f1;--stop:#b01010}
@media(prefers-color-scheme:dark){:root{--ink:#f3f2f1;--paper:#101314;--line:#b1b4b6;--accent:#8ebfe8;--soft:#1f2425;
--stop:#ff9d8f}}
*{box-sizing:border-box}
body{margin:0;overflow-wrap:break-word;background:var(--paper);color:var(--ink);font:1.1875rem/1.5 system-ui,sans-serif}
main,header{max-width:34rem;margin:0 auto;padding:1rem 1.25rem}
header{display:flex;justify-content:space-between;gap:1rem;flex-wrap:wrap;border-bottom:1px solid var(--line)}
h1{font-size:1.75rem;line-height:1.25;margin:1.5rem 0 1rem}h2{font-size:1.1875rem;margin:0}
form{display:grid;gap:1.25rem;margin:1.5rem 0}label,legend{font-weight:600;padding:0}
fieldset{border:0;margin:0;padding:0}
.hint{display:block;font-weight:400;font-size:1rem;margin:.1rem 0 .35rem}
input:not([type=radio]),select,button{font:inherit;padding:.5rem;max-width:100%;border:2px solid var(--ink);
background:var(--paper);color:var(--ink)}
input:not([type=radio]),select{display:block;width:100%}
.one{display:grid;grid-template-columns:auto 1fr;gap:.75rem;align-items:start;padding:.5rem 0;font-weight:400}
input[type=radio]{width:1.5rem;height:1.5rem;margin:.15rem 0;accent-color:var(--accent)}
button{background:var(--accent);color:var(--paper);border-color:var(--accent);justify-self:start;padding:.6rem 1.5rem;
font-weight:600;cursor:pointer}
.wrong{border:4px solid var(--stop);padding:.75rem 1rem;margin:1rem 0}.wrong p{margin:.25rem 0}
.demo{border:4px solid var(--ink);padding:.5rem 1rem;background:var(--soft);font-weight:600}
a{color:var(--accent)}:focus-visible{outline:3px solid #b58800;outline-offset:2px}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What every form of these pages carries: where it goes back to, its mark, and what went wrong the last time.

    `here` is the address of the page itself, without its query: the other language leads there.
    """

    back_to: str = ""
    mark: str = ""
    wrong: str = ""
    demonstration: bool = False
    tongue: Tongue = Tongue.ENGLISH
    here: str = "/sign-in"

    def says(self, english: str) -> str:
        """A text of the catalogue in the page's language, escaped."""
        return escape(say(english, self.tongue))


def password_page(
    asking: Asking,
    councils: Sequence[tuple[str, str]],
    *,
    council_id: str = "",
    person_id: str = "",
    again: bool = False,
) -> str:
    """The form for a name and a password. `again`: for somebody who is signed in, to prove once more who they are."""
    says = asking.says
    title = "Sign in again" if again else "Sign in"
    fixed = ' readonly aria-describedby="who"' if again and person_id else ""
    told = says("For this your sign-in must be no older than {minutes} minutes. What you typed is kept.").format(
        minutes=FRESH_MINUTES
    )
    why = f'<p id="who">{told}</p>' if again else ""
    body = (
        f"{why}{_form(asking, '/sign-in')}{_councils(asking, councils, council_id)}"
        f'<div><label for="person">{says("Your name here")}<span class="hint">'
        f"{says('The short name that your clerk gave you, such as ‘ann’.')}</span></label>"
        '<input id="person" name="person" autocomplete="username" autocapitalize="none" '
        f'spellcheck="false" required maxlength="64" value="{escape(person_id)}"{fixed}></div>'
        f'<div><label for="password">{says("Password")}</label><input id="password" name="password" type="password" '
        'autocomplete="current-password" required maxlength="300"></div>'
        f'<button>{says(title)}</button></form><p><a href="/sign-in/code?lang={asking.tongue}">'
        f"{says('I have a code for a first sign-in')}</a></p>"
        f"<p>{says('Forgotten it? Ask your administrator or clerk for a new code.')}</p>"
    )
    return _page(title, asking, body)


def demonstration_page(asking: Asking, councils: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]) -> str:
    """The list of a demonstration's people. Each council is (id, name, its people as (id, shown))."""
    forms = ""
    for council_id, name, people in councils:
        choices = "".join(
            f'<label class="one"><input type="radio" name="person" value="{escape(person)}" required>'
            f"<span>{escape(shown)}</span></label>"
            for person, shown in people
        )
        forms += (
            f'{_form(asking, "/sign-in")}<input type="hidden" name="council" value="{escape(council_id)}">'
            f"<fieldset><legend>{escape(name)}: {asking.says('who are you?')}</legend>{choices}</fieldset>"
            f"<button>{asking.says('Sign in')}</button></form>"
        )
    return _page("Sign in", asking, forms)


def code_page(asking: Asking, *, code: str = "") -> str:
    """The form for a first sign-in: a code, and the password that is to be one's own."""
    says = asking.says
    body = (
        f"{_form(asking, '/sign-in/code')}"
        f'<div><label for="code">{says("Your code")}<span class="hint">'
        f"{says('Sixteen letters and digits, good once.')}</span></label>"
        '<input id="code" name="code" autocomplete="one-time-code" autocapitalize="none" '
        f'spellcheck="false" required maxlength="64" value="{escape(code)}"></div>{_new(asking)}'
        f"<button>{says('Choose this password and sign in')}</button></form>"
    )
    return _page("Sign in for the first time", asking, body)


def change_page(asking: Asking) -> str:
    """The form with which a person gives themselves another password."""
    says = asking.says
    body = (
        f"{_form(asking, '/sign-in/password')}"
        f'<div><label for="password">{says("Your password now")}</label><input id="password" name="password" '
        f'type="password" autocomplete="current-password" required maxlength="300"></div>{_new(asking)}'
        f"<button>{says('Change my password')}</button></form>"
        f"<p>{says('You are then signed out everywhere else.')}</p>"
    )
    return _page("Change your password", asking, body)


def told_page(asking: Asking, title: str, told: str) -> str:
    """A page that says one thing. Both texts stand in the catalogue."""
    where = f"/{asking.back_to}"
    return _page(
        title, asking, f'<p>{asking.says(told)}</p><p><a href="{escape(where)}">{asking.says("Go on")}</a></p>'
    )


def _new(asking: Asking) -> str:
    """A new password, twice."""
    says = asking.says
    return (
        f'<div><label for="new">{says("New password")}<span class="hint" id="long">'
        f"{says('At least 12 characters: three or four words together are a good one.')}</span></label>"
        '<input id="new" name="new" type="password" autocomplete="new-password" '
        'aria-describedby="long" required minlength="12" maxlength="256"></div>'
        f'<div><label for="again">{says("The same again")}</label><input id="again" name="again" type="password" '
        'autocomplete="new-password" required maxlength="256"></div>'
    )


def _form(asking: Asking, action: str) -> str:
    return (
        f'<form action="{action}" method="post"><input type="hidden" name="mark" value="{escape(asking.mark)}">'
        f'<input type="hidden" name="next" value="{escape(asking.back_to)}">'
        f'<input type="hidden" name="lang" value="{asking.tongue}">'
    )


def _councils(asking: Asking, councils: Sequence[tuple[str, str]], chosen: str) -> str:
    if len(councils) == 1:
        return f'<input type="hidden" name="council" value="{escape(councils[0][0])}">'
    options = "".join(
        f'<option value="{escape(one)}"{" selected" if one == chosen else ""}>{escape(name)}</option>'
        for one, name in councils
    )
    label = f'<label for="council">{asking.says("Council")}</label>'
    return f'<div>{label}<select id="council" name="council">{options}</select></div>'


def _page(title: str, asking: Asking, body: str) -> str:
    wrong, says = "", asking.says
    if asking.wrong:
        wrong = (
            f'<section class="wrong" role="alert"><h2>{says("There is a problem")}</h2>'
            f'<p lang="en">{escape(asking.wrong)}</p></section>'
        )
    demo = f'<p class="demo">{asking.says(BANNER)}</p>' if asking.demonstration else ""
    named = f"{says('Problem')}: {says(title)}" if asking.wrong else says(title)
    other = Tongue.WELSH if asking.tongue is Tongue.ENGLISH else Tongue.ENGLISH
    there = f"{asking.here}?{urlencode({'next': asking.back_to, 'lang': other})}"
    whole = (
        f'<header><strong>Purdah Gate</strong><a href="/">{says("Today")}</a>'
        f'<a href="{escape(there)}" hreflang="{other}" lang="{other}">{_OTHER[asking.tongue]}</a></header>'
        f"<main>{demo}{wrong}<h1>{says(title)}</h1>{body}</main>"
    )
    return framed(f"{named} – Purdah Gate", whole, tongue=asking.tongue, style=_STYLE)


_OTHER = {Tongue.ENGLISH: "Cymraeg", Tongue.WELSH: "English"}
