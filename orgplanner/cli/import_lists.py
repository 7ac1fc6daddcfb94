"""Lists of any shape on the command line: read, proposed, corrected by words, built and written."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from orgplanner.cli.import_plan import is_called
from orgplanner.cli.import_told import as_json, tell_proposal, tell_result
from orgplanner.cli.import_words import proposed
from orgplanner.cli.passphrase import given as passphrase
from orgplanner.cli.using import WrongUse, answer, tell, write
from orgplanner.document import Document
from orgplanner.errors import FileProblem
from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.recipe import ROWS, TREES, Recipe
from orgplanner.importers.lists.recipe_files import load_recipe, save_recipe
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.taking import as_new_plan, as_new_scenario, find_updates, take_updates
from orgplanner.importers.reading import Book, read_book
from orgplanner.model import ChangeSet, Names, Plan
from orgplanner.text import Message, say

DELIMITERS: Mapping[str, str] = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "bar": "|", "pipe": "|"}


def run(chosen: Namespace) -> int:
    """Imports lists; 1 when rows have errors, what could be placed being written all the same."""
    _check(chosen)
    recipe = load_recipe(chosen.recipe) if chosen.recipe is not None else None
    books = [_read(file, chosen, recipe) for file in chosen.files]
    proposal = proposed(books, chosen, recipe)
    result = build(books, proposal.recipe)
    if not result.rows:
        raise FileProblem(say("Nothing to import was found in {files}.", files=_names(chosen.files)))
    notes = [] if chosen.dry_run else _take(chosen, result, proposal.recipe, books)
    if chosen.save_recipe is not None:
        save_recipe(proposal.recipe, chosen.save_recipe)
    if chosen.json:
        answer(as_json(chosen.files, books, result))
    else:
        tell_proposal(books, proposal)
        tell_result(chosen.files, books, result)
        for note in notes:
            tell(note)
    return int(any(trouble.severity == "error" for trouble in result.troubles))


def _check(chosen: Namespace) -> None:
    if chosen.into is not None and chosen.scenario is None:
        raise WrongUse(
            say("Say with --scenario which scenario takes the list; it is made if it is not there.")
        )
    for word, known, said in (("--rows", ROWS, chosen.rows), ("--tree", TREES, chosen.tree)):
        if said is not None and said not in known:
            raise WrongUse(say("{word}: there is no “{said}”; there are: {known}.", word=word, said=said,
                               known=", ".join(known)))  # fmt: skip


def _read(file: Path, chosen: Namespace, recipe: Recipe | None) -> Book:
    """A file as a book; FileProblem where its encoding cannot be told."""
    encoding = chosen.encoding or (recipe.encoding if recipe is not None else "")
    delimiter = DELIMITERS.get(chosen.delimiter.casefold(), chosen.delimiter)
    if encoding and not _is_encoding(encoding):
        raise WrongUse(say("There is no encoding “{name}”; there are utf-8, cp1251, cp866, koi8-r, utf-16 …",
                           name=encoding))  # fmt: skip
    book = read_book(file, encoding=encoding, delimiter=delimiter)
    if book.guesses and not encoding:
        others = ", ".join((book.encoding, *book.guesses))
        raise FileProblem(
            say("{file}: it cannot be told how its letters are written; they may be {encodings}.",
                file=str(file), encodings=others),
            say("Pass one of them: --encoding {encoding}.", encoding=book.encoding),
        )  # fmt: skip
    return book


def _is_encoding(name: str) -> bool:
    try:
        "".encode(name)
    except LookupError:
        return False
    return True


def _take(chosen: Namespace, result: Result, recipe: Recipe, books: Sequence[Book]) -> list[Message]:
    """Writes the new plan, or takes the list into one; what is to be told of it."""
    if chosen.target is not None:
        write(as_new_plan(result, chosen.files[0].stem, recipe.language), chosen.target)
        return [say("Wrote {file}.", file=str(chosen.target))]
    document = Document.open(chosen.into, passphrase=passphrase())
    try:
        changes = _changes(document.plan, chosen.scenario, result, recipe, books)
        if changes:
            document.commit(changes)
            document.save()
    finally:
        document.close(discard=True)
    if not changes:
        unchanged = say("{file} says all that the list says; nothing was changed.", file=str(chosen.into))
        return [unchanged, *changes.notes]
    taken = say("Took the list into {file}: {what}.", file=str(chosen.into), what=changes.label)
    return [taken, *changes.notes]


def _changes(
    plan: Plan, wanted: str, result: Result, recipe: Recipe, books: Sequence[Book]
) -> ChangeSet:
    """An update of the scenario if the plan has it, else a new one of that name."""
    known = [row.id for row in plan.scenarios.values() if wanted == row.id or is_called(row.name, wanted)]
    if not known:
        return as_new_scenario(plan, result, Names(((recipe.language, wanted),)))
    scenario = plan.find_scenario(wanted).id
    updates = find_updates(plan, scenario, result, recipe=recipe, books=books)
    accepted = updates.ticked()
    changes = take_updates(plan, scenario, updates, accepted)
    doubtful = len(updates.updates) - len(accepted)
    if not doubtful:
        return changes
    note = say("Changes that are in doubt and were not taken: {count}. Look at them in the window.", count=doubtful)
    return ChangeSet(changes.label, changes.changes, (*changes.notes, note))


def _names(files: Sequence[Path]) -> str:
    return ", ".join(str(file) for file in files)
