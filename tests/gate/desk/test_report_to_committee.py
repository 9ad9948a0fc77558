"""One page after the poll: numbers from the record, pictures with their tables, and nobody's name."""

import datetime as dt
import re
import xml.etree.ElementTree as ET

import pytest

from gate.desk.desk import Desk, SignedIn
from gate.desk.draw_bars import draw_bars
from gate.desk.enquiries import entries
from gate.desk.keep_calendar import CalendarError
from gate.desk.override import override_findings
from gate.desk.release import release_due
from gate.desk.report_to_committee import ReportError, report_as_html, report_to_committee
from gate.desk.submit import submit_draft
from gate.publicity.draft import Draft
from gate.workflow.override import Ground, NotPermittedError
from tests.conftest import HandClock

ANN = SignedIn(person_id="ann")
SAM = SignedIn(person_id="sam")
TODAY = dt.date(2027, 4, 12)


def _poll(desk: Desk) -> str:
    with desk.look() as work:
        return work.calendar.current().polls[0].poll_id


def test_the_report_of_a_poll_counts_what_was_submitted_in_its_period(desk: Desk, clock: HandClock) -> None:
    post = submit_draft(desk, Draft(account_id="town-website", words="Thank you, Cllr Jane Okafor."), SAM)
    clock.forward(hours=2)
    override_findings(desk, post.post_id, ANN, ground=Ground.LEGAL_DUTY, reason="The court ordered this very wording")
    clock.at = dt.datetime(2027, 6, 1, 9, tzinfo=dt.UTC)
    submit_draft(desk, Draft(account_id="town-website", words="The library opens at ten."), SAM)  # long after the poll
    report = report_to_committee(desk, ANN, poll_id=_poll(desk))
    counted = report.tally
    assert counted.posts == 5  # the demonstration's four, and ours
    assert counted.grounds == (("legal-duty", 1),)
    assert counted.median_wait == dt.timedelta(hours=2)
    assert dict(counted.rules)["PE101"] == 2  # the demonstration's second post, and ours


def test_the_page_has_each_picture_beside_its_table_and_names_nobody(desk: Desk) -> None:
    release_due(desk)
    page = report_as_html(report_to_committee(desk, ANN, poll_id=_poll(desk)))
    assert page.count("<svg") == page.count("<table") >= 2
    for picture in re.findall(r"<svg.*?</svg>", page):
        drawn = ET.fromstring(picture)  # noqa: S314 - our own
        assert drawn.find("{http://www.w3.org/2000/svg}title") is not None
        assert drawn.find("{http://www.w3.org/2000/svg}desc") is not None
    for name in ("Okafor", "Adeyemi", "Price", "Stanhope"):
        assert name not in page
    assert "<script" not in page
    assert 'lang="en-GB"' in page


def test_a_report_without_a_poll_needs_both_days(desk: Desk) -> None:
    with pytest.raises(ReportError, match="which days"):
        report_to_committee(desk, ANN, first=TODAY)
    with pytest.raises(ReportError, match="is before"):
        report_to_committee(desk, ANN, first=TODAY, last=TODAY - dt.timedelta(days=1))
    assert report_to_committee(desk, ANN, first=TODAY, last=TODAY).tally.posts == 4
    empty = report_to_committee(desk, ANN, first=TODAY + dt.timedelta(days=1), last=TODAY + dt.timedelta(days=2))
    assert "0 posts were put before the gate." in report_as_html(empty)


def test_an_unknown_poll_is_named(desk: Desk) -> None:
    with pytest.raises(CalendarError, match=r"There is no poll ‘local\.nowhere’"):
        report_to_committee(desk, ANN, poll_id="local.nowhere")


def test_drawing_the_report_is_written_down_and_not_for_authors(desk: Desk) -> None:
    report_to_committee(desk, ANN, poll_id=_poll(desk))
    assert entries(desk)[-1].event == "report"
    with pytest.raises(NotPermittedError):
        report_to_committee(desk, SAM, poll_id=_poll(desk))


def test_a_bar_is_as_long_as_its_number_and_says_it_aloud() -> None:
    drawn = ET.fromstring(draw_bars("Posts", [("A & B", (2, 1)), ("C", (6, 0))], ("allowed", "held")))  # noqa: S314
    name = "{http://www.w3.org/2000/svg}"
    boxes = [float(box.get("width", "0")) for box in drawn.iter(f"{name}rect") if box.get("fill", "").startswith("#")]
    assert boxes[:3] == [110, 55, 330]  # two, one and six sixths of 330
    assert drawn.findtext(f"{name}desc") == "A & B: 2 allowed, 1 held; C: 6 allowed, 0 held"
