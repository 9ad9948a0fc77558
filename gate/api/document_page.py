"""The API's document as a page for people: no script, and no other host."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from typing import Any

from gate.api.document import document
from gate.api.problem import KINDS
from gate.page_frame import framed

_STYLE = """
:root{color-scheme:light dark;--ink:#0b0c0c;--paper:#fff;--line:#505a5f;--accent:#1d4f7c;--soft:#f3f2f1}
@media(prefers-color-scheme:dark){:root{--ink:#f3f2f1;--paper:#0b0c0c;--line:#b1b4b6;--accent:#8ebfe8;--soft:#1f2122}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}
main,header{max-width:52rem;margin:0 auto;padding:1rem 1.25rem}header{border-bottom:1px solid var(--line)}
h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.375rem;margin:2.5rem 0 .5rem}h3{font-size:1.125rem}
code,pre{font:.9375rem/1.5 ui-monospace,monospace}pre{background:var(--soft);padding:.75rem;overflow-x:auto}
dt{font-weight:700;margin-top:.75rem}dd{margin:0 0 0 1.25rem}a{color:var(--accent)}
:focus-visible{outline:3px solid #b58800;outline-offset:2px}
"""


@cache
def document_page() -> str:
    """The page."""
    told = document()
    info = told["info"]
    body = [
        f"<h1>{escape(info['title'])}: the API</h1>",
        f"<p>{escape(info['summary'])} {escape(info['description'])}</p>",
        (
            '<p>The same for machines: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a> (OpenAPI 3.1). '
            '<a href="/today">The answer for today as a page</a>.</p>'
        ),
        "<h2>Tokens</h2>",
        (
            f"<p>{escape(told['components']['securitySchemes']['token']['description'])} It is sent with each request: "
            "<code>Authorization: Bearer gate_…</code></p>"
        ),
    ]
    for path, ways in told["paths"].items():
        for method, way in ways.items():
            body.extend(_way(path, method.upper(), way))
    body.append("<h2>What is sent and what comes back</h2>")
    for name, schema in told["components"]["schemas"].items():
        body.append(f'<h3 id="{escape(name)}">{escape(name)}</h3><dl>{"".join(_fields(schema))}</dl>')
    body.append("<h2>Refusals</h2><p>One sentence under <code>detail</code>, as RFC 9457 has it.</p><dl>")
    body.extend(
        f'<dt id="{kind.slug}">{kind.status}: {escape(kind.title)}</dt><dd>{escape(kind.meaning)}</dd>'
        for kind in KINDS
    )
    body.append("</dl>")
    whole = f"<header><strong>Purdah Gate</strong></header><main>{''.join(body)}</main>"
    return framed("The API of Purdah Gate", whole, tongue="en", style=_STYLE)


def _way(path: str, method: str, way: Mapping[str, Any]) -> Iterable[str]:
    yield f"<h2><code>{method} {escape(path)}</code>: {escape(way['summary'])}</h2>"
    yield f"<p>{'Open to all.' if not way['security'] else 'Needs a token.'} {escape(way.get('description', ''))}</p>"
    if way.get("parameters"):
        yield "<dl>"
        for one in way["parameters"]:
            example = f" For example <code>{escape(one['example'])}</code>." if "example" in one else ""
            yield f"<dt><code>{escape(one['name'])}</code></dt><dd>{escape(one['description'])}{example}</dd>"
        yield "</dl>"
    for one in _examples(way):
        yield f"<h3>{escape(one['summary'])}</h3>"
        yield f'<pre tabindex="0" role="region" aria-label="{escape(one["summary"])}">'
        yield f"{escape(json.dumps(one['value'], indent=2, ensure_ascii=False))}</pre>"
    yield "<p>Answers:</p><ul>"
    for status, one in way["responses"].items():
        yield f"<li><strong>{status}</strong>: {escape(one['description'])}</li>"
    yield "</ul>"


def _examples(way: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    content = way.get("requestBody", {}).get("content", {})
    return [one for kind in content.values() for one in kind.get("examples", {}).values()]


def _fields(schema: Mapping[str, Any]) -> Iterable[str]:
    for name, one in schema["properties"].items():
        needed = "" if name in schema["required"] else " (may be left out)"
        yield f"<dt><code>{escape(name)}</code>{needed}</dt><dd>{_kind(one)}. {escape(one.get('description', ''))}</dd>"


def _kind(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        name = escape(schema["$ref"].rsplit("/", 1)[-1])
        return f'<a href="#{name}">{name}</a>'
    if "enum" in schema:
        return "one of " + ", ".join(f"<code>{escape(str(one))}</code>" for one in schema["enum"])
    if schema["type"] == "array":
        return f"a list: {_kind(schema['items'])}"
    if schema["type"] == "object":
        return "an object: " + ", ".join(f"<code>{escape(name)}</code>" for name in schema["properties"])
    kinds = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    return " or ".join("nothing" if one == "null" else escape(one) for one in kinds)
