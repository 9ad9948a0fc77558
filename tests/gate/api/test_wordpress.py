"""
The plugin for WordPress that the guide shows (`docs/api.md`), run by PHP and asking the gate over HTTP.

Only what it calls of WordPress is played, by `wordpress.php`. Where PHP is not installed these tests are left
out, and the end of the run says so; `test_guide.py` holds what it sends and reads to the document of the API.
"""

import datetime as dt
import json
import re
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from tests.gate.api.conftest import Caller

GUIDE = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
STAND_IN = Path(__file__).with_name("wordpress.php")
NAMING = "<p>Thank you to Jane Okafor for opening our new play area.</p>"
PLAIN = "<p>The library in Mill Lane opens at ten.</p>"
IN_THE_PERIOD = "2027-04-20 08:00:00"

Save = Callable[..., dict[str, Any]]


@pytest.fixture
def address(caller: Caller) -> Iterator[str]:
    """Where the gate of the demonstration council listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(caller.app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def save(address: str, caller: Caller, tmp_path: Path) -> Save:
    """Saves an article over REST, as the block editor does: what the plugin leaves of it, or why it refuses."""
    (written,) = re.findall(r"```php\n(.*?)```", GUIDE, re.DOTALL)
    plugin = tmp_path / "purdah-gate.php"
    plugin.write_text(written, encoding="utf-8")

    def saved(before: dict[str, Any] | None = None, *, to: str = address, kind: str = "post", **more: Any) -> Any:
        told = {"kind": kind, "before": before, "sent": more.pop("sent"), **more}
        command = ["php", str(STAND_IN), str(plugin), to, caller.token]
        done = subprocess.run(command, input=json.dumps(told), capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        return json.loads(done.stdout)

    return saved


def article(content: str, **more: Any) -> dict[str, Any]:
    """An article that is to go out inside the period of the demonstration's poll."""
    return {
        "post_title": "News",
        "post_content": content,
        "post_status": "future",
        "post_date_gmt": IN_THE_PERIOD,
        **more,
    }


def test_an_article_that_names_nobody_is_saved(save: Save) -> None:
    assert save(sent=article(PLAIN)) == {"saved": True}


@pytest.mark.parametrize("kind", ["post", "page"])
def test_an_article_that_names_a_candidate_is_refused_with_the_reason(save: Save, kind: str) -> None:
    told = save(sent=article(NAMING), kind=kind)
    assert told["status"] == 403
    assert told["refused"].startswith("This names Jane Okafor, who stands in a poll now running.")
    assert told["refused"].endswith("This is advice; ask your clerk.")


def test_a_draft_may_say_anything(save: Save) -> None:
    assert save(sent=article(NAMING, post_status="draft")) == {"saved": True}


def test_a_change_of_an_article_that_is_out_is_asked_about(save: Save) -> None:
    before = {**article(PLAIN), "ID": 7}
    assert save(before, sent={"ID": 7, "post_content": NAMING})["status"] == 403
    assert save(before, sent={"ID": 7, "post_title": "Hours"}) == {"saved": True}


@pytest.mark.parametrize(
    "content",
    [
        "<p>Thank you to Jane&nbsp;Okafor for opening it.</p>",
        "<table><tr><td>Opened by</td><td>Jane Okafor</td><td>Monday</td></tr></table>",
        '<p>It is open.</p><img src="a.jpg" alt="Jane Okafor cuts a ribbon">',
    ],
)
def test_a_name_is_found_wherever_the_article_shows_it(save: Save, content: str) -> None:
    assert "Jane Okafor" in save(sent=article(content))["refused"].replace("\u00a0", " ")


def test_a_name_in_the_description_of_the_featured_picture_is_found(save: Save) -> None:
    told = save(sent=article(PLAIN), request={"featured_media": 3}, alts={"3": "Jane Okafor cuts a ribbon"})
    assert "Jane Okafor" in told["refused"]


def test_where_the_gate_cannot_be_asked_nothing_goes_out(save: Save) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}"
    told = save(sent=article(PLAIN), to=nobody)
    assert told == {
        "refused": "This was not checked, so it was not published. The gate did not answer.",
        "status": 503,
    }


def test_an_article_that_says_nothing_is_told_so(save: Save) -> None:
    told = save(sent=article("", post_title=""))
    assert told["refused"].startswith("This was not checked, so it was not published. There is nothing to check.")


def test_an_article_published_at_once_is_checked_for_now(save: Save) -> None:
    now = dt.datetime.now(dt.UTC)
    assert save(sent=article(PLAIN, post_status="publish", post_date_gmt=f"{now:%Y-%m-%d %H:%M:%S}")) == {"saved": True}
