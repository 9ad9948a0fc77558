"""Commands that ask and change nothing."""

import datetime as dt
import sys
from pathlib import Path

import click

from calendars.errors import ExplainedError
from calendars.nation import Nation
from calendars.poll import PollKind
from gate.cli.advising import print_advice
from gate.cli.entrance import (
    COULD_NOT,
    HELD,
    Day,
    at_option,
    council_option,
    desk_of,
    json_option,
    leave,
    leaving,
    tell,
    tell_line,
    text_argument,
    words_of,
)
from gate.cli.printing import (
    ANSWERS,
    print_answer,
    print_rule,
    print_screening,
    print_timetable,
    print_verdict_line,
)
from gate.cli.printing_in_welsh import print_screening_in_welsh
from gate.desk.circumstances import CIRCUMSTANCES
from gate.desk.dates_in_words import hour_and_day
from gate.desk.desk import CouncilError
from gate.desk.enquiries import check as check_draft
from gate.desk.enquiries import today as ask_today
from gate.desk.opening import open_reference
from gate.desk.own_account import advice_facts, check_own_words
from gate.desk.screen_posts import screen_file
from gate.desk.telling import answer_facts, rule_facts, verdict_facts
from gate.desk.timetables import timetable_facts, timetable_line, timetable_of
from gate.desk.what_if import what_if as ask_what_if
from gate.policy.own_account import OwnAccount
from gate.publicity.draft import Action, Draft
from gate.publicity.house_rules import HOUSE
from gate.publicity.ruleset import RULES

YES, CANNOT_TELL = 10, 20
KINDS = click.Choice([str(kind) for kind in PollKind])
NATIONS = click.Choice([str(nation) for nation in Nation])


@click.command()
@council_option
@json_option
@at_option
@click.option("--area", metavar="A", help="An area of the council; without it the council's own.")
@click.option("--account", metavar="X", help="An account; without it every poll that touches the council counts.")
def today(council: str | None, as_json: bool, at: dt.datetime | None, area: str | None, account: str | None) -> None:
    """Does a pre-election period apply? Exit 0 no, 10 yes, 20 cannot tell.

    \b
    Example:
      gate today --at 2027-04-20T09:00
    """
    try:
        desk = desk_of(council)
        answer = ask_today(desk, area=area, account=account, at=at)
    except ExplainedError as error:
        if as_json:
            tell({"answer": "cannot tell", "why": str(error), "at": None, "periods": [], "doubts": [], "next": []})
        if not isinstance(error, CouncilError):
            leave(error, CANNOT_TELL)
        if not as_json:
            click.echo(f"CANNOT TELL: {error}")
        raise SystemExit(CANNOT_TELL) from error
    if as_json:
        tell(answer_facts(answer, desk.reference.statutes))
    else:
        print_answer(answer, desk.reference.statutes)
    raise SystemExit({"NO": 0, "YES": YES, "CANNOT TELL": CANNOT_TELL}[ANSWERS[answer.holds]])


@click.command()
@click.argument("kind", type=KINDS, required=False)
@click.argument("nation", type=NATIONS, required=False)
@click.argument("poll_day", type=Day(), required=False)
@json_option
@click.option("--explain", is_flag=True, help="Count day by day, and say which days were left out.")
@click.option("--from-writ", type=Day(), metavar="DAY", help="The day on which the writ is received.")
@click.option("--stdin", "many", is_flag=True, help="Read KIND,NATION,POLL_DAY a line; print one JSON line for each.")
@leaving(COULD_NOT)
def timetable(
    kind: str | None,
    nation: str | None,
    poll_day: dt.date | None,
    as_json: bool,
    explain: bool,
    from_writ: dt.date | None,
    many: bool,
) -> None:
    """The statutory days of one poll, and its pre-election period.

    \b
    Example:
      gate timetable local england 2027-05-06
    """
    reference = open_reference()
    if many:
        for raw in sys.stdin.buffer:
            line = raw.decode("utf-8", "backslashreplace")
            if line.strip():
                tell_line(timetable_line(line, reference))
        return
    if kind is None or nation is None or poll_day is None:
        raise click.UsageError("Give KIND NATION POLL_DAY, as in: gate timetable local england 2027-05-06")
    found = timetable_of(PollKind(kind), Nation(nation), poll_day, reference, from_writ=from_writ)
    if as_json:
        tell(timetable_facts(found, explain=explain))
    else:
        print_timetable(found, reference.statutes, explain=explain)


