"""What the commands share in taking words and giving answers."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from orgplanner.cli.console import one_line
from orgplanner.cli.passphrase import given
from orgplanner.errors import FileProblem, NotWritten, OrgPlannerError
from orgplanner.text import Message, say

if TYPE_CHECKING:
    from orgplanner.model import Plan, Scenario
    from orgplanner.storage import Loaded


class WrongUse(OrgPlannerError):
    """Words that the command line does not understand."""


class Parser(ArgumentParser):
    """A parser that answers wrong use with one sentence and takes no shortened words."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        raise WrongUse(say("{command}: {problem}.", command=self.prog, problem=message.rstrip(".")),
                       say("Try “{command} --help”.", command=self.prog))  # fmt: skip


def file_of(text: str) -> Path:
    """The file or folder that a word names; an empty one, such as an unset variable, names none."""
    if not text.strip():
        raise WrongUse(say("The name of a file is missing."))
    return Path(text)


def load(path: Path) -> Loaded:
    """The plan of a file, which is not touched, and what the file says besides; raises FileProblem.

    An encrypted one opens with the passphrase that the command was given.
    """
    if path.is_dir():
        raise FileProblem(say("{file} is a folder, not a plan.", file=str(path)))
    if not path.exists():
        raise FileProblem(say("There is no file {file}.", file=str(path)))
    from orgplanner.storage import read_plan  # a window that opens without a plan needs none of it

    return read_plan(path, given())


def read(path: Path) -> Plan:
    """The plan of a file, which is not touched; raises FileProblem when it is not accepted."""
    return load(path).plan


def write(plan: Plan, target: Path, *, at: str = "", by: str = "") -> None:
    """Writes a plan to a new file, encrypted where the command was given a passphrase; raises NotWritten."""
    from orgplanner.document import save_plan

    save_plan(plan, target, at=at, by=by, passphrase=given())


def check_target(target: Path) -> None:
    """Refuses a folder for a file, or a file in a folder that is not there; raises NotWritten."""
    if target.is_dir():
        raise NotWritten(say("{file} is a folder, not a file.", file=str(target)), say("Choose another name."))
    if not target.parent.is_dir():
        raise NotWritten(
            say("The folder {folder} does not exist.", folder=str(target.parent)),
            say("Create it or choose another folder."),
        )


def chosen_scenario(plan: Plan, wanted: str | None) -> Scenario:
    """The scenario with this name or id; without one the only scenario of the plan."""
    if wanted is not None:
        return plan.find_scenario(wanted)
    rows = plan.ordered_scenarios()
    if not rows:
        raise FileProblem(say("The plan has no scenario yet."))
    if len(rows) == 1:
        return rows[0]
    known = ", ".join(english(plan, row) for row in rows)
    raise WrongUse(say("Specify the scenario with --scenario; there are: {known}.", known=known))


def english(plan: Plan, row: Scenario) -> str:
    """The name of a scenario in English, else in the plan's own language."""
    return plan.words(row.name, "en") or row.id


def answer(document: object) -> None:
    """Prints one JSON document."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def tell(message: Message | str = "") -> None:
    """Prints a sentence or a line."""
    print(one_line(str(message)))
