import ast
from pathlib import Path

import gate.desk
import gate.store
from gate.workflow.lifecycle import Event
from ui.record_lines import ACTS


def events_in(package: str) -> set[str]:
    """The events that the code of a package appends to the record by name."""
    found = set()
    for file in Path(package).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append":
                of_record = isinstance(node.func.value, ast.Attribute) and node.func.value.attr == "record"
                if of_record and node.args and isinstance(node.args[0], ast.Constant):
                    found.add(str(node.args[0].value))
    return found


def test_every_act_that_leaves_an_entry_is_told_in_plain_words() -> None:
    appended = events_in(str(Path(gate.desk.__file__).parent)) | events_in(str(Path(gate.store.__file__).parent))
    assert {"submit", "halt"} <= appended
    assert appended | {str(event) for event in Event} <= set(ACTS)