@click.command()
@council_option
@json_option
@at_option
@click.option("--account", metavar="X", help="The account that is to say it.")
@click.option("--action", type=click.Choice([str(action) for action in Action]), default="post", show_default=True)
@click.option("--shared", default="", metavar="TEXT", help="The text shared, liked or replied to.")
@click.option(
    "--capacity",
    type=click.Choice(["official", *map(str, OwnAccount)]),
    default="official",
    show_default=True,
    help="Whose account it is: every one but official is advice, and nothing is stored.",
)
@click.option("--name", default="", metavar="TEXT", help="The name under which an own account posts.")
@click.option("--language", type=click.Choice(["en", "cy"]), default="en", show_default=True, help="To be told in.")
@text_argument
@leaving(COULD_NOT)
def check(
    council: str | None,
    as_json: bool,
    at: dt.datetime | None,
    account: str | None,
    action: str,
    shared: str,
    capacity: str,
    name: str,
    language: str,
    text: str | None,
) -> None:
    """The verdict on one text. Exit 0 may go, 1 held, 3 could not decide; advice is always exit 0.

    \b
    Example:
      gate check --at 2027-04-20T09:00 "Thanks to Cllr Okafor for opening the fair"
      gate check --capacity councillor "The planning committee will throw it out on Monday"
    """
    desk = desk_of(council)
    if capacity != "official":
        told = check_own_words(
            desk,
            words_of(text),
            OwnAccount(capacity),
            at=at,
            action=Action(action),
            shared=shared,
            display_name=name,
        )
        if as_json:
            tell(advice_facts(told, desk.reference.statutes))
        else:
            print_advice(told)
        return
    draft = Draft(account_id=account or "", words=words_of(text), action=Action(action), shared_text=shared)
    screening = check_draft(desk, draft, at=at)
    if as_json:
        tell({"id": None, **verdict_facts(screening, desk.reference.statutes)})
    elif language == "cy":
        print_screening_in_welsh(screening, desk.reference.statutes, desk.reference.welsh)
    else:
        print_screening(screening, desk.reference.statutes)
    if screening.undecided:
        raise SystemExit(COULD_NOT)
    raise SystemExit(0 if screening.verdict == "allow" else HELD)


@click.command()
@click.argument("posts", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--council", "council_file", type=click.Path(path_type=Path), required=True, metavar="COUNCIL.json")
@click.option("--candidates", type=click.Path(path_type=Path), required=True, metavar="CANDIDATES.csv")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="How many processes.")
@click.option("--short", is_flag=True, help="A line for people in place of JSON.")
@click.option("--only", multiple=True, metavar="ID", help="Only the post with this id; may be given again.")
@leaving(COULD_NOT)
def screen(posts: Path, council_file: Path, candidates: Path, jobs: int, short: bool, only: tuple[str, ...]) -> None:
    """Screen many texts at once, one JSON line out per line in. Needs no database.

    \b
    Example:
      gate screen posts.jsonl --council council.json --candidates candidates.csv > verdicts.jsonl
    """
    wrong = 0
    done = 0
    for line in screen_file(posts, council_file, candidates, open_reference(), jobs=jobs):
        wrong += "error" in line
        done += 1
        if only and line["id"] not in only:
            continue
        if short:
            print_verdict_line(line)
        else:
            tell_line(line)
        if done % 500 == 0:
            click.echo(f"{done} screened", err=True)
    if wrong:
        click.echo(f"{wrong} of {done} lines could not be read; each says why under ‘error’.", err=True)
        raise SystemExit(COULD_NOT)


ALL_RULES = (*RULES, *CIRCUMSTANCES, *HOUSE)


@click.command()
@click.argument("code", required=False)
@json_option
@leaving(HELD)
def rules(code: str | None, as_json: bool) -> None:
    """Every rule, or one rule's page: what, why, on what authority.

    \b
    Example:
      gate rules PE101
    """
    statutes = open_reference().statutes
    if code is None:
        if as_json:
            tell([rule_facts(rule, statutes) for rule in ALL_RULES])
            return
        for rule in ALL_RULES:
            click.echo(f"{rule.code:<7}{rule.name}")
        return
    found = [rule for rule in ALL_RULES if rule.code == code.upper()]
    if not found:
        raise ExplainedError(f"There is no rule ‘{code}’.", remedy="See ‘gate rules’ for all of them.")
    if as_json:
        tell(rule_facts(found[0], statutes))
    else:
        print_rule(found[0], statutes)


@click.command("what-if")
@click.argument("kind", type=KINDS)
@click.argument("nation", type=NATIONS)
@click.argument("poll_day", type=Day())
@council_option
@json_option
@click.option("--area", metavar="A", help="The area of the poll; without it the council's own.")
@leaving(COULD_NOT)
def what_if(kind: str, nation: str, poll_day: dt.date, council: str | None, as_json: bool, area: str | None) -> None:
    """Which posts the period of such a poll would catch. Changes nothing.

    \b
    Example:
      gate what-if local england 2027-05-06
    """
    desk = desk_of(council)
    caught = ask_what_if(desk, PollKind(kind), Nation(nation), poll_day, area=area)
    if as_json:
        tell(
            {
                "caught": [
                    {"post": one.post.post_id, "state": str(one.post.state), "reason": one.why} for one in caught.posts
                ],
                "starts": caught.starts or None,
                "ends": caught.ends or None,
                **({"why": caught.no_period} if caught.no_period else {}),
            }
        )
        return
    click.echo(
        f"There would be no period. {caught.no_period}"
        if caught.no_period
        else f"The period would run from {caught.starts} until {caught.ends}."
    )
    if not caught.posts:
        click.echo("It would catch no post.")
    for one in caught.posts:
        click.echo(f"  Post {one.post.post_id} ({one.post.state}), {hour_and_day(one.post.due_at)}: {one.why}")


COMMANDS = (today, timetable, check, screen, rules, what_if)
