"""What a council is and whom it knows: itself, its areas and accounts, its people, and who stands."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import bindparam, delete, select
from sqlmodel import Session, SQLModel, col

from calendars.area import Area
from calendars.errors import ExplainedError
from gate.publicity.council import Account, Ballot, Candidate, Council, Member, People
from gate.publicity.policy import Policy
from gate.store.columns import table_of
from gate.store.document import read, read_shared, written
from gate.store.tables import AccountRow, BallotRow, CandidateRow, CouncilRow, MemberRow, PersonRow
from gate.workflow.role import Person

Value = TypeVar("Value")
Documents = tuple[tuple[str, str], ...]
"""Ids, each with the document that stands under it."""


class UnknownError(ExplainedError):
    """A council, account or person that is not known here."""


_CANDIDATE, _MEMBER, _BALLOT = table_of(CandidateRow).c, table_of(MemberRow).c, table_of(BallotRow).c
_CANDIDATES = (
    select(_CANDIDATE.person_id, _CANDIDATE.document)
    .where(_CANDIDATE.council_id == bindparam("council"))
    .order_by(_CANDIDATE.poll_id, _CANDIDATE.ballot_id, _CANDIDATE.person_id)
)
_MEMBERS = (
    select(_MEMBER.number, _MEMBER.document).where(_MEMBER.council_id == bindparam("council")).order_by(_MEMBER.number)
)
_BALLOTS = (
    select(_BALLOT.poll_id, _BALLOT.document)
    .where(_BALLOT.council_id == bindparam("council"))
    .order_by(_BALLOT.poll_id)
)


@lru_cache(maxsize=16)
def _people_of(candidates: Documents, members: Documents, ballots: Documents) -> People:
    """The people whom these documents describe: the same value for the same documents."""
    return People(
        candidates=tuple(read(Candidate, text, where=f"candidate {name}") for name, text in candidates),
        members=tuple(read(Member, text, where=f"member {name}") for name, text in members),
        ballots=tuple(read(Ballot, text, where=f"ballot {name}") for name, text in ballots),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Halt:
    """Everything is stopped: since when (aware), by whom, why."""

    at: dt.datetime
    by: str
    why: str


def council_ids(session: Session) -> tuple[str, ...]:
    """The ids of every council in this database."""
    return tuple(session.scalars(select(col(CouncilRow.council_id)).order_by(col(CouncilRow.council_id))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """The registers of one council, within one transaction: what was asked once is not asked again until it changes."""

    session: Session
    council_id: str
    _known: dict[str, Any] = field(default_factory=dict)

    def found(self, council: Council, areas: tuple[Area, ...], policy: Policy) -> None:
        """Keep a new council."""
        self.session.add(
            CouncilRow(
                council_id=self.council_id,
                document=written(Council, council),
                areas=written(tuple[Area, ...], areas),
                policy=written(Policy, policy),
            )
        )
        self.session.flush()

    def _once(self, name: str, ask: Callable[[], Value]) -> Value:
        if name not in self._known:
            self._known[name] = ask()
        found: Value = self._known[name]
        return found

    def _keep(self, row: SQLModel) -> None:
        self.session.merge(row)
        self._known.clear()

    def _row(self) -> CouncilRow:
        return self._once("council", self._find_row)

    def _find_row(self) -> CouncilRow:
        row = self.session.get(CouncilRow, self.council_id)
        if row is None:
            known = ", ".join(council_ids(self.session)) or "none yet"
            raise UnknownError(f"There is no council ‘{self.council_id}’ here.", remedy=f"Known: {known}.")
        return row

    @property
    def council(self) -> Council:
        """The council itself. Raises UnknownError when it is not in this database."""
        return read_shared(Council, self._row().document, where=f"council {self.council_id}")

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas that the council knows of."""
        return read_shared(tuple[Area, ...], self._row().areas, where=f"areas of {self.council_id}")

    @property
    def policy(self) -> Policy:
        """The policy in force."""
        return read_shared(Policy, self._row().policy, where=f"policy of {self.council_id}")

    def adopt(self, policy: Policy) -> None:
        """Put a policy in force."""
        self._row().policy = written(Policy, policy)
        self.session.flush()

    @property
    def halt(self) -> Halt | None:
        """Whether everything is stopped, and by whom."""
        row = self._row()
        return Halt(at=row.halted_at, by=row.halted_by, why=row.halted_why) if row.halted_at else None

    def set_halt(self, halt: Halt | None) -> None:
        """Stop everything, or let it go on."""
        row = self._row()
        row.halted_at, row.halted_by, row.halted_why = (halt.at, halt.by, halt.why) if halt else (None, "", "")
        self.session.flush()

    @property
    def restored_at(self) -> dt.datetime | None:
        """When this database was put back from a backup, until somebody lets it go on."""
        return self._row().restored_at

    def mark_restored(self, at: dt.datetime | None) -> None:
        """Note that the database was put back from a backup, or that it goes on."""
        self._row().restored_at = at
        self.session.flush()

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts, in the order of their ids."""
        rows = self.session.scalars(
            select(AccountRow).where(col(AccountRow.council_id) == self.council_id).order_by(col(AccountRow.account_id))
        )
        return tuple(read(Account, row.document, where=f"account {row.account_id}") for row in rows)

    def account(self, account_id: str) -> Account:
        """The account of that id. Raises UnknownError, naming it and those there are."""
        return self._once(f"account {account_id}", lambda: self._find_account(account_id))

    def _find_account(self, account_id: str) -> Account:
        row = self.session.get(AccountRow, (self.council_id, account_id))
        if row is None:
            known = ", ".join(account.account_id for account in self.accounts) or "none yet"
            raise UnknownError(f"There is no account ‘{account_id}’ here.", remedy=f"Known: {known}.")
        return read_shared(Account, row.document, where=f"account {account_id}")

    def put_account(self, account: Account) -> None:
        """Keep an account, new or changed. Raises UnknownError for an account of another council."""
        if account.council_id != self.council_id:
            raise UnknownError(
                f"The account ‘{account.account_id}’ belongs to ‘{account.council_id}’, not to ‘{self.council_id}’.",
                remedy="Nothing was changed.",
            )
        self._keep(
            AccountRow(council_id=self.council_id, account_id=account.account_id, document=written(Account, account))
        )
        self.session.flush()

    @property
    def persons(self) -> tuple[Person, ...]:
        """Everyone who may act, or once could, in the order of their ids."""
        return self._once("persons", self._find_persons)

    def _find_persons(self) -> tuple[Person, ...]:
        rows = self.session.scalars(
            select(PersonRow).where(col(PersonRow.council_id) == self.council_id).order_by(col(PersonRow.person_id))
        )
        return tuple(read_shared(Person, row.document, where=f"person {row.person_id}") for row in rows)

    def person(self, person_id: str) -> Person:
        """The person of that id. Raises UnknownError, naming it and those there are."""
        row = self.session.get(PersonRow, (self.council_id, person_id))
        if row is None:
            known = ", ".join(person.person_id for person in self.persons) or "none yet"
            raise UnknownError(f"Nobody here is called ‘{person_id}’.", remedy=f"Known: {known}.")
        return read(Person, row.document, where=f"person {person_id}")

    def put_person(self, person: Person) -> None:
        """Keep a person, new or changed."""
        self._keep(PersonRow(council_id=self.council_id, person_id=person.person_id, document=written(Person, person)))
        self.session.flush()

    @property
    def people(self) -> People:
        """The candidates, members and ballots whom a screening may need."""
        return self._once("people", self._find_people)

    def _find_people(self) -> People:
        mine = {"council": self.council_id}
        candidates, members, ballots = (
            tuple((str(name), document) for name, document in self.session.execute(asked, mine))
            for asked in (_CANDIDATES, _MEMBERS, _BALLOTS)
        )
        return _people_of(candidates, members, ballots)

    def put_candidates(self, candidates: tuple[Candidate, ...]) -> None:
        """Add candidates; one already there (same poll, ballot and person) is brought up to date."""
        for candidate in candidates:
            self._keep(
                CandidateRow(
                    council_id=self.council_id,
                    poll_id=candidate.poll_id,
                    ballot_id=candidate.ballot_id,
                    person_id=candidate.person_id,
                    document=written(Candidate, candidate),
                )
            )
        self.session.flush()

    def drop_candidates(self, poll_id: str) -> None:
        """Forget the candidates of one poll."""
        mine = (col(CandidateRow.council_id) == self.council_id, col(CandidateRow.poll_id) == poll_id)
        self.session.execute(delete(CandidateRow).where(*mine))
        self._known.clear()

    def put_ballot(self, ballot: Ballot) -> None:
        """Keep what is known of one poll's candidates."""
        self._keep(BallotRow(council_id=self.council_id, poll_id=ballot.poll_id, document=written(Ballot, ballot)))
        self.session.flush()

    def put_members(self, members: tuple[Member, ...]) -> None:
        """Make these the members, in the place of those before."""
        self.session.execute(delete(MemberRow).where(col(MemberRow.council_id) == self.council_id))
        for number, member in enumerate(members, 1):
            self.session.add(MemberRow(council_id=self.council_id, number=number, document=written(Member, member)))
        self.session.flush()
        self._known.clear()
