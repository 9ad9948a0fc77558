"""Acts that somebody starts from a shell without saying who they are: the entry names the operating system's user."""

from dataclasses import replace

from gate.desk.desk import SignedIn, acting
from gate.store.work import Work
from gate.workflow.role import Actor, Role

SHELL = Actor(person_id="shell", name="Command line", roles=frozenset({Role.ADMINISTRATOR}))
"""Who is at the shell holds the database in their hands: asking them for a role would protect nothing."""


def acting_or_shell(work: Work, by: SignedIn) -> Actor:
    """The person as they may act now, or whoever is at the shell where no person is named."""
    if by.person_id == SHELL.person_id:
        return replace(SHELL, system_user=by.system_user)
    return acting(work, by)
