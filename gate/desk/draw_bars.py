"""Bars as a picture that also reads in black and white and aloud: each part has its pattern, its number and a name."""

from collections.abc import Sequence
from html import escape

_ROW, _LEFT, _WIDTH, _TEXT = 22, 250, 330, 13
_PATTERNS = (
    # a name, colour, what is drawn over it
    ("plain", "#5b8c5a", ""),
    ("striped", "#d9a441", '<path d="M0 8L8 0" stroke="#111" stroke-width="1.5"/>'),
    ("dotted", "#b0413e", '<circle cx="4" cy="4" r="1.6" fill="#fff"/>'),
)


def draw_bars(title: str, rows: Sequence[tuple[str, Sequence[int]]], series: Sequence[str] = ("",)) -> str:
    """One horizontal bar a row, in parts as `series` names them. SVG that stands alone; `title` is its name."""
    most = max((sum(parts) for _, parts in rows), default=0) or 1
    legend = len(series) > 1
    height = _ROW * (len(rows) + (1 if legend else 0)) + 8
    drawn = [_bar(number, label, parts, most) for number, (label, parts) in enumerate(rows)]
    if legend:
        drawn.append(_legend(len(rows), series))
    told = "; ".join(f"{label}: {_parts_told(parts, series)}" for label, parts in rows) or "nothing to show"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 60} {height}" role="img" '
        f'aria-label="{escape(title)}" font-family="system-ui,sans-serif" font-size="{_TEXT}">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc><defs>{_defs()}</defs>{''.join(drawn)}</svg>"
    )


def _bar(number: int, label: str, parts: Sequence[int], most: int) -> str:
    top, at, drawn = 4 + _ROW * number, float(_LEFT), []
    for kind, count in enumerate(parts):
        width = _WIDTH * count / most
        if count:
            drawn.append(_box(at, top, width, kind))
        at += width
    total = sum(parts)
    return (
        f'<text x="{_LEFT - 8}" y="{top + 14}" text-anchor="end">{escape(label)}</text>{"".join(drawn)}'
        f'<text x="{at + 6:.1f}" y="{top + 14}">{total}</text>'
    )


def _legend(number: int, series: Sequence[str]) -> str:
    top, drawn = 8 + _ROW * number, []
    for kind, name in enumerate(series):
        left = _LEFT + 125 * kind
        drawn.append(f'{_box(left, top, 14, kind)}<text x="{left + 20}" y="{top + 13}">{escape(name)}</text>')
    return "".join(drawn)


def _box(left: float, top: int, width: float, kind: int) -> str:
    name, colour, over = _PATTERNS[kind]
    place = f'x="{left:.1f}" y="{top}" width="{width:.1f}" height="{_ROW - 6}"'
    patterned = f'<rect {place} fill="url(#{name})"/>' if over else ""
    return f'<rect {place} fill="{colour}" stroke="#111" stroke-width="0.5"/>{patterned}'


def _defs() -> str:
    return "".join(
        f'<pattern id="{name}" width="8" height="8" patternUnits="userSpaceOnUse">{over}</pattern>'
        for name, _, over in _PATTERNS
        if over
    )


def _parts_told(parts: Sequence[int], series: Sequence[str]) -> str:
    if len(parts) == 1:
        return str(parts[0])
    return ", ".join(f"{count} {name}" for count, name in zip(parts, series, strict=True))
