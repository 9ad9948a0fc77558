"""
The ladder: imports go down, never up; only one module asks the time; no import hides inside a function.

Each of these is checked by a tool with the project's own configuration. A check that can no longer fail guards
nothing, so each is also shown a wrong program, in a copy, and must refuse it.
"""

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PYPROJECT = ROOT / "pyproject.toml"
PACKAGES = ("calendars", "gate", "ui")
MODULES = sorted(place for package in PACKAGES for place in (ROOT / package).rglob("*.py"))
TOOLS = Path(sys.executable).parent

LADDER = [  # as the architecture draws it, top rung first; typed by hand
    {"ui", "gate.cli"},
    {"gate.web"},
    {"gate.public_routes", "gate.without_script"},
    {"gate.answer_page", "gate.accessibility_page", "gate.api", "gate.sign_in"},
    {"gate.page_frame"},
    {"gate.desk"},
    {"gate.store", "gate.channels"},
    {"gate.reference", "gate.settings", "gate.clock"},
    {"gate.policy"},
    {"gate.workflow", "gate.audit"},
    {"gate.publicity"},
    {"calendars"},
]


INNER_LADDER = [  # of gate/publicity, top rung first; typed by hand
    {"gate.publicity.bulk"},
    {"gate.publicity.screening"},
    {"gate.publicity.exemptions"},
    {"gate.publicity.rules", "gate.publicity.house"},
    {"gate.publicity.meaning"},
    {"gate.publicity.text"},
    {"gate.publicity.council"},
    {"gate.publicity.draft"},
]


def imports_kept(folder: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of the packages in `folder`, under the project's contracts."""
    return subprocess.run(
        [TOOLS / "lint-imports", "--no-cache"], cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )


def ruff_on(text: str, name: str, folder: Path) -> set[str]:
    """The codes of what ruff finds in a module of that path, under the project's configuration."""
    shutil.copy(PYPROJECT, folder / "pyproject.toml")
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    command = [TOOLS / "ruff", "check", "--no-cache", "--output-format", "concise", name]
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    return {line.split(": ", 1)[1].split()[0] for line in told.stdout.splitlines() if ": " in line}


def contract(which: int = 0) -> dict[str, object]:
    """A contract of import-linter: the first is the ladder, the second that inside publicity; there is no third."""
    told = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert [one["type"] for one in told["contracts"]] == ["layers", "layers"]
    return {"packages": told["root_packages"], **told["contracts"][which]}


def rung_of(module: str) -> int:
    """The number of the rung on which a module stands, counted from the top; -1 where it stands on none."""
    return next(
        (number for number, rung in enumerate(LADDER) for name in rung if f"{module}.".startswith(f"{name}.")), -1
    )


def test_the_contract_is_the_ladder_of_the_architecture():
    told = contract()
    assert told["packages"] == list(PACKAGES)
    assert [set(rung.split(" | ")) for rung in told["layers"]] == LADDER


def test_the_contract_of_publicity_is_the_ladder_inside_it():
    assert [set(rung.split(" | ")) for rung in contract(1)["layers"]] == INNER_LADDER


@pytest.mark.parametrize("which", [0, 1])
def test_the_contract_excuses_nothing(which):
    assert set(contract(which)) == {"packages", "name", "type", "layers"}


def test_every_module_stands_on_a_rung():
    beside = {"gate", "gate.__main__"}  # the package itself, and the door to the command line
    named = {".".join(place.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for place in MODULES}
    assert {name for name in named if rung_of(name) < 0} <= beside


def test_the_project_keeps_the_ladder():
    told = imports_kept(ROOT)
    assert told.returncode == 0, told.stdout


STEPS = [
    ("calendars/period.py", "gate.publicity.draft"),
    ("gate/publicity/draft.py", "gate.workflow.role"),
    ("gate/publicity/text/reading.py", "gate.publicity.meaning.issues"),
    ("gate/publicity/meaning/issues.py", "gate.publicity.rules.topics"),
    ("gate/publicity/rules/topics.py", "gate.publicity.exemptions"),
    ("gate/workflow/role.py", "gate.store.engine"),
    ("gate/workflow/role.py", "gate.audit.entry"),
    ("gate/store/engine.py", "gate.channels.outbox"),
    ("gate/channels/outbox.py", "gate.desk.desk"),
    ("gate/desk/desk.py", "gate.cli"),
    ("gate/web.py", "ui.session"),
    ("gate/cli/entrance.py", "ui.session"),
]
"""A module of a lower rung, and what it must not import."""


AS_FILES = {f"gate.publicity.{name}" for name in ("bulk", "screening", "exemptions", "council", "draft")}


@pytest.fixture(scope="module")
def copied(tmp_path_factory) -> Path:
    """A project of the same rooms with one module each, to be made wrong."""
    folder = tmp_path_factory.mktemp("copied")
    shutil.copy(PYPROJECT, folder)
    rooms = {name for rung in [*LADDER, *INNER_LADDER] for name in rung}
    wanted = {place for place, _ in STEPS} | {f"{name.replace('.', '/')}.py" for _, name in STEPS}
    for name in rooms:
        as_file = name in AS_FILES | {
            "gate.web",
            "gate.page_frame",
            "gate.answer_page",
            "gate.reference",
            "gate.settings",
            "gate.clock",
        }
        wanted.add(f"{name.replace('.', '/')}.py" if as_file else f"{name.replace('.', '/')}/__init__.py")
    wanted -= {"gate/cli.py"}
    for path in sorted(wanted | {"gate/__init__.py"}):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("", encoding="utf-8")
    return folder


def test_the_copy_is_right_before_it_is_made_wrong(copied):
    told = imports_kept(copied)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.fixture(scope="module")
def broken(copied) -> subprocess.CompletedProcess[str]:
    """What is said when every one of STEPS is taken at once."""
    for module, _ in STEPS:
        lines = [f"import {imported}\n" for taken, imported in STEPS if taken == module]
        (copied / module).write_text("".join(lines), encoding="utf-8")
    told = imports_kept(copied)
    for module, _ in STEPS:
        (copied / module).write_text("", encoding="utf-8")
    return told


def test_a_project_that_steps_up_is_refused(broken):
    assert (broken.returncode, "2 broken" in broken.stdout) == (1, True), broken.stdout + broken.stderr


@pytest.mark.parametrize(("module", "imported"), STEPS)
def test_each_step_up_or_sideways_is_named(module, imported, broken):
    stepping = module.removesuffix(".py").replace("/", ".")
    said = " ".join(broken.stdout.split())
    assert f"{stepping} -> {imported} (l." in said, broken.stdout


ASKING = [
    "import datetime as dt\n\nNOW = dt.datetime.now(dt.UTC)\n",
    "import datetime\n\nNOW = datetime.datetime.now(datetime.UTC)\n",
    "from datetime import UTC, datetime\n\nNOW = datetime.now(UTC)\n",
    "import datetime as dt\n\nNOW = dt.datetime.utcnow()\n",
    "import datetime as dt\n\nNOW = dt.datetime.today()\n",
    "import datetime as dt\n\nTODAY = dt.date.today()\n",
    "from datetime import date\n\nTODAY = date.today()\n",
    "import time\n\nNOW = time.time()\n",
    "from time import time\n\nNOW = time()\n",
]


@pytest.mark.parametrize("text", ASKING)
@pytest.mark.parametrize("room", ["calendars", "gate/desk", "ui"])
def test_nothing_but_the_clock_may_ask_the_time(text, room, tmp_path):
    assert "TID251" in ruff_on(text, f"{room}/asking.py", tmp_path)


@pytest.mark.parametrize("text", ASKING)
def test_the_clock_may(text, tmp_path):
    assert "TID251" not in ruff_on(text, "gate/clock.py", tmp_path)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("def later() -> None:\n    import json\n", "PLC0415"),
        ("def later() -> None:\n    from json import loads\n", "PLC0415"),
        ("from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import json\n", "TID251"),
        ("import typing\n\nif typing.TYPE_CHECKING:\n    import json\n", "TID251"),
    ],
)
def test_no_import_may_hide_in_a_function_or_behind_type_checking(text, code, tmp_path):
    assert code in ruff_on(text, "gate/desk/hiding.py", tmp_path)


