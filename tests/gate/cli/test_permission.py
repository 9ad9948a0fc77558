"""Every act and every role from the command line: the shell opens no door that the desk keeps shut."""

from pathlib import Path
from typing import Any

import pytest

from gate.desk.opening import open_desk
from gate.workflow.permission import Act
from gate.workflow.role import Role
from tests.gate.cli.conftest import Gate
from tests.gate.every_act import MAY, WAYS, become

ROLES = [role for role in Role if role is not Role.GATE]


@pytest.mark.parametrize("act", Act)
def test_each_role_does_from_the_command_line_what_the_table_gives_it(
    gate: Gate, demo: Any, tmp_path: Path, act: Act
) -> None:
    way, done, subject = WAYS[act], set(), None
    desk = open_desk().choose(None)
    for role in (*ROLES, None):
        subject = way.before(desk, tmp_path) if subject is None else subject
        become(desk, role)
        said = gate(*way.command(subject), "--as", "walker")
        if said.code == 0:
            done.add(str(role))
            subject = None
        else:
            assert said.code in (1, 3)
            assert "needs the role" in said.err or "may answer for it" in said.err
    assert done == MAY[act]


def test_nobody_acts_as_the_gate(gate: Gate, demo: Any) -> None:
    for name in ("the-gate", "set-up"):
        said = gate("resume", "--as", name)
        assert said.code == 1
        assert f"Nobody here is called ‘{name}’" in said.err
