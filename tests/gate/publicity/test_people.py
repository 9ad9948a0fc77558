"""People in posts: names split over a thread, two of one name, things and firms of that name, forenames."""

from dataclasses import replace

import pytest

from gate.publicity.council import Candidate, People
from gate.publicity.draft import Draft
from gate.publicity.screening import Screening, screen
from gate.publicity.situation import Situation
from gate.publicity.text.lexicon import Lexicon
from gate.reference import read_reference
from tests.gate.publicity.labelled import situations

INSIDE, _ = situations()


def standing(*people: tuple[str, str]) -> Situation:
    """The rule cases' council with only these people, each with the ward, standing."""
    candidates = tuple(
        Candidate(person_id=str(number), name=name, poll_id="local.aldmere.2027-05-06", area_name=ward, surname="")
        for number, (name, ward) in enumerate(people)
    )
    known = People(candidates=candidates, ballots=INSIDE.people.ballots)
    return replace(INSIDE, people=known, lexicon=Lexicon.build(terms=read_reference().terms, people=known))


FERRIS = standing(
    ("Grant Ferris", "Northgate"), ("Victor Amankwah", "Windmill"), ("Harry Kane", "Dock"), ("Robin Wood", "Bridge"),
    ("Theodora Tudor-Lloyd", "Long Dingle"), ("Keeley Stonebridge", "Dock"), ("Ceri Bowen", "Dock"),
)  # fmt: skip


def read(words: str, *thread: str, situation: Situation = FERRIS) -> Screening:
    return screen(Draft(account_id="main", words=words, thread=thread), situation)


def held(words: str, *thread: str, situation: Situation = FERRIS) -> bool:
    return any(str(one.family) == "candidate" for one in read(words, *thread, situation=situation).holding)


def reachable(link: str, *handles: str) -> Situation:
    """The rule cases' council with one candidate, of this address and these accounts."""
    jo = Candidate(person_id="1", name="Jo Bloggs", poll_id="local.aldmere.2027-05-06", links=(link,), handles=handles)
    known = People(candidates=(jo,), ballots=INSIDE.people.ballots)
    return replace(INSIDE, people=known, lexicon=Lexicon.build(terms=read_reference().terms, people=known))


@pytest.mark.parametrize(
    ("link", "same", "another"),
    [
        ("facebook.com/profile.php?id=61", "m.facebook.com/profile.php?id=61&ref=x", "facebook.com/profile.php?id=62"),
        ("a.gov.uk/mgUserInfo.aspx?UID=7", "a.gov.uk/mgUserInfo.aspx?$LO$=1&UID=7", "a.gov.uk/mgUserInfo.aspx?UID=70"),
        ("https://www.youtube.com/watch?v=Ab1", "youtube.com/watch?v=Ab1", "youtube.com/watch?v=Zz9"),
        ("https://www.facebook.com/jobee", "facebook.com/jobee/?mibextid=Z", "facebook.com/jobeehives"),
    ],
)  # fmt: skip
def test_a_page_told_apart_by_a_number_is_that_persons_alone(link: str, same: str, another: str) -> None:
    situation = reachable(link)
    assert held(f"Meet us: {same}", situation=situation)
    assert not held(f"Meet us: {another}", situation=situation)


def test_an_address_or_account_that_names_nobody_holds_nothing() -> None:
    assert not held("We are on www.facebook.com too.", situation=reachable("https://www.facebook.com/"))
    assert not held("図書館は十時から #図書館", situation=reachable("", "@"))


@pytest.mark.parametrize(
    ("words", "thread"),
    [
        ("The best samosas in town were baked by Victor", ("Amankwah, our volunteer of the month.",)),
        ("Our thanks to Cllr 1/2", ("2/2 Stonebridge for the loan of the tractor.",)),
        ("We asked around.", ("It was mended by Keeley", "Stonebridge of Tide Street.")),
    ],
)
def test_a_name_split_over_the_parts_of_a_thread_is_found(words: str, thread: tuple[str, ...]) -> None:
    told = [one for one in read(words, *thread).holding if one.subject]
    assert len({one.span.field for one in told}) == 2
    for one in told:
        text = words if one.span.field == "text" else thread[int(one.span.field[7:-1])]
        assert one.words == text[one.span.start : one.span.end]


