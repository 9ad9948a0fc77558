import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import gate
import ui
from gate.desk.dates_in_words import Tongue
from gate.desk.demonstration import BANNER
from gate.desk.in_welsh import WELSH, say
from gate.sign_in.page import Asking, change_page, code_page, demonstration_page, password_page
from gate.workflow.role import Role
from tests.ui.conftest import Opened, told
from ui.timeline_picture import STARTS
from ui.words import BOUND, STATUS

SOURCES = [*Path(ui.__file__).parent.rglob("*.py"), *(Path(gate.__file__).parent / "sign_in").rglob("*.py")]


def _texts(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    branches = (node.body, node.orelse) if isinstance(node, ast.IfExp) else ()
    return [text for branch in branches for text in _texts(branch)]


def _said() -> set[str]:
    """Every text that a page says in two languages, as it stands in the source."""
    found: set[str] = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("say", "says"):
                found.update(_texts(node.args[0]))
            if name in ("_page", "told_page"):  # their titles, and what the one says, are of the catalogue
                found.update(text for one in node.args for text in _texts(one) if "<" not in text)
    return found


def _tables() -> set[str]:
    """Every text of the tables from which pages say one."""
    app = ast.parse((Path(ui.__file__).parent / "app.py").read_text("utf-8"))
    titles = {
        keyword.value.value
        for node in ast.walk(app)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "title" and isinstance(keyword.value, ast.Constant)
    } - {"Set-up", "Import posts"}  # not in the row of pages at the head
    own = ast.parse((Path(ui.__file__).parent / "views" / "own_account.py").read_text("utf-8"))
    texts = {
        value.value
        for node in own.body
        if isinstance(node, ast.Assign)
        for value in ast.walk(node.value)
        if isinstance(value, ast.Constant) and isinstance(value.value, str)
    }
    roles = {str(role).replace("-", " ") for role in Role if role is not Role.GATE}
    return {BANNER, *STATUS.values(), *STARTS.values(), *BOUND.values(), *roles, *titles, *texts}


SIGN_IN_TITLES = {"Sign in", "Sign in again"}  # chosen between before they are said


def test_every_text_that_a_councillor_or_the_public_sees_has_its_welsh() -> None:
    assert len(_said()) > 60
    assert (_said() | _tables() | SIGN_IN_TITLES) - WELSH.keys() == set()


def test_nothing_stands_in_the_catalogue_that_no_page_says() -> None:
    assert WELSH.keys() - _said() - _tables() - SIGN_IN_TITLES == set()


@pytest.mark.parametrize("english", WELSH)
def test_the_welsh_says_every_part_and_is_not_the_english(english: str) -> None:
    parts = {name for _, name, _, _ in Formatter().parse(english) if name}
    assert parts == {name for _, name, _, _ in Formatter().parse(WELSH[english]) if name}
    filled = dict.fromkeys(parts, "x")
    assert say(english, Tongue.WELSH, **filled) != say(english, Tongue.ENGLISH, **filled)


ENGLISH = re.compile(r"\b(the|and|of|poll|is|not|until|council’s|notice)\b")


def without_english(page: str) -> str:
    """What is left of a page once titles of laws, names and what says that it is English are taken out."""
    return re.sub(r"<[^>]*(?:lang=\"en\"|target=\"_blank\")[^>]*>.*?</(?:span|div|p|a)>", "", page, flags=re.DOTALL)


def test_the_calendar_speaks_welsh_to_who_reads_it(page: Opened) -> None:
    at = page("calendar", "sam", language=Tongue.WELSH)
    said = without_english(told(at))
    assert at.title[0].value == "Calendr"
    assert "Diwrnod pleidleisio" in said
    assert "Etholiad Cyngor Tref Thornwick" in said
    assert ENGLISH.findall(re.sub(r"<[^>]+>", " ", said)) == []


def test_who_keeps_the_calendar_reads_it_with_their_forms_in_english(page: Opened) -> None:
    at = page("calendar", "ann", language=Tongue.WELSH)
    assert at.title[0].value == "Calendar"


def test_today_says_nothing_in_english_but_titles_of_laws(page: Opened) -> None:
    at = page("today", language=Tongue.WELSH)
    assert ENGLISH.findall(re.sub(r"<[^>]+>", " ", without_english(told(at)))) == []
    assert at.selectbox[0].label == "Ble"


def test_my_own_account_speaks_welsh(page: Opened) -> None:
    at = page("own_account", "sam", language=Tongue.WELSH)
    assert at.title[0].value == "Fy nghyfrif fy hun"
    assert at.text_area(key="own-words").label == "Eich geiriau"
    at.text_area(key="own-words").set_value("A quiet word.").run()
    assert at.button(key="own-keep").label == "Cadw’r geiriau hyn a’r cyngor hwn yn y cofnod"


def test_who_is_not_signed_in_is_told_so_in_welsh(page: Opened) -> None:
    at = page("calendar", language=Tongue.WELSH, page="calendar")
    assert at.header[0].value == "Mewngofnodwch yn gyntaf"
    assert "/sign-in?next=calendar&amp;lang=cy" in told(at)


def test_the_sign_in_pages_speak_welsh_and_keep_the_language_through_their_forms() -> None:
    asking = Asking(back_to="queue", tongue=Tongue.WELSH)
    for made in (
        password_page(asking, [("thornwick", "Thornwick"), ("other", "Other")], again=True),
        code_page(asking),
        change_page(asking),
        demonstration_page(asking, [("thornwick", "Thornwick", [("ann", "Ann Price")])]),
    ):
        assert '<html lang="cy">' in made
        assert 'name="lang" value="cy"' in made
        assert 'hreflang="en" lang="en">English</a>' in made
        assert ENGLISH.findall(re.sub(r"<style>.*?</style>|<[^>]+>", " ", without_english(made), flags=re.DOTALL)) == []
