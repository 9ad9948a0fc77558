"""
The field in which a post is written, with the words of findings underlined as one types.

A plain text area with a mirror of its text behind it that carries the marks: so caret, undo, spelling and
screen readers stay the browser's own. What is typed reaches the page four tenths of a second after the last key.
Until then, and while the server cannot be reached, the browser's tab holds it: a reload brings it back.
"""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from gate.publicity.finding import Finding

_HTML = """
<label for="words">Text</label>
<div class="field"><div class="mirror" aria-hidden="true"></div><textarea id="words" spellcheck="true"></textarea></div>
<p class="said" role="status"></p>
"""

_CSS = """
label{font-size:.875rem;display:block;margin-bottom:.25rem;color:var(--st-text-color)}
.field{position:relative;background:var(--st-secondary-background-color);border:1px solid var(--st-border-color)}
.mirror,textarea{font:1.0625rem/1.6 var(--st-font);padding:.75rem;margin:0;border:0;width:100%;box-sizing:border-box;
 white-space:pre-wrap;overflow-wrap:break-word;letter-spacing:normal}
.mirror{position:absolute;inset:0;color:transparent;pointer-events:none;overflow:hidden}
textarea{position:relative;display:block;background:transparent;color:var(--st-text-color);min-height:9rem;resize:none;
 overflow:hidden}
textarea:focus-visible{outline:3px solid var(--st-primary-color);outline-offset:0}
mark{background:transparent;color:transparent;text-decoration:underline 3px #c2410c;text-underline-offset:3px}
mark.flag{text-decoration-style:double}mark.advise{text-decoration-style:dotted}
.said{font-size:.875rem;margin:.35rem 0 0;color:var(--st-text-color);min-height:1.3em}
"""

_JS = """
export default function({data, parentElement, setStateValue}) {
  const field = parentElement.querySelector("textarea"), mirror = parentElement.querySelector(".mirror");
  const said = parentElement.querySelector(".said");
  const paint = () => {
    const letters = Array.from(field.value);           // code points, as the findings count
    mirror.textContent = "";
    let at = 0;
    for (const [start, end, words, severity] of field.marks || []) {
      if (start < at || letters.slice(start, end).join("") !== words) continue;
      const mark = document.createElement("mark");
      mark.className = severity;
      mark.textContent = words;
      mirror.append(letters.slice(at, start).join(""), mark);
      at = end;
    }
    mirror.append(letters.slice(at).join("") + "\\n");
    field.style.height = "auto";
    field.style.height = field.scrollHeight + "px";
  };
  const place = "text-" + data.draft;               // of this tab alone, and gone with it
  const hold = () => {
    try { sessionStorage.setItem(place, JSON.stringify({typed: field.value, heard: field.heard})); } catch (_) {}
  };
  const held = () => {
    try { return JSON.parse(sessionStorage.getItem(place)); } catch (_) { return null; }
  };
  let unheard = false;
  if (field.dataset.round !== data.round) {
    field.value = data.text;
    field.dataset.round = data.round;
    field.sent = data.text;
    const left = data.fresh ? held() : null;         // after a reload: what the server never heard
    if (left && left.typed !== data.text && (left.heard === data.text || left.typed.startsWith(data.text))) {
      field.value = left.typed;
      unheard = true;
    }
  }
  field.heard = data.text;
  hold();
  field.marks = data.marks;
  said.textContent = data.said;
  paint();
  const send = () => {
    clearTimeout(field.waiting);
    if (field.value !== field.sent) {
      field.sent = field.value;
      setStateValue("text", field.value);
    }
  };
  field.oninput = () => {
    paint();
    hold();
    clearTimeout(field.waiting);
    field.waiting = setTimeout(send, 400);
  };
  field.onblur = send;
  if (unheard) field.waiting = setTimeout(send, 100);
}
"""


def typed(key: str, start: str) -> str:
    """What stands in the field of that key now, before it is drawn; `start` where nothing was typed yet."""
    state: Any = st.session_state.get(key)
    text = state.get("text") if state is not None else None
    if text is None:
        text = st.session_state.get(f"kept-{key}", start)
    st.session_state[f"kept-{key}"] = str(text)
    return str(text)


def editor(key: str, text: str, findings: Iterable[Finding], *, draft_id: str = "", fresh: bool = False) -> None:
    """Draw the field with `text` in it and the words of `findings` underlined; names them for screen readers.

    The tab holds what is typed under `draft_id`, and offers it again where the field is `fresh`, as after a reload.
    """
    found = [one for one in findings if one.span.field == "text"]
    lead = len(text) - len(text.lstrip())
    in_order = sorted(found, key=lambda one: (one.span.start, -one.span.end))
    marks = [
        [one.span.start + lead, one.span.end + lead, one.words, str(one.severity)]
        for one in in_order
        if one.span.end > one.span.start
    ]
    names = ", ".join(dict.fromkeys(one.told for one in found))
    field = st.components.v2.component("post_editor", html=_HTML, css=_CSS, js=_JS)
    field(
        key=key,
        data={
            "text": text,
            "marks": marks,
            "round": key,
            "draft": draft_id,
            "fresh": fresh,
            "said": f"Underlined: {names}." if names else "",
        },
        default={"text": text},
        on_text_change=lambda: None,
    )
