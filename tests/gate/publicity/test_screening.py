"""The screening as a whole: exemptions, before the candidates are known, policies, bad input, what never changes."""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate.publicity.draft import Action, Attachment, Draft
from gate.publicity.finding import Severity
from gate.publicity.policy import Policy
from gate.publicity.ruleset import RULES
from gate.publicity.screening import LONGEST, Screening, screen
from gate.publicity.situation import Situation
from tests.gate.publicity.labelled import cases_of, situations

INSIDE, OUTSIDE = situations()


def read(words: str, situation: Situation = INSIDE, **more: object) -> Screening:
    return screen(Draft(account_id="main", words=words, **more), situation)  # type: ignore[arg-type]


def codes(screening: Screening) -> list[str]:
    return [one.code for one in screening.holding]


def test_a_complete_list_of_candidates_may_go_and_says_why() -> None:
    told = read(
        "Candidates for Northgate ward: Robin Hood-Price, Conservative and Unionist Party; Jane Okafor, Labour Party."
    )
    assert told.verdict == "allow"
    assert "EX01" in [one.code for one in told.exemptions]


@pytest.mark.parametrize(
    "words",
    [
        "Candidates for Northgate ward: Jane Okafor, Labour Party.",
        "Candidates for Northgate ward: the tireless Jane Okafor, Labour; Robin Hood-Price, Conservative.",
        "Candidates for Northgate ward: Jane Okafor ⭐, Robin Hood-Price.",
    ],
)
def test_a_list_that_is_short_or_leans_must_not_go(words: str) -> None:
    assert read(words).verdict == "block"


def test_voter_information_may_go_and_says_why() -> None:
    told = read("Polling stations are open from 7am to 10pm on 6 May. Bring photo ID. Use your vote.")
    assert told.verdict == "allow"


def test_an_application_by_its_number_may_go_on_a_contested_site() -> None:
    told = read("Planning application 27/00518/FUL, Quayside Meadow, can be seen on our website. Comments by 30 April.")
    assert (told.verdict, {one.code for one in told.exemptions}) == ("allow", {"EX02"})


def test_the_same_words_may_go_outside_the_period() -> None:
    words = "Cllr Jane Okafor opened the library on Friday."
    assert (read(words).verdict, read(words, OUTSIDE).verdict) == ("block", "allow")


def test_praise_of_a_party_is_held_all_year() -> None:
    assert read("Labour is delivering for Aldmere.", OUTSIDE).verdict == "block"


@pytest.mark.parametrize(
    "more",
    [
        {"attachments": (Attachment(kind="image", alt_text="Jane Okafor cuts the ribbon"),)},
        {"attachments": (Attachment(kind="image", ocr_text="Vote OKAFOR, Northgate"),)},
        {"attachments": (Attachment(kind="link", url="https://robin-hood-price.example.org/"),)},
        {"thread": ("And more:", "thanks to Jane Okafor")},
        {"shared_text": "Jane Okafor: what a day!", "action": Action.SHARE},
        {"shared_text": "Jane Okafor: what a day!", "action": Action.LIKE},
    ],
)
def test_every_field_is_read(more: dict[str, object]) -> None:
    assert read("", **more).verdict == "block"


def test_before_the_candidates_are_known_any_named_person_is_flagged_and_the_result_says_so() -> None:
    waiting = replace(INSIDE, incomplete=("local.aldmere.2027-05-06",))
    told = read("Martin Sedge will lead the walk.", waiting)
    assert (told.verdict, codes(told)) == ("flag", ["PE122"])
    assert "incomplete" in told.notes[0]
    assert read("The walk starts at noon.", waiting).verdict == "allow"


def test_an_unknown_account_is_held_and_says_why() -> None:
    told = read("Bins as usual.", replace(INSIDE, account=None))
    assert told.verdict == "block"
    assert "account" in told.undecided


def test_a_text_beyond_measure_is_held_and_says_why() -> None:
    assert "longer" in read("a" * (LONGEST + 1)).undecided


@pytest.mark.parametrize(
    "words", ["", " ", "\ud800", "🌹", "😀" * 500, "a" * 100_000, "\u202e\u200b", "@", "#", "http://", "⟦⟧", "\x00"]
)
def test_odd_input_is_read_without_a_crash(words: str) -> None:
    assert read(words).verdict in {"allow", "flag", "block"}


def test_a_candidate_called_only_may_is_no_month() -> None:
    assert read("May half term swimming lessons are on sale.").verdict == "allow"
    assert read("May Hill judged the cakes and May Hill won.").verdict == "block"


def test_a_policy_raises_a_rule_and_never_lowers_one_that_rests_on_statute() -> None:
    stricter = replace(OUTSIDE, policy=Policy(severities={"YR201": Severity.BLOCK, "YR101": Severity.ADVISE}))
    assert read("Ring Sheila on 07700 900123.", stricter).verdict == "block"
    assert read("Labour is delivering for Aldmere.", stricter).verdict == "block"


def test_a_policy_never_lowers_a_candidate_below_a_second_look() -> None:
    milder = replace(INSIDE, policy=Policy(severities={"PE101": Severity.ADVISE}))
    assert read("Thanks to Jane Okafor.", milder).verdict == "flag"


def test_a_finding_quotes_the_words_names_the_poll_and_ends_with_what_to_do() -> None:
    (told,) = read("Thanks to Jane Okafor for the cakes.").findings
    assert (told.words, told.subject, told.polls) == ("Jane Okafor", "Jane Okafor", ("local.aldmere.2027-05-06",))
    assert told.message.endswith("ask the clerk to decide.")


