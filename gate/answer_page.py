"""The public answer as a page that needs no JavaScript. Words in, HTML out."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from calendars.citation import Citation, Statutes
from calendars.civil_time import civil_day
from calendars.election_calendar import Holds
from gate.desk.answer_in_words import AnswerInWords, in_tongue
from gate.desk.answer_texts import Advice
from gate.desk.dates_in_words import Tongue, full_day, hour
from gate.desk.demonstration import BANNER
from gate.desk.in_welsh import say
from gate.page_frame import framed

_LABELS = {
    Tongue.ENGLISH: {
        "where": "Where",
        "whole": "the whole council",
        "account": "Account",
        "any": "any account",
        "when": "When (London time; leave empty for now)",
        "ask": "Ask",
        "asked": "Asked for",
        "why": "Why",
        "doubt": "What is missing",
        "next": "What comes next",
        "none": "Nothing is known to come.",
        "feed": "Subscribe in your calendar",
        "other": "Cymraeg",
        "source": "Source",
        "may": "may hold",
        "refused": "This cannot be answered",
        "back": "Ask again",
        "access": "Accessibility",
    },
    Tongue.WELSH: {
        "where": "Ble",
        "whole": "y cyngor cyfan",
        "account": "Cyfrif",
        "any": "unrhyw gyfrif",
        "when": "Pryd (amser Llundain; gadewch yn wag am nawr)",
        "ask": "Gofyn",
        "asked": "Gofynnwyd am",
        "why": "Pam",
        "doubt": "Beth sydd ar goll",
        "next": "Beth sydd nesaf",
        "none": "Nid oes dim yn hysbys i ddod.",
        "feed": "Tanysgrifio yn eich calendr",
        "other": "English",
        "source": "Ffynhonnell",
        "may": "gall fod mewn grym",
        "refused": "Ni ellir ateb hyn",
        "back": "Gofyn eto",
        "access": "Hygyrchedd",
    },
}

SHAPES = {Holds.YES: "■", Holds.NO: "○", Holds.CANNOT_TELL: "?"}
"""What stands before the word of the answer, so that it is told by shape too."""

_STYLE = """
:root{color-scheme:light dark;--ink:#0b0c0c;--paper:#fff;--line:#505a5f;--accent:#1d4f7c;--soft:#f3f2f1}
@media(prefers-color-scheme:dark){:root{--ink:#f3f2f1;--paper:#0b0c0c;--line:#b1b4b6;--accent:#8ebfe8;--soft:#1f2122}}
*{box-sizing:border-box}
body{margin:0;overflow-wrap:break-word;background:var(--paper);color:var(--ink);font:1.1875rem/1.5 system-ui,sans-serif}
main,header,footer{max-width:44rem;margin:0 auto;padding:1rem 1.25rem}
header{display:flex;justify-content:space-between;gap:1rem;flex-wrap:wrap;border-bottom:1px solid var(--line)}
h1{font-size:1.5rem;line-height:1.25;margin:1rem 0}h2{font-size:1.25rem;margin:2rem 0 .5rem}
h3{font-size:1.0625rem;margin:1rem 0 .25rem}
.answer{border:4px solid var(--ink);padding:1rem 1.25rem;margin:1rem 0}.answer p{margin:.25rem 0}
.answer .head{font-size:2rem;line-height:1.2;font-weight:700;margin:0}
.yes{border-left-width:1.25rem}.cannot{border-style:dashed}.no{border-width:1px 1px 1px 4px}
.demo{border-left:.5rem solid var(--ink);padding:.25rem .75rem;background:var(--soft);font-weight:600}
.small{font-size:1rem}a{color:var(--accent)}li{margin:.25rem 0}ul{padding-left:1.25rem}
form{display:grid;gap:.75rem;background:var(--soft);padding:1rem;margin:2rem 0}
label{display:grid;gap:.25rem;min-width:0}
select,input{width:100%;min-width:0}
select,input,button{font:inherit;padding:.5rem;max-width:100%;border:2px solid var(--ink);
background:var(--paper);color:var(--ink)}
button{background:var(--accent);color:var(--paper);border-color:var(--accent);justify-self:start;padding:.5rem 1.25rem}
@media(max-width:30rem){.answer .head{font-size:1.5rem}.answer{padding:.75rem}}
:focus-visible{outline:3px solid #b58800;outline-offset:2px}
"""


_SMALL = (
    "body{padding:.5rem}.answer{margin:0}h1{font-size:1rem;font-weight:400;margin:0}.answer .head{font-size:1.25rem}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked, as the page's own address carries it, and what may be chosen.

    `areas` and `accounts` are (id, name) pairs; `at` is the text typed, empty for now.
    """

    council_id: str
    council_name: str
    areas: tuple[tuple[str, str], ...]
    accounts: tuple[tuple[str, str], ...]
    area: str = ""
    account: str = ""
    at: str = ""
    feed: bool = False
    demonstration: bool = False

    def address(self, tongue: Tongue) -> str:
        """The address of the same question in `tongue`."""
        asked = {"council": self.council_id, "area": self.area, "account": self.account, "at": self.at}
        return "/today?" + urlencode({**{key: value for key, value in asked.items() if value}, "lang": tongue})


def answer_page(words: AnswerInWords, asked: Asked, statutes: Statutes, *, at: dt.datetime) -> str:
    """The whole page. `at` (aware) is the instant that the answer is for."""
    label, tongue = _LABELS[words.tongue], words.tongue
    kind = {Holds.YES: "yes", Holds.NO: "no", Holds.CANNOT_TELL: "cannot"}[words.holds]
    body = [
        f"<h1>{escape(words.question)}</h1>",
        (
            f'<section class="answer {kind}" aria-live="polite"><p class="head"><span aria-hidden="true">'
            f"{SHAPES[words.holds]}</span> {escape(words.headline)}</p>"
        ),
        f"<p>{escape(words.explained)}</p>",
        (
            f'<p class="small">{label["asked"]}: {escape(asked.council_name)}, '
            f"{escape(hour(at, tongue))}, {escape(full_day(civil_day(at), tongue))}</p></section>"
        ),
    ]
    if words.causes:
        body.append(f"<h2>{label['why']}</h2><ul>")
        for cause in words.causes:
            doubt = "" if cause.certain else f" ({label['may']})"
            body.append(
                f"<li><strong>{escape(cause.title)}</strong>{doubt}: {escape(cause.since)}, {escape(cause.until)}. "
                f"{_source(cause.cites, statutes)}</li>"
            )
        body.append("</ul>")
    if words.doubts:
        said = "".join(f"<li{_lang(one.tongue, tongue)}>{escape(one.text)}</li>" for one in words.doubts)
        body.append(f"<h2>{label['doubt']}</h2><ul>{said}</ul>")
    body.extend(_advice(one) for one in words.advice)
    body.append(f'<p class="small">{label["source"]}: {_source(words.cites, statutes)}</p>')
    body.append(f"<p>{escape(words.last_word)}</p>")
    coming = "".join(
        f"<li>{escape(when)}: <span{_lang(what.tongue, tongue)}>{escape(what.text)}</span></li>"
        for when, what in words.next
    )
    body.append(f"<h2>{label['next']}</h2>" + (f"<ul>{coming}</ul>" if coming else f"<p>{label['none']}</p>"))
    if asked.feed:
        body.append(f'<p><a href="/feeds/{escape(asked.council_id)}.ics">{label["feed"]}</a></p>')
    body.append(_form(asked, tongue))
    return _page(words.question, asked, tongue, body)


def badge_page(words: AnswerInWords, council_id: str) -> str:
    """The answer as a small box to stand in another website; its link opens the whole answer."""
    kind = {Holds.YES: "yes", Holds.NO: "no", Holds.CANNOT_TELL: "cannot"}[words.holds]
    body = (
        f'<main class="answer {kind}"><h1>{escape(words.question)}</h1><p class="head"><a target="_top" '
        f'href="/today?council={escape(council_id)}&amp;lang={words.tongue}"><span aria-hidden="true">'
        f"{SHAPES[words.holds]}</span> {escape(words.headline)}</a></p></main>"
    )
    return framed(escape(words.question), body, tongue=words.tongue, style=_STYLE + _SMALL)


def refused_page(why: str, asked: Asked, tongue: Tongue) -> str:
    """The page that says why there is no answer, and lets one ask again."""
    label, said = _LABELS[tongue], in_tongue(tongue, why)
    body = [
        f"<h1>{label['refused']}</h1>",
        f'<section class="answer cannot"><p{_lang(said.tongue, tongue)}>{escape(said.text)}</p></section>',
        _form(asked, tongue) if asked.council_id else "",
    ]
    return _page(label["refused"], asked, tongue, body)


def _page(title: str, asked: Asked, tongue: Tongue, body: Iterable[str]) -> str:
    other = Tongue.WELSH if tongue is Tongue.ENGLISH else Tongue.ENGLISH
    links = "".join(
        f'<link rel="alternate" hreflang="{one}" href="{escape(asked.address(one))}">' for one in (tongue, other)
    )
    if asked.feed:
        links += f'<link rel="alternate" type="text/calendar" href="/feeds/{escape(asked.council_id)}.ics">'
    banner = f'<p class="demo">{escape(say(BANNER, tongue))}</p>' if asked.demonstration else ""
    whole = (
        f"<header><strong>{escape(asked.council_name) or 'Purdah Gate'}</strong>"
        f'<a href="{escape(asked.address(other))}" hreflang="{other}" lang="{other}">{_LABELS[tongue]["other"]}</a>'
        f"</header><main>{banner}{''.join(body)}</main><footer>"
        f'<a class="small" href="/accessibility?lang={tongue}">{_LABELS[tongue]["access"]}</a></footer>'
    )
    named = f"{escape(title)} {escape(asked.council_name)}"
    return framed(named, whole, tongue=tongue, style=_STYLE, links=links)


def _advice(advice: Advice) -> str:
    def listed(title: str, items: tuple[str, ...]) -> str:
        return f"<h3>{escape(title)}</h3><ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"

    may, may_not = listed(advice.may_title, advice.may), listed(advice.may_not_title, advice.may_not)
    return f"<section><h2>{escape(advice.reader)}</h2>{may}{may_not}</section>"


def _form(asked: Asked, tongue: Tongue) -> str:
    label = _LABELS[tongue]
    return (
        '<form action="/today" method="get">'
        f'<input type="hidden" name="lang" value="{tongue}">'
        f'<input type="hidden" name="council" value="{escape(asked.council_id)}">'
        f"<label>{label['where']}{_select('area', label['whole'], asked.areas, asked.area)}</label>"
        f"<label>{label['account']}{_select('account', label['any'], asked.accounts, asked.account)}</label>"
        f'<label>{label["when"]}<input type="datetime-local" name="at" value="{escape(asked.at)}"></label>'
        f"<button>{label['ask']}</button></form>"
    )


def _select(name: str, first: str, choices: tuple[tuple[str, str], ...], chosen: str) -> str:
    marks: Mapping[bool, str] = {True: " selected", False: ""}
    options = "".join(
        f'<option value="{escape(value)}"{marks[value == chosen]}>{escape(shown)}</option>' for value, shown in choices
    )
    return f'<select name="{name}"><option value="">{escape(first)}</option>{options}</select>'


def _source(cites: Citation, statutes: Statutes) -> str:
    link = escape(statutes.of_source(cites.source).link)
    return f'<a class="small" lang="en" href="{link}">{escape(statutes.told(cites))}</a>'


def _lang(said: Tongue, page: Tongue) -> str:
    return "" if said is page else f' lang="{said}"'
