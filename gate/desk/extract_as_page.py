"""An extract as one page of HTML: no script, nothing loaded from elsewhere, black out and erasure marked."""

from collections.abc import Iterator
from html import escape

from gate.desk.extract import NOT_RECORDED, Extract, Extracted, Word

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
dt{font-weight:600}dd{margin:0 0 .5rem 0;overflow-wrap:anywhere}
article{border-top:1px solid #767676;padding:.75rem 0;break-inside:avoid}
h2{font-size:1.1rem;margin:.25rem 0}p{margin:.25rem 0}
blockquote{white-space:pre-wrap;overflow-wrap:anywhere;margin:.25rem 0 .25rem 1rem;border-left:3px solid #767676;
padding-left:.75rem}
mark{background:#111;color:#fff;padding:0 .25rem}
code{font-size:.8rem;overflow-wrap:anywhere}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def as_html(extract: Extract) -> bytes:
    """A page that reads, prints and is found by a screen reader without anything else."""
    return "".join(_page(extract)).encode("utf-8", "backslashreplace")


def _page(extract: Extract) -> Iterator[str]:
    title = escape(f"{extract.council}: the publishing record, {extract.selection}")
    yield (
        f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{title}</h1><dl>"
    )
    for name, text in extract.about:
        yield f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>"
    yield "</dl><h2>What the record cannot show</h2><ul>"
    for sentence in NOT_RECORDED:
        yield f"<li>{escape(sentence)}</li>"
    yield f"</ul><h2>Entries ({len(extract.entries)})</h2>"
    for entry in extract.entries:
        yield from _entry(entry)
    yield "</main></body></html>\n"


def _entry(entry: Extracted) -> Iterator[str]:
    role = f" ({escape(entry.role)})" if entry.role else ""
    yield (
        f'<article id="entry-{entry.sequence}"><h2>{entry.sequence}. {_marked(entry.who)}{role}: '
        f"{escape(entry.event)}, {_marked(entry.subject)}</h2>"
        f'<p><time datetime="{escape(entry.at)}">{escape(entry.london)}</time> (London), {escape(entry.at)} (UTC)</p>'
    )
    if entry.codes:
        yield f"<p>Rules and grounds: {_marked(', '.join(entry.codes))}</p>"
    if entry.values:
        yield f"<p>{'; '.join(f'{escape(name)}: {_marked(value)}' for name, value in entry.values)}</p>"
    for word in entry.words:
        if word.field != "actor":
            yield f"<p>{escape(word.field.capitalize())}:</p><blockquote>{_words(word)}</blockquote>"
    yield f"<p><code>{escape(entry.previous)} → {escape(entry.digest)}</code></p></article>"


def _words(word: Word) -> str:
    return "<mark>[erased by law]</mark>" if word.text is None else _marked(word.text)


def _marked(text: str) -> str:
    """The text, with what was blacked out shown as such."""
    parts = escape(text).split("[REDACTED:")
    if len(parts) == 1:
        return parts[0]
    shown = [parts[0]]
    for part in parts[1:]:
        ground, closed, rest = part.partition("]")
        shown.append(f"<mark>[REDACTED:{ground}{closed}</mark>{rest}")
    return "".join(shown)
