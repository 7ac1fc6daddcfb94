"""orgplanner import: lists of any shape, another plan, or an edited workbook become a plan or go into one."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from orgplanner.cli import import_changes, import_lists, import_plan, import_workbook
from orgplanner.cli.using import WrongUse, answer, check_target, file_of, tell
from orgplanner.errors import FileProblem
from orgplanner.importers.json_plan import is_json
from orgplanner.importers.lists.fields import ALL
from orgplanner.importers.lists.proposing import is_own
from orgplanner.importers.reading import read_book
from orgplanner.text import say

PLANS = (".orgplan", ".json")
LOOKED_AT = 64
SQLITE, SEALED = b"SQLite format 3\0", b"age-encryption.org/"


def add_words(parser: ArgumentParser) -> None:
    """The words of this command."""
    add = parser.add_argument
    files = "lists (.xlsx .xls .xlsb .ods .csv .txt .drawio …), one plan (.orgplan .json), or one edited workbook"
    column = "what a column means; COLUMN is a heading, a letter or a number from 1, or nothing to leave it out"
    sheet = "only this sheet, by name or by its number from 1"
    add("files", metavar="FILE", type=file_of, nargs="*", help=files)
    add("-o", metavar="PLAN", type=file_of, dest="target", help="a new plan to write")
    add("--into", metavar="PLAN", type=file_of, help="a plan that takes what is imported")
    add("--scenario", metavar="S", help="of --into: brought up to date if it is there, else made")
    add("--map", metavar="FIELD=COLUMN", action="append", default=[], dest="maps", help=column)
    add("--rows", metavar="KIND", help="what a row is: units, posts, groups or people")
    add("--tree", metavar="WAY", help="none, parent, superior, columns, path, levels or sections")
    add("--encoding", metavar="E", default="", help="of a text, such as cp1251")
    add("--delimiter", metavar="D", default="", help="of a text: a character, or tab")
    add("--sheet", metavar="N", action="append", default=[], dest="sheets", help=sheet)
    add("--recipe", metavar="R", help="read the files as before: the name or file of a recipe")
    add("--save-recipe", metavar="NAME", help="keep how the files were read under a name")
    add("--dry-run", action="store_true", help="tell what would come of it and write nothing")
    add("--fields", action="store_true", help="list the names of fields")
    add("--json", action="store_true", help="one JSON document")


def run(chosen: Namespace) -> int:
    """Imports the files as what they are; 1 when there are errors, which are printed."""
    if chosen.fields:
        _list_fields(chosen.json)
        return 0
    _check(chosen)
    if any(map(_is_plan, chosen.files)):
        return import_plan.run(chosen)
    if _is_own_workbook(chosen):
        chosen.file = chosen.files[0]
        return import_workbook.run(chosen) if chosen.into is None else import_changes.run(chosen)
    return import_lists.run(chosen)


def _list_fields(as_json: bool) -> None:
    if as_json:
        fields = [{"field": each.id, "of": each.of, "several": each.several, "meaning": str(each.words)}
                  for each in ALL]  # fmt: skip
        answer({"fields": fields})
        return
    width = max(len(each.id) for each in ALL)
    for each in ALL:
        tell(f"{each.id.ljust(width)}  {each.words}")


def _check(chosen: Namespace) -> None:
    """Refuses words that do not fit together before anything is read."""
    if not chosen.files:
        raise WrongUse(say("Name the files to import."))
    if chosen.target is not None and chosen.into is not None:
        raise WrongUse(say("Say either -o or --into."))
    if chosen.target is None and chosen.into is None and not chosen.dry_run:
        raise WrongUse(say("Say with -o which plan to write, or with --into which plan takes it."))
    if chosen.scenario is not None and chosen.into is None:
        raise WrongUse(say("--scenario goes with --into."))
    for file in chosen.files:
        if not file.exists():
            raise FileProblem(say("There is no file {file}.", file=str(file)))
        for other in (chosen.target, chosen.into):
            if other is not None and other.exists() and other.samefile(file):
                raise WrongUse(say("{file} cannot be imported into itself.", file=str(file)))
    if chosen.target is not None:
        check_target(chosen.target)


def _is_plan(file: Path) -> bool:
    """Whether a file is a plan, encrypted or not, or as JSON, or means to be one."""
    if file.suffix.lower() in PLANS:
        return True
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        head = stream.read(LOOKED_AT)
    return head.startswith((SQLITE, SEALED)) or is_json(head)


def _is_own_workbook(chosen: Namespace) -> bool:
    """Whether it is one workbook of the staffing plan, and nothing says to read it as a list."""
    words = (chosen.maps, chosen.sheets, chosen.recipe, chosen.rows, chosen.tree, chosen.save_recipe)
    if len(chosen.files) > 1 or any(words):
        return False
    if chosen.files[0].suffix.lower() not in import_changes.ENDINGS:
        return False
    return is_own(read_book(chosen.files[0]))
