"""What the set-up page asks, and the council that comes of it: the same value that a set-up file gives."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from calendars.area import Area, AreaKind
from calendars.bank_holidays import BankHolidays
from calendars.errors import ExplainedError
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.poll_timetable import compute
from gate.desk.keep_users import RESERVED
from gate.desk.set_up import CouncilFile, FirstPoll
from gate.publicity.council import Account, Council
from gate.publicity.policy import Policy
from gate.workflow.password import objections_to_password
from gate.workflow.role import Grant, Person, Role

KINDS: dict[AreaKind, str] = {
    AreaKind.PARISH: "A parish, town or community council",
    AreaKind.DISTRICT: "A district, borough, city or unitary council",
    AreaKind.COUNTY: "A county council",
    AreaKind.COMBINED: "A combined authority",
}
"""The councils that the page knows, by the kind of area they serve."""

WARD_OF = {
    AreaKind.PARISH: AreaKind.PARISH_WARD,
    AreaKind.DISTRICT: AreaKind.WARD,
    AreaKind.COUNTY: AreaKind.DIVISION,
    AreaKind.COMBINED: AreaKind.DISTRICT,
}
"""What a council of each kind is divided into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountAnswer:
    """One account as it was told: its name, its network, and whether a person posts there by hand."""

    name: str
    network: str = ""
    handle: str = ""
    by_hand: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpAnswers:
    """Everything that was answered so far. `wards`, `county` and `district` are names; an empty one is none.

    `reviewer` is the name of who looks afterwards where the clerk is alone; `policy` the id of one of the shelf.
    """

    name: str = ""
    name_cy: str = ""
    nation: Nation = Nation.ENGLAND
    kind: AreaKind = AreaKind.PARISH
    county: str = ""
    district: str = ""
    wards: tuple[str, ...] = ()
    accounts: tuple[AccountAnswer, ...] = ()
    clerk: str = ""
    alone: bool = False
    reviewer: str = ""
    policy: str = ""
    poll: PollKind | None = None
    poll_day: dt.date | None = None
    notice_day: dt.date | None = None
    sure_until: dt.date | None = None


def objections_to_council(answers: SetUpAnswers) -> dict[str, str]:
    """What is amiss with the council's own name, by the field it stands in."""
    if not _plain(answers.name):
        return {"name": "Enter the council’s name"}
    return {}


def objections_to_accounts(answers: SetUpAnswers) -> dict[str, str]:
    """What is amiss with the accounts."""
    if not answers.accounts:
        return {"account": "Add at least one account: where the council speaks"}
    names = [_plain(one.name) for one in answers.accounts]
    if len(set(names)) < len(names):
        return {"account": "Give each account a name of its own"}
    return {}


def objections_to_clerk(answers: SetUpAnswers) -> dict[str, str]:
    """What is amiss with the first clerk."""
    named = _plain(answers.clerk)
    if not named:
        return {"clerk": "Enter the clerk’s name"}
    if short_name(answers.clerk) in RESERVED:
        return {"clerk": "Enter the clerk’s first and last name"}
    if answers.alone and _plain(answers.reviewer) in ("", named):
        return {"reviewer": "Enter who looks afterwards at what the clerk let out alone: somebody else"}
    return {}


def objections_to_first_password(answers: SetUpAnswers, password: str, again: str) -> dict[str, str]:
    """What is amiss with the first clerk's password, typed twice."""
    known = (short_name(answers.clerk), answers.clerk, answers.name, _plain(answers.name))
    if amiss := objections_to_password(password, known=known):
        return {"password": " ".join(amiss)}
    if password != again:
        return {"again": "The two passwords differ. Type the same one twice"}
    return {}


def objections_to_poll(answers: SetUpAnswers, holidays: BankHolidays, today: dt.date) -> dict[str, str]:
    """What is amiss with the next poll: its days must be countable, and be still to come."""
    if answers.poll is None:
        return {}
    if answers.poll_day is None:
        return {"poll_day": "Enter the day of the poll, or choose that you do not know of one"}
    if answers.poll_day < today:
        return {"poll_day": "Enter a day that is still to come"}
    try:
        compute(answers.poll, answers.nation, answers.poll_day, holidays)
    except ExplainedError as error:
        return {"poll_day": str(error)}
    if answers.notice_day is not None and answers.notice_day > answers.poll_day:
        return {"notice_day": "The notice comes before the poll: enter an earlier day, or leave it empty"}
    if answers.sure_until is not None and answers.sure_until < today:
        return {"sure_until": "Enter a day that is still to come, or leave it empty"}
    return {}


