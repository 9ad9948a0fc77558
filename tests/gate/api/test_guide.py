"""The guide for other systems (`docs/api.md`): what it shows is sent, and what it names is there."""

import json
import re
from pathlib import Path

from gate.api.document import document
from gate.api.pace import CHECKS_A_MINUTE, REFUSED_A_MINUTE
from gate.desk.keep_tokens import LONGEST
from tests.gate.api.conftest import Caller

GUIDE = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")


def block(kind: str) -> str:
    found = re.findall(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def test_the_example_of_the_guide_is_accepted_and_stopped_as_it_says(caller: Caller) -> None:
    body = json.loads(block("json"))
    answer = caller.check(body)
    assert (answer.status_code, answer.json()["id"], answer.json()["verdict"]) == (200, "wp-1017", "block")
    assert answer.json()["spans"] == ["Jane Okafor"]


def test_the_plugin_for_wordpress_sends_the_same_fields_and_reads_what_comes_back(caller: Caller) -> None:
    php = block("php")
    sent = re.search(r"\$body = \[(.*?)\n    \];", php, re.DOTALL)
    assert sent is not None
    fields = set(re.findall(r"^        '(\w+)'\s*=>", sent.group(1), re.MULTILINE))
    assert fields == set(json.loads(block("json"))) <= set(document()["components"]["schemas"]["Post"]["properties"])
    at = "2027-04-20T08:00:00+00:00"  # as gmdate('c') writes it
    for pictures in ([], [{"kind": "image", "alt_text": "Jane Okafor cuts a ribbon"}]):
        answer = caller.check({"id": "wp-new", "text": "Play area\n\nIt is open.", "at": at, "attachments": pictures})
        assert answer.json()["verdict"] == ("block" if pictures else "allow")
        assert all(finding["message"] for finding in answer.json()["findings"])
    assert "'verdict'] === 'allow'" in php
    assert "array_column($holding, 'message')" in php


def test_the_guide_names_every_address_of_the_document_and_every_figure_that_holds(stranger: Caller) -> None:
    for path in document()["paths"]:
        assert path in GUIDE
    assert f"{CHECKS_A_MINUTE} checks a minute" in GUIDE
    assert f"more than {REFUSED_A_MINUTE}\ntokens a minute" in GUIDE
    assert LONGEST.days == 730
    told = stranger.get("/metrics").text
    named = set(re.findall(r"`(gate_[a-z_]+)`", GUIDE))
    assert named == set(re.findall(r"gate_[a-z_]+", told)) | {"gate_backup_seconds", "gate_sender_seen_seconds"}
