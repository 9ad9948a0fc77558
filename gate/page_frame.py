"""The frame of every page that needs no script: its head, and where its parts stand."""


def framed(title: str, body: str, *, tongue: str, style: str, links: str = "") -> str:
    """A whole page in the language `tongue`. All but that is HTML already; `links` stand in the head."""
    return (
        f'<!doctype html><html lang="{tongue}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title>{links}<style>{style}</style></head><body>{body}</body></html>"
    )