def test_words_that_only_meet_where_a_thread_is_cut_name_nobody() -> None:
    assert not held("The clock was named after King Victor", "The library opens at nine.")


TWINS = standing(("Ann Okafor", "Northgate"), ("Ann Okafor", "Eastfield"))


def test_two_candidates_of_one_name_are_both_told() -> None:
    (one,) = read("Thanks to Ann Okafor for the cakes.", situation=TWINS).findings
    assert one.subject == "Ann Okafor (Northgate) or Ann Okafor (Eastfield)"


def test_two_candidates_of_one_name_are_told_apart_by_the_ward() -> None:
    (one,) = read("Thanks to Ann Okafor from Eastfield for the cakes.", situation=TWINS).findings
    assert one.subject == "Ann Okafor"


@pytest.mark.parametrize(
    "words",
    [
        "The Ferris wheel is on the prom until Sunday.",
        "Ferris & Sons have given forty prizes.",
        "Storm Ferris is due tonight, with gusts of 70mph.",
        "Caffi Stonebridge is open until four.",
        "Harry Kane has been voted player of the year: see his signed boots at the sports museum.",
        "Keeley and Vic are two of the gulls that the school has named.",
        "Robin Wood is carpeted with bluebells.",
        "Robin wood carvings are on sale in the library.",
        "Keeley's Cafe is our new warm space.",
        "The tender for Long Dingle hall closes on Friday.",
        "Mr Ferris Jones will take your questions about the cemetery.",
    ],
)
def test_things_firms_and_others_of_that_name_are_not_the_candidate(words: str) -> None:
    assert not held(words)


@pytest.mark.parametrize(
    "words",
    [
        "Windmill's Victor is back on stage.",
        "Victor, of Windmill, won the leek show.",
        "The chap everyone calls Vic mended the clock.",
        "Vote Keeley!",
        "Harry Kane ran the litter pick on Tide Street.",
        "Robin Wood has made sixty nest boxes for the school.",
        "Bydd Robin Wood yn agor y sioe.",
        "Thanks to Ferris for clearing the slipway.",
        "Our condolences to Mr Ferris on the loss of his father.",
        "Top marks to K E E L E Y S T O N E B R I D G E for the cakes.",
        "The woman who wants to be your next mayor came to the fair.",
    ],
)
def test_a_candidate_is_known_by_less_than_the_full_name(words: str) -> None:
    assert held(words)


@pytest.mark.parametrize("extra", ["local mum ", "the tireless "])
def test_a_list_with_a_word_too_many_is_no_bare_list(extra: str) -> None:
    pair = standing(("Mabli Treharne", "Cae Ffynnon"), ("Ffion Sandringham", "Cae Ffynnon"))
    plain = "Candidates for Cae Ffynnon: {}Mabli Treharne, Independent, and Ffion Sandringham, Independent."
    assert read(plain.format(""), situation=pair).verdict == "allow"
    assert held(plain.format(extra), situation=pair)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Tom Jones sang here in 1968, and the museum has the poster to prove it.", False),
        ("A Tom Jones shirt was handed in at the leisure centre.", False),
        ("Tom Jones sang at the care home on Sunday.", True),
        ("Angela Birch sang here in 1968.", True),  # of whom nobody has heard
    ],
)
def test_a_famous_namesake_is_known_by_a_year_before_living_politics_or_by_what_fans_wear(
    words: str, meant: bool
) -> None:
    assert held(words, situation=standing(("Tom Jones", "Dock"), ("Angela Birch", "Dock"))) is meant
