"""The proxy that `docs/running.md` shows, in front of a real server: text, verdict and a picture go through it."""

import datetime as dt
import getpass
import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.ui.browser.driven import ROOT, free_port, settle, sign_in, write

SHOWN = re.findall(r"```nginx\n(.*?)```", (ROOT / "docs" / "running.md").read_text(encoding="utf-8"), re.DOTALL)
AROUND = """
user {who};
daemon off;
pid {here}/nginx.pid;
error_log {here}/error.log;
events {{}}
http {{
    access_log off;
    {folders}
    include {here}/gate.conf;
}}
"""


def certificate(folder: Path) -> None:
    """A certificate for this machine that nobody vouches for, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(tz=dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    pem = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "privkey.pem").write_bytes(key.private_bytes(*pem))


@pytest.fixture
def proxied(address: str, tmp_path: Path) -> Iterator[str]:
    """The demonstration, reached through the proxy of the documentation: only names, ports and paths are changed."""
    (shown,) = SHOWN
    plain, secure = free_port(), free_port()
    changed = (
        shown.replace("listen 80;", f"listen 127.0.0.1:{plain};")
        .replace("listen 443 ssl;", f"listen 127.0.0.1:{secure} ssl;")
        .replace("gate.anytown.gov.uk", "localhost")
        .replace("/etc/ssl/gate", str(tmp_path))
        .replace("http://127.0.0.1:8501", address)
    )
    certificate(tmp_path)
    (tmp_path / "gate.conf").write_text(changed, encoding="utf-8")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = " ".join(f"{kind}_temp_path {tmp_path}/{kind};" for kind in kinds)
    whole = tmp_path / "nginx.conf"
    whole.write_text(AROUND.format(who=getpass.getuser(), here=tmp_path, folders=folders), encoding="utf-8")
    nginx = subprocess.Popen([shutil.which("nginx") or "nginx", "-p", str(tmp_path), "-c", str(whole)])
    try:
        yield f"https://localhost:{secure}"
    finally:
        nginx.terminate()
        nginx.wait(timeout=15)


def test_a_text_its_verdict_and_a_large_picture_go_through_the_proxy_of_the_documentation(
    browser: Browser, proxied: str, tmp_path: Path
) -> None:
    picture = tmp_path / "noise.png"  # noise cannot be made smaller: 1200 x 1000 points of 3 bytes
    Image.frombytes("RGB", (1200, 1000), os.urandom(3_600_000)).save(picture)
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=proxied, ignore_https_errors=True)
    page = context.new_page()
    talked: list[str] = []
    page.on("websocket", lambda socket: talked.append(socket.url))
    page.goto("/write")
    settle(page)
    sign_in(page, "Sam Adeyemi (author)")
    write(page, "Text", "Thank you to Jane Okafor for opening our new play area.")
    expect(page.locator("mark", has_text="Jane Okafor").first).to_be_visible()
    page.get_by_text("Pictures, and whether it is paid for").click()
    page.wait_for_timeout(600)
    settle(page)
    page.locator("input[type=file]").first.set_input_files(picture)
    expect(page.get_by_label("What ‘noise.png’ shows, in a sentence")).to_be_visible(timeout=30_000)
    context.close()
    assert talked
    assert {socket.split("?")[0] for socket in talked} == {f"{proxied.replace('https', 'wss')}/_stcore/stream"}


def test_what_other_systems_ask_goes_through_it_too(proxied: str, tmp_path: Path) -> None:
    trusted = ssl.create_default_context(cafile=str(tmp_path / "fullchain.pem"))
    with httpx.Client(
        base_url=proxied, verify=trusted, transport=httpx.HTTPTransport(verify=trusted, retries=5)
    ) as asks:
        answer = asks.get("/api/v1/today")
        assert answer.json()["answer"] == "yes"
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        assert answer.headers.get_list("x-content-type-options") == ["nosniff"]
        assert asks.get("/feeds/thornwick.ics").text.startswith("BEGIN:VCALENDAR")
        assert asks.post("/api/v1/check", json={"text": "Bins"}).status_code == 401
