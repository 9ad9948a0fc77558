"""
The accessibility statement, made from what was found: a public page in two languages, and the same as Markdown.

`data/accessibility.json` is written by `make accessibility`, which looks at every page with axe-core in a real browser
and does the main tasks by keyboard alone. Nothing of the findings is typed here.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape

from gate.desk.accessibility_texts import BY_KEYBOARD, CONTACT, FAULTS, OTHER, STATEMENT, TABLE
from gate.desk.dates_in_words import Tongue, short_day
from gate.page_frame import framed
from gate.reference import data_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was looked at, with what, and what was found. `pages` gives each page its faults, empty for none."""

    day: dt.date
    axe: str
    chromium: str
    times: int
    pages: Mapping[str, tuple[str, ...]]
    by_keyboard: tuple[str, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """Every fault with the page it is on."""
        return tuple(f"{page}: {fault}" for page, faults in self.pages.items() for fault in faults)


@cache
def findings() -> Findings:
    """What `make accessibility` found last."""
    told = json.loads(data_folder().joinpath("accessibility.json").read_text(encoding="utf-8"))
    pages: dict[str, list[str]] = {}
    for one in told["seen"]:
        known = pages.setdefault(one["page"], [])
        known.extend(fault for fault in one["faults"] if fault not in known)
    return Findings(
        day=dt.date.fromisoformat(told["measured"]),
        axe=told["axe"],
        chromium=told["chromium"],
        times=len(told["seen"]),
        pages={name: tuple(faults) for name, faults in pages.items()},
        by_keyboard=tuple(told["keyboard"]),
    )


def _statement(tongue: Tongue, found: Findings, contact: str = "") -> str:
    """The words, as Markdown of headings, paragraphs and lists."""
    number, none_or_some = len(found.faults), FAULTS[tongue]
    done = (one if tongue is Tongue.ENGLISH else BY_KEYBOARD[one] for one in found.by_keyboard)
    return STATEMENT[tongue].format(
        day=short_day(found.day, tongue),
        axe=found.axe,
        chromium=found.chromium,
        pages=len(found.pages),
        times=found.times,
        result=none_or_some[bool(number)].format(number=number),
        by_keyboard="\n".join(f"- {one}" for one in done),
        contact=CONTACT[tongue][bool(contact)].format(contact=contact),
    )


_STYLE = """
:root{color-scheme:light dark;--ink:#0b0c0c;--paper:#fff;--line:#505a5f;--accent:#1d4f7c}
@media(prefers-color-scheme:dark){:root{--ink:#f3f2f1;--paper:#0b0c0c;--line:#b1b4b6;--accent:#8ebfe8}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.1875rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}
main,header{max-width:44rem;margin:0 auto;padding:1rem 1.25rem}
header{display:flex;justify-content:space-between;gap:1rem;flex-wrap:wrap;border-bottom:1px solid var(--line)}
h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.375rem;margin:2rem 0 .5rem}ul{padding-left:1.25rem}
table{border-collapse:collapse;width:100%;font-size:1rem;margin-top:2rem}
caption{text-align:left;font-weight:700;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.35rem .5rem .35rem 0}
a{color:var(--accent)}:focus-visible{outline:3px solid #b58800;outline-offset:2px}
"""


def statement_page(tongue: Tongue, *, council: str = "", contact: str = "") -> str:
    """The page. `contact` is an address of the council that people may write to; empty where none is known."""
    found, other = findings(), Tongue.WELSH if tongue is Tongue.ENGLISH else Tongue.ENGLISH
    title = STATEMENT[tongue].partition("\n")[0].removeprefix("# ")
    caption, page, result, nothing = TABLE[tongue]
    english = "" if tongue is Tongue.ENGLISH else ' lang="en"'
    rows = "".join(
        f"<tr><td{english}>{escape(name)}</td><td>{'<br>'.join(map(escape, faults)) or nothing}</td></tr>"
        for name, faults in found.pages.items()
    )
    link = f"/accessibility?lang={other}"
    body = (
        f"<header><strong>{escape(council) or 'Purdah Gate'}</strong>"
        f'<a href="{link}" hreflang="{other}" lang="{other}">{OTHER[tongue]}</a></header>'
        f"<main>{''.join(_html(_statement(tongue, found, contact)))}<table><caption>{caption}</caption><thead><tr>"
        f'<th scope="col">{page}</th><th scope="col">{result}</th></tr></thead><tbody>{rows}</tbody></table>'
        "</main>"
    )
    alternate = f'<link rel="alternate" hreflang="{other}" href="{link}">'
    return framed(title, body, tongue=tongue, style=_STYLE, links=alternate)


def _html(text: str) -> Iterable[str]:
    for block in text.strip().split("\n\n"):
        marks, _, said = block.partition(" ")
        if marks in ("#", "##"):
            yield f"<h{len(marks)}>{escape(said)}</h{len(marks)}>"
        elif marks == "-":
            yield "<ul>" + "".join(f"<li>{escape(line[2:])}</li>" for line in block.split("\n")) + "</ul>"
        else:
            yield f"<p>{escape(block)}</p>"


def statement_as_markdown() -> str:
    """The statement in English, for `docs/accessibility.md`, as found by the last run."""
    findings.cache_clear()
    found = findings()
    caption, page, result, nothing = TABLE[Tongue.ENGLISH]
    title, _, rest = _statement(Tongue.ENGLISH, found).partition("\n")
    rows = "\n".join(f"| {name} | {'; '.join(faults) or nothing} |" for name, faults in found.pages.items())
    made = "Made by `make accessibility` from `data/accessibility.json`; not typed."
    return f"{title}\n\n{made}\n{rest}\n## {caption}\n\n| {page} | {result} |\n|---|---|\n{rows}\n"
