"""
What a reader without JavaScript finds in the place of a page: where the answer is, in both languages.

Streamlit's pages need a script. Its own words for those who have none speak of itself; these speak of the council's
answer, which needs no script.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

WORDS = (
    '<main><h1>Purdah Gate</h1><p>This page needs JavaScript. <a href="/today">Does a pre-election period apply? '
    "The answer is here</a>, and needs none. What else can be done here can be done on the command line.</p>"
    '<p lang="cy">Mae angen JavaScript ar y dudalen hon. <a href="/today?lang=cy" hreflang="cy">A oes cyfnod '
    "cyn-etholiad mewn grym? Mae’r ateb yma</a>, ac nid oes ei angen yno.</p></main>".encode()
)
_OPENS, _CLOSES = b"<noscript>", b"</noscript>"
_NAMES = (b"<title>Streamlit</title>", b"<title>Purdah Gate</title>")


class WordsWithoutScript:
    """Puts our own words where a page asks for a script."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; where a page comes back, change what it says without a script."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", "text/html"):
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        begun: list[Message] = []
        body = bytearray()

        async def changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                if Headers(raw=message["headers"]).get("content-type", "").startswith("text/html"):
                    begun.append(message)
                    return
            elif begun and message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    told = with_words(bytes(body))
                    headers = MutableHeaders(scope=begun[0])
                    if scope["method"] != "HEAD":
                        headers["content-length"] = str(len(told))
                    await send(begun[0])
                    await send({"type": "http.response.body", "body": told})
                return
            await send(message)

        await self.app({**scope, "headers": plain}, receive, changed)


def with_words(page: bytes) -> bytes:
    """The page with our words for readers without a script; as it is where it has none for them."""
    before, opens, rest = page.partition(_OPENS)
    _, closes, after = rest.partition(_CLOSES)
    if not opens or not closes:
        return page
    return before.replace(*_NAMES) + opens + WORDS + closes + after
