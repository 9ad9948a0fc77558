"""Bank holidays that nobody has proclaimed, laid over those that were."""

from collections.abc import Iterable

from calendars.bank_holidays import BankHolidays, Division, Holiday


def with_holidays(known: BankHolidays, divisions: Iterable[Division], *holidays: Holiday) -> BankHolidays:
    """`known` and `holidays` besides, in each of `divisions`."""
    wanted = frozenset(divisions)
    return BankHolidays(
        {one: (*known.of_division(one).values(), *(holidays if one in wanted else ())) for one in Division},
        source=known.source,
        remedy=known.remedy,
    )
