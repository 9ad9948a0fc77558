import datetime as dt

from calendars.civil_time import instant_of
from gate.desk.desk import Desk
from gate.desk.enquiries import check
from gate.publicity.draft import Draft
from gate.workflow.override import Ground
from ui.case_view import answers_told, polls_told
from ui.words import first_line, grounds_for


def test_a_period_of_summer_time_starts_on_its_own_london_day(desk: Desk) -> None:
    at = instant_of(dt.date(2028, 4, 10), dt.time(12))
    draft = Draft(account_id="town-website", words="Bins go out a day later.")
    told = polls_told(desk, check(desk, draft, at=at), draft)
    # 25 working days before 4 May 2028, past Good Friday 14 and Easter Monday 17 April and Monday 1 May: 27 March,
    # the first working day of summer time, whose midnight is 11pm of the 26th by UTC
    assert "Monday 27 March 2028" in told["local.northmarch.2028-05-04"]


def test_what_no_rule_names_was_not_mistaken_for_something_else() -> None:
    assert grounds_for(["YR901"])[0] is Ground.OTHER
    assert grounds_for(["YR901", "PE101"])[0] is Ground.MISTAKEN_IDENTITY
    assert set(grounds_for(["YR901"])) == set(Ground)


def test_what_the_author_answered_stands_under_the_question_that_was_asked(desk: Desk) -> None:
    draft = Draft(
        account_id="town-website",
        words="Bins",
        attestations=(("copyright", "licensed"), ("paid", "yes"), ("people-in-picture", "no")),
    )
    said = answers_told(desk, draft)
    assert "Is a candidate or a member in the picture? <strong>no</strong>" in said
    assert "used with permission? <strong>licensed</strong>" in said
    assert "Is money paid for showing it? <strong>yes</strong>" in said


def test_a_line_that_is_cut_after_a_sentence_ends_in_one_mark() -> None:
    assert first_line("The library is open. Come and see it.", 24) == "The library is open…"
    assert first_line("The library is open.", 24) == "The library is open."