def hidden_imports(tree: ast.Module) -> list[int]:
    """The lines of imports that do not stand at the top level of their module."""
    top = {id(node) for node in tree.body}
    return [
        node.lineno for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in top
    ]


@pytest.mark.parametrize("place", MODULES, ids=lambda place: str(place.relative_to(ROOT)))
def test_a_module_hides_no_import_and_asks_no_time_of_day(place):
    """Read as a tree, beside ruff: what ruff may be told to overlook on a line is seen here."""
    tree = ast.parse(place.read_text(encoding="utf-8"))
    assert hidden_imports(tree) == []
    asked = {
        f"{ast.unparse(node.func.value)}.{node.func.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    banned = {"dt.datetime.now", "dt.datetime.utcnow", "dt.datetime.today", "dt.date.today", "time.time"}
    assert asked & banned == ({"dt.datetime.now"} if place == ROOT / "gate" / "clock.py" else set())


def imported_by(place: Path) -> set[str]:
    """The full names of the modules that a module imports."""
    nodes = list(ast.walk(ast.parse(place.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("place", sorted((ROOT / "gate" / "audit").glob("*.py")), ids=lambda place: place.name)
def test_the_record_knows_nothing_of_posts(place):
    """It may be held to itself by someone who has nothing else of the program: of it, only the errors' shape."""
    ours = {name for name in imported_by(place) if name.split(".")[0] in PACKAGES and not name.startswith("gate.audit")}
    assert ours <= {"calendars.errors"}


@pytest.mark.parametrize(
    "place",
    [place for place in MODULES if place.relative_to(ROOT).parts[:2] in {("gate", "workflow"), ("gate", "audit")}],
    ids=lambda place: place.name,
)
def test_the_pure_rooms_open_no_file_network_database_or_environment(place):
    tree = ast.parse(place.read_text(encoding="utf-8"))
    named = {name.split(".")[0] for name in imported_by(place)}
    outside = {"os", "sys", "io", "pathlib", "socket", "urllib", "sqlite3", "sqlalchemy", "sqlmodel", "subprocess"}
    assert named & (outside | {"time", "random", "secrets", "tempfile", "shutil", "http", "logging"}) == set()
    assert not any(isinstance(node, ast.Name) and node.id in {"open", "input", "print"} for node in ast.walk(tree))
