from gate.desk.desk import Desk
from gate.desk.fit import Fit, fit_of
from gate.publicity.draft import Draft


def test_a_text_is_counted_as_a_reader_counts(desk: Desk) -> None:
    flag = "\N{REGIONAL INDICATOR SYMBOL LETTER G}\N{REGIONAL INDICATOR SYMBOL LETTER B}"
    assert fit_of(desk, Draft(account_id="town-x", words=f"Siân {flag}")) == Fit(characters=6, most=280, reasons=())


def test_what_is_too_long_is_told_with_the_cure(desk: Desk) -> None:
    fit = fit_of(desk, Draft(account_id="town-x", words="a" * 281))
    assert fit.reasons == ("The text has 281 characters; this account takes 280. Shorten it.",)


def test_an_account_may_take_any_length(desk: Desk) -> None:
    assert fit_of(desk, Draft(account_id="town-website", words="a" * 9000)).most is None