def objections_to_all(answers: SetUpAnswers, password: str, holidays: BankHolidays, today: dt.date) -> list[str]:
    """Everything amiss with the answers taken together, in their order; `password` is empty where none is asked for.

    An answer changed later may fault one given before: a password that was good names the council once it is renamed.
    """
    return [
        *objections_to_council(answers).values(),
        *objections_to_accounts(answers).values(),
        *objections_to_clerk(answers).values(),
        *(objections_to_first_password(answers, password, password).values() if password else ()),
        *objections_to_poll(answers, holidays, today).values(),
    ]


def council_of(answers: SetUpAnswers) -> CouncilFile:
    """The council that these answers describe. Call it once nothing is amiss with them."""
    own = _plain(answers.name)
    above = _above(answers)
    areas = (
        *above,
        Area(
            area_id=own,
            name=_area_name(answers.name),
            kind=answers.kind,
            within=frozenset({above[-1].area_id}) if above else frozenset(),
        ),
        *(
            Area(
                area_id=f"{own}-{_plain(ward)}", name=ward.strip(), kind=WARD_OF[answers.kind], within=frozenset({own})
            )
            for ward in dict.fromkeys(answers.wards)
            if _plain(ward)
        ),
    )
    clerk = Person(
        person_id=short_name(answers.clerk),
        name=answers.clerk.strip(),
        grants=(Grant(role=Role.CLERK),),
    )
    reviewer = Person(
        person_id=short_name(answers.reviewer),
        name=answers.reviewer.strip(),
        grants=(Grant(role=Role.AUDITOR),),
    )
    council = Council(
        council_id=own, name=answers.name.strip(), name_cy=answers.name_cy.strip(), area=own, nation=answers.nation
    )
    return CouncilFile(
        council=council,
        areas=areas,
        accounts=tuple(
            Account(
                account_id=_plain(one.name),
                council_id=own,
                name=one.name.strip(),
                channel="handover" if one.by_hand else "outbox",
                area=own,
                network=one.network,
                handle=one.handle.strip(),
            )
            for one in answers.accounts
        ),
        persons=(clerk, reviewer) if answers.alone else (clerk,),
        policy=Policy(sole_officer=answers.alone, outside_reviewer=reviewer.person_id if answers.alone else ""),
        adopt=answers.policy,
        polls=_polls(answers),
        confirmed_until=answers.sure_until,
    )


def _polls(answers: SetUpAnswers) -> tuple[FirstPoll, ...]:
    if answers.poll is None or answers.poll_day is None:
        return ()
    return (
        FirstPoll(
            kind=answers.poll,
            polling_day=answers.poll_day,
            title=f"{answers.name.strip()} election" if answers.poll in _OWN.get(answers.kind, ()) else "",
            notice_day=answers.notice_day,
        ),
    )


_OWN = {
    AreaKind.PARISH: (PollKind.PARISH,),
    AreaKind.DISTRICT: (PollKind.LOCAL,),
    AreaKind.COUNTY: (PollKind.LOCAL,),
}
"""The poll that elects a council of each kind itself."""


def _above(answers: SetUpAnswers) -> tuple[Area, ...]:
    """The areas that the council's own lies in, the widest first."""
    found: list[Area] = []
    wanted = ((answers.county, AreaKind.COUNTY), (answers.district, AreaKind.DISTRICT))
    for name, kind in wanted:
        if _plain(name) and _RANK[kind] < _RANK[answers.kind]:
            within = frozenset({found[-1].area_id}) if found else frozenset()
            found.append(Area(area_id=f"{_plain(name)}-{kind}", name=name.strip(), kind=kind, within=within))
    return tuple(found)


_RANK = {AreaKind.COMBINED: 0, AreaKind.COUNTY: 1, AreaKind.DISTRICT: 2, AreaKind.PARISH: 3}


def _area_name(council: str) -> str:
    """‘Thornwick’ for ‘Thornwick Town Council’."""
    told = re.sub(
        r"\s+((town|parish|city|community|borough|district|county|unitary|metropolitan)\s+)*(council|authority)$",
        "",
        council.strip(),
        flags=re.IGNORECASE,
    )
    return told or council.strip()


def _plain(name: str) -> str:
    """An id made of a name: ‘thornwick-town-council’."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", letters.casefold()))[:60]


def short_name(name: str) -> str:
    """The name under which somebody signs in here: ‘ann.price’."""
    return _plain(name).replace("-", ".")
