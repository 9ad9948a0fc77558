"""The nations whose election law and bank holidays differ."""

from enum import StrEnum


class Division(StrEnum):
    """The three divisions for which GOV.UK publishes bank holidays, by its own names."""

    ENGLAND_AND_WALES = "england-and-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


class Nation(StrEnum):
    """A nation as commands and files name it. UK is for polls held in all four at once."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "ni"
    UK = "uk"

    @property
    def divisions(self) -> tuple[Division, ...]:
        """The bank-holiday divisions that this nation's days are counted by."""
        return _DIVISIONS[self]


_DIVISIONS: dict[Nation, tuple[Division, ...]] = {
    Nation.ENGLAND: (Division.ENGLAND_AND_WALES,),
    Nation.WALES: (Division.ENGLAND_AND_WALES,),
    Nation.SCOTLAND: (Division.SCOTLAND,),
    Nation.NORTHERN_IRELAND: (Division.NORTHERN_IRELAND,),
    Nation.UK: tuple(Division),
}
