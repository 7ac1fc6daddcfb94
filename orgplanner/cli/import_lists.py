"""Lists of any shape on the command line: read, proposed, corrected by words, built and written."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from orgplanner.cli.import_plan import is_called
from orgplanner.cli.import_told import as_json, tell_proposal, tell_result
from orgplanner.cli.passphrase import given as passphrase
from orgplanner.cli.using import WrongUse, answer, tell, write
from orgplanner.document import Document
from orgplanner.errors import FileProblem
from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.fields import FIELDS
from orgplanner.importers.lists.proposing import Given, Proposal, propose
from orgplanner.importers.lists.recipe import ROWS, TREES, Recipe, key_of
from orgplanner.importers.lists.recipe_files import load_recipe, save_recipe
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.taking import as_new_plan, as_new_scenario, find_updates, take_updates
from orgplanner.importers.reading import Book, read_book
from orgplanner.model import ChangeSet, Names, Plan
from orgplanner.text import Message, say

DELIMITERS: Mapping[str, str] = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "bar": "|", "pipe": "|"}
Place = tuple[int, int]
TOP = 60


def run(chosen: Namespace) -> int:
    """Imports lists; 1 when rows have errors, what could be placed being written all the same."""
    _check(chosen)
    recipe = load_recipe(chosen.recipe) if chosen.recipe is not None else None
    books = [_read(file, chosen, recipe) for file in chosen.files]
    proposal = proposed(books, chosen, recipe)
    if not proposal.recipe.tables:
        raise FileProblem(say("Nothing to import was found in {files}.", files=_names(chosen.files)))
    result = build(books, proposal.recipe)
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


def proposed(books: Sequence[Book], chosen: Namespace, recipe: Recipe | None) -> Proposal:
    """What is proposed, with what the words say about columns, rows and tree."""
    sheets = _sheets(books, chosen.sheets)
    maps = [_map(text) for text in chosen.maps]
    first = propose(books, recipe, sheets=sheets)
    if not maps and chosen.rows is None and chosen.tree is None:
        return first
    headings = _headings(books, first.recipe, maps)
    if headings:
        told = {place: Given(heading=heading) for place, heading in headings.items()}
        first = propose(books, recipe, sheets=sheets, given=told)
    columns = _columns(first.recipe, maps)
    given = {
        (table.book, table.sheet): Given(
            columns.get(number, {}), chosen.rows or "", chosen.tree or "",
            heading=headings.get((table.book, table.sheet)),
        )
        for number, table in enumerate(first.recipe.tables)
    }  # fmt: skip
    return propose(books, recipe, given=given, sheets={(table.book, table.sheet) for table in first.recipe.tables})


def _sheets(books: Sequence[Book], wanted: Sequence[str]) -> set[Place] | None:
    """The sheets of these names or numbers; None for all that are worth it."""
    if not wanted:
        return None
    found = {place for text in wanted for place in _sheets_called(books, text)}
    for number, book in enumerate(books):
        if not any(place[0] == number for place in found) and len(book.sheets) == 1:
            found.add((number, 0))
    return found


def _sheets_called(books: Sequence[Book], text: str) -> list[Place]:
    places = [(number, at) for number, book in enumerate(books) for at in range(len(book.sheets))]
    found = [each for each in places if key_of(books[each[0]].sheets[each[1]].name) == key_of(text)]
    if not found and text.isdecimal():
        found = [each for each in places if each[1] == int(text) - 1]
    if not found:
        known = ", ".join(sheet.name for book in books for sheet in book.sheets)
        raise WrongUse(say("There is no sheet “{name}”; there are: {known}.", name=text, known=known))
    return found


def _map(text: str) -> tuple[str, str]:
    field, sign, column = text.partition("=")
    field, column = field.strip(), column.strip()
    if not sign:
        raise WrongUse(say("--map: “{text}” is not FIELD=COLUMN.", text=text))
    if field not in FIELDS:
        raise WrongUse(say("There is no field “{field}”.", field=field),
                       say("“orgplanner import --fields” lists them."))  # fmt: skip
    return field, column


def _headings(
    books: Sequence[Book], recipe: Recipe, maps: Sequence[tuple[str, str]]
) -> dict[Place, tuple[int, int, int]]:
    """Where the heading of a sheet stands that was not taken for one, but has the headings that are named."""
    named = {key_of(column) for _, column in maps if column and not _places(recipe, column)}
    found: dict[Place, tuple[int, int, int]] = {}
    for table in recipe.tables if named else ():
        for row, cells in enumerate(books[table.book].sheets[table.sheet].rows[:TOP]):
            if named & {key_of(cell) for cell in cells if isinstance(cell, str)}:
                found[table.book, table.sheet] = (row, 1, row + 1)
                break
    return found


def _columns(recipe: Recipe, maps: Sequence[tuple[str, str]]) -> dict[int, dict[int, str]]:
    """By table the fields of columns that were named; other columns of these fields mean them no more."""
    found: dict[int, dict[int, str]] = {number: {} for number in range(len(recipe.tables))}
    for field, column in maps:
        named = _places(recipe, column) if column else []
        if column and not named:
            headings = ", ".join(dict.fromkeys(text for row in recipe.headings for text in row if text))
            raise WrongUse(say("There is no column “{column}”; there are: {known}.", column=column, known=headings))
        for number, table in enumerate(recipe.tables):
            if not column or any(each == number for each, _ in named):
                for place, other in table.columns.items():
                    if other == field:
                        found[number].setdefault(place, "")
        for number, place in named:
            found[number][place] = field
    return found


def _places(recipe: Recipe, column: str) -> list[tuple[int, int]]:
    """The columns of a heading, in all tables; else that of a letter or number, in the first table."""
    called = [
        (number, place)
        for number, headings in enumerate(recipe.headings)
        for place, heading in enumerate(headings) if heading and key_of(heading) == key_of(column)
    ]  # fmt: skip
    if called or not recipe.tables:
        return called
    place = int(column) - 1 if column.isdecimal() else _place_of_letter(column)
    return [(0, place)] if 0 <= place < len(recipe.headings[0]) else []


def _place_of_letter(text: str) -> int:
    if not (text.isascii() and text.isalpha() and len(text) <= 3):
        return -1
    place = 0
    for letter in text.upper():
        place = place * 26 + ord(letter) - 64
    return place - 1


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
