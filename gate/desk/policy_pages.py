"""The documents as pages of the project's own documentation: every clause, and how it is carried. Made by a command."""

from collections.abc import Iterator

from calendars.citation import Statutes
from gate.policy.pack import Bookshelf, Clause, Kind, Pack
from gate.policy.register import LINES
from gate.publicity.house_rules import HOUSE
from gate.publicity.rule import Rule
from gate.publicity.ruleset import RULES
from gate.reference import Reference

CARRIERS = "carriers.md"
"""The page of everything that carries a clause."""

MADE_BY = "<!-- Made by `gate policy pages docs/policies`; change data/policies and make it again. -->"


def policy_pages(reference: Reference) -> dict[str, str]:
    """Each page by its file name: one a document, one of all that carries clauses, and the contents."""
    shelf = reference.bookshelf
    pages = {f"{pack.policy_id}.md": "\n".join(_document(pack)) for pack in shelf.packs}
    pages[CARRIERS] = "\n".join(_carriers(shelf, reference.statutes))
    pages["README.md"] = "\n".join(_contents(shelf))
    return {name: text.rstrip() + "\n" for name, text in pages.items()}


def _contents(shelf: Bookshelf) -> Iterator[str]:
    yield "# Five councils' policies"
    yield ""
    yield MADE_BY
    yield ""
    yield "Each clause of each document, in our own words, with what carries it. `gate policy list` prints the figures."
    yield ""
    yield f"| Document | Clauses | Carried | {' | '.join(str(kind).capitalize() for kind in Kind)} |"
    yield "|---" * (3 + len(Kind)) + "|"
    for pack in shelf.packs:
        counts = " | ".join(str(pack.counts[kind]) for kind in Kind)
        name = f"[{pack.whose}: {pack.title.lower()}]({pack.policy_id}.md)"
        yield f"| {name} | {len(pack.clauses)} | {pack.carried} | {counts} |"
    every = [clause.kind for pack in shelf.packs for clause in pack.clauses]
    sums = " | ".join(str(every.count(kind)) for kind in Kind)
    yield f"| All | {len(every)} | {sum(kind.carried for kind in every)} | {sums} |"
    yield ""
    yield f"What carries them: [{CARRIERS}]({CARRIERS})."


def _document(pack: Pack) -> Iterator[str]:
    yield f"# {pack.whose}: {pack.title.lower()}"
    yield ""
    yield MADE_BY
    yield ""
    yield f"{pack.authority} Source: `{pack.source}`. Told in our own words; the numbers are the document's own."
    yield ""
    yield ", ".join(f"{kind}: {many}" for kind, many in pack.counts.items() if many) + "."
    yield ""
    if pack.approvals:
        yield "## Who approves"
        yield ""
        yield "| Approval | Clause | Asked of | When | Given by | Has it already |"
        yield "|---|---|---|---|---|---|"
        for one in pack.approvals:
            asked, has = _listed(one.of) or "everyone", _listed(one.excused) or "nobody"
            when = one.when.removeprefix("cue:house-").replace("-", " ") if one.when.startswith("cue:") else one.when
            row = (f"`{one.key}` ({one.code})", one.clause, asked, when, _listed(one.answered_by), has)
            yield f"| {' | '.join(row)} |"
        yield ""
    yield "## Clause by clause"
    yield ""
    yield "| Clause | What it asks | Binds | When | How it is carried |"
    yield "|---|---|---|---|---|"
    for clause in pack.clauses:
        cells = (clause.number, clause.says, _listed(clause.binds), clause.when, _how(clause))
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(name.replace("-", " ") for name in names)


def _how(clause: Clause) -> str:
    if not clause.kind.carried:
        return f"{clause.kind}: {clause.why}"
    links = ", ".join(f"[{carrier}]({CARRIERS}#{_anchor(clause.kind, carrier)})" for carrier in clause.by)
    why = f" ({clause.why})" if clause.why else ""
    return f"{clause.kind}: {links}{why}"


def _anchor(kind: Kind, carrier: str) -> str:
    """The anchor that its heading has on the page: as code forges make them."""
    if kind is Kind.APPROVAL:
        return "approvals"
    if kind is Kind.RECORD and carrier.startswith("entry: "):
        return "entries-of-the-record"
    return carrier.lower().replace(" ", "-").replace(":", "")


def _carriers(shelf: Bookshelf, statutes: Statutes) -> Iterator[str]:
    named = {carrier for pack in shelf.packs for clause in pack.clauses for carrier in clause.by}
    yield "# What carries the clauses"
    yield ""
    yield MADE_BY
    yield ""
    yield "## Rules"
    yield ""
    yield "A rule of the house holds only where a policy turns it on; a code that ends in P is a stricter reading."
    yield ""
    for rule in sorted((*RULES, *HOUSE), key=lambda one: one.code):
        if rule.code in named:
            yield from _rule(rule, statutes)
    yield "## Questions to the author"
    yield ""
    for one in {one.key: one for pack in shelf.packs for one in pack.attestations}.values():
        causes = ", ".join(cause.replace("cue:house-", "words of the list ") for cause in one.causes)
        yield f"### {one.key}\n\n{one.question} It may go with: {_listed(one.answers)}. Asked for: {causes}.\n"
    for key, question in _ALWAYS.items():
        yield f"### {key}\n\n{question}\n"
    yield "## Approvals"
    yield ""
    yield "Each document's page has its own, with who gives them. `emergency` is for those whom the policy names."
    yield ""
    yield "## Lines of the record"
    yield ""
    for kind in LINES.values():
        if kind.key in named:
            told = f" It says one of: {_listed(kind.told)}." if kind.told else ""
            kept = " It needs evidence." if kind.evidence else ""
            yield f"### {kind.key}\n\n{kind.what}{told}{kept} `gate policy note {kind.key}`.\n"
    yield "## Entries of the record"
    yield ""
    yield "What the gate writes down by itself, at each step of a post and each change of the policy: docs/record.md."
    yield ""
    yield "## Settings"
    yield ""
    for setting in shelf.settings:
        if setting.key in named:
            told = f"of each {setting.of}" if setting.of != "council" else "of the council"
            yield f"### {setting.key}\n\n{setting.question} Confirmed {told}, every {setting.every_days} days.\n"
    yield "## Cards"
    yield ""
    for card in shelf.cards:
        if card.key in named:
            yield f"### {card.key}\n\n**{card.title}.** {card.text} Shown at: {_listed(card.moments)}.\n"


_ALWAYS = {
    "people-in-picture": "Is a candidate or a member in the picture? Asked of every picture inside a period.",
    "picture-consent": "Have the people who can be recognised agreed? Asked of every picture.",
}


def _rule(rule: Rule, statutes: Statutes) -> Iterator[str]:
    module = rule.find.__module__.replace(".", "/")
    source = statutes.of_source(rule.cites.source)
    severities = f"inside a period: {rule.inside or 'not applied'}; outside: {rule.outside or 'not applied'}"
    yield f"### {rule.code}"
    yield ""
    yield f"{rule.what} {severities.capitalize()}. {str(rule.authority).capitalize()}: {source.title}, "
    yield f"{rule.cites.provision}. [The rule](../../{module}.py); `gate rules {rule.code}`."
    yield ""