def test_a_cut_that_cures_is_offered() -> None:
    (told,) = read("The lido opens on Monday at 7am. Thanks to Jane Okafor.").findings
    assert told.rewrite == "The lido opens on Monday at 7am."


def test_the_same_post_gives_the_same_result() -> None:
    words = "Thanks to Jane Okafor, Labour's best, and Cllr Grant. Vote Labour! Ring Sheila on 07700 900123."
    assert len({read(words) for _ in range(20)}) == 1


POSTS = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            [
                *("Jane Okafor", "Cllr Grant", "vote", "Labour", "#VoteLabour", "@CllrJaneOkafor", "🌹", "6 May"),
                *("J a n e", "m0r0n", "L*bour", "the lido", "closing", "must", "Planning", "07700 900123", "\n", "'s"),
                *("Hood-Price", "May", "Green", "https://labour.org.uk/x", "27/00518/FUL",
                  "Al\u200bdmere", "Hill", "𝐉𝐚𝐧𝐞", "🇱🇦🇧"),
            ]
        ),
    ),
    max_size=12,
).map(" ".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(words=POSTS, inside=st.booleans())
def test_no_post_raises_and_no_finding_lies_outside_its_field(words: str, inside: bool) -> None:
    for one in read(words, INSIDE if inside else OUTSIDE).findings:
        assert 0 <= one.span.start < one.span.end <= len(words)
        assert one.words == words[one.span.start : one.span.end]


HARMLESS = st.sampled_from(
    [
        "Bins are collected on Monday.",
        "Mae'r llyfrgell ar agor.",
        "Meet at noon by the bench.",
        "The band plays at eight.",
    ]
)
HELD = st.sampled_from(
    [
        "Thanks to Jane Okafor.",
        "Okafor scored twice.",
        "Vote Labour on Thursday.",
        "Labour is delivering for Aldmere.",
        "What a moron.",
        "Use your vote on Thursday 🌹",
    ]
)


@settings(max_examples=40, deadline=None)
@given(held=HELD, harmless=HARMLESS, first=st.booleans())
def test_harmless_text_never_lets_a_blocked_post_go(held: str, harmless: str, first: bool) -> None:
    words = f"{harmless}\n\n{held}" if first else f"{held}\n\n{harmless}"
    alone = {(one.code, one.words) for one in read(held).findings if one.severity is Severity.BLOCK}
    assert alone <= {(one.code, one.words) for one in read(words).findings}


ORDINARY = (
    "Bins are collected on Monday.",
    "The library is open from 9am to 5pm on Saturday.",
    "The car park at Elm Street is closed for resurfacing.",
    "A weather warning for wind is in force until midnight.",
    "The museum has a new exhibition on mills.",
    "Register to vote by 19 April.",
    "Mae'r gwasanaeth bws yn rhedeg fel arfer.",
    "Have a lovely weekend.",
)


def beside_ordinary_news(words: str) -> Iterator[str]:
    closed = words if words[-1] in ".!?" else f"{words}."
    for line in ORDINARY:
        yield from (f"{line} {words}", f"{closed} {line}", f"{line}\n{words}", f"{words}\n\n{line}")


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_no_line_of_ordinary_news_lets_a_blocked_case_of_any_rule_go(code: str) -> None:
    blocked = [
        case
        for case in cases_of(code)
        if case.marked and case.draft.words and screen(case.draft, case.situation).verdict == "block"
    ]
    lost = [
        words
        for case in blocked
        for words in beside_ordinary_news(case.words)
        if screen(replace(case.draft, words=words), case.situation).verdict != "block"
    ]
    assert lost == []


REPEATED = (
    "Jane Okafor ",
    "Jane Okafor. ",
    "Okafor ",
    "Thanks, Cllr Grant, ",
    "Jane, ",
    "May Hill ",
    "@CllrJaneOkafor ",
)


def steps(words: str) -> int:
    """The lines of code that are gone through while a post is read."""
    counted = 0
    before = sys.gettrace()

    def count(_frame: FrameType, event: str, _told: object) -> Any:
        nonlocal counted
        counted += event == "line"
        return count

    sys.settrace(count)
    try:
        read(words)
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.parametrize("name", REPEATED)
def test_a_name_said_twice_as_often_costs_twice_as_much(name: str) -> None:
    read(name)
    assert steps(name * 400) < 2.2 * steps(name * 200)


@pytest.mark.parametrize("name", REPEATED)
def test_a_hundred_thousand_characters_of_names_are_read_in_seconds(name: str) -> None:
    start = time.perf_counter()
    read((name * 100_000)[:100_000])
    assert time.perf_counter() - start < 15


@pytest.mark.parametrize("words", ["a" * 60_000, "1" * 60_000, "a." * 30_000, "A B " * 5_000, "@" * 60_000])
def test_a_long_run_is_read_in_seconds(words: str) -> None:
    start = time.perf_counter()
    read(words)
    assert time.perf_counter() - start < 30


@pytest.mark.parametrize("broken", ["Thanks to Ja\udcffne Oka\udcfffor.", "Bins go out on Friday. \ud83d"])
def test_a_post_with_broken_characters_is_held_and_says_so(broken: str) -> None:
    written = Draft(account_id="main", words=broken)
    shared = Draft(account_id="main", words="", shared_text=broken, action=Action.SHARE)
    for draft in (written, shared):
        for situation in situations():
            told = screen(draft, situation)
            assert told.verdict == "block"
            assert told.undecided == (
                "Some characters of the post are broken and could not be read. Type or paste those words again."
            )
