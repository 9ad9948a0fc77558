"""
Whose voice it is (YR5, YR1): the council's, a member's or somebody's own.

House rules, which a policy turns on.
"""

from collections.abc import Iterator

from gate.publicity.finding import Severity
from gate.publicity.house.house_rule import house_rule
from gate.publicity.meaning.issues import issues
from gate.publicity.pointing import pointed
from gate.publicity.rule import Mark
from gate.publicity.situation import Situation
from gate.publicity.text.reading import Reading


@house_rule(
    code="YR103P",
    name="opinion-as-council-view",
    title="gives an opinion as the council’s",
    message="‘{words}’ gives an opinion as the council's, or as fact. Say what was decided, and where, "
    "or leave it out.",
    cure="Name the decision and its minute.",
    needs=("house-council-view",),
)
def opinion_as_council_view(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """An opinion told as if it were the council's, or plain fact."""
    yield from pointed(reading, "house-council-view")


@house_rule(
    code="YR106",
    name="one-sided-controversy",
    title="touches a controversy without a source",
    message="‘{words}’ is a subject on which people differ. Link the report or the minutes, where all sides stand.",
    cure="Add the link to the report.",
)
def one_sided_controversy(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A subject on which parties divide, or one the council named, with no link: argued, or (as advice) mentioned."""
    if any(part.links for part in reading.fields):
        return
    for one in issues(reading):
        if not one.quiet:
            severity = None if one.argued is not None else Severity.ADVISE
            yield Mark(field=one.part.name, start=one.start, end=one.end, severity=severity)


@house_rule(
    code="YR501P",
    name="wrong-account",
    title="may be meant for another account",
    message="‘{words}’ belongs to a private account. Check that this is the right one.",
    cure="Post it from your own account.",
    needs=("house-private-life",),
)
def wrong_account(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Private life on an official account."""
    yield from pointed(reading, "house-private-life")


@house_rule(
    code="YR502",
    name="personal-view-marker",
    title="speaks for somebody personally",
    message="‘{words}’ is somebody's own voice, and this account speaks for the council. Leave it out.",
    cure="Say what the council decided or does.",
    needs=("house-personal-view",),
)
def personal_view_marker(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A personal view, marked as one, on an account that speaks for the council."""
    yield from pointed(reading, "house-personal-view")


@house_rule(
    code="YR503P",
    name="unauthorised-spokesperson",
    title="speaks for the council",
    message="‘{words}’ claims to speak for the council. Say who decided it, or let a second person look.",
    cure="Quote the decision, or the officer named for it.",
    needs=("house-spokesperson",),
)
def unauthorised_spokesperson(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A claim to speak for the council."""
    yield from pointed(reading, "house-spokesperson")


@house_rule(
    code="YR504",
    name="implied-endorsement",
    title="advertises or recommends somebody",
    message="‘{words}’ may read as the council's recommendation. Say it without praise, or leave it out.",
    cure="Name what is on, not who is best.",
    needs=("house-endorse",),
)
def implied_endorsement(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Somebody's business recommended, or said to have the council's blessing; in what is shared or liked too."""
    yield from pointed(reading, "house-endorse")


@house_rule(
    code="YR505",
    name="brand-misuse",
    title="uses the council’s badge",
    message="‘{words}’ is the council's own badge. It belongs on the council's pages, as the council uses it.",
    cure="Leave the badge to the council's own templates.",
    needs=("house-logo",),
)
def brand_misuse(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """The council's logo, crest or papers, in the words or in what a picture shows."""
    yield from pointed(reading, "house-logo")


@house_rule(
    code="YR506",
    name="capacity-unclear",
    title="speaks as a member",
    message="‘{words}’ speaks as a member. On the council's account nobody does; on your own, the code "
    "of conduct holds.",
    cure="Leave the office out, or post it from the account kept for it.",
    needs=("house-capacity",),
)
def capacity_unclear(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Somebody speaking as a member."""
    yield from pointed(reading, "house-capacity")
