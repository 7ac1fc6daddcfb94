"""What an import of lists tells: how the files were read, what came of it, and what is wrong with which row."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from orgplanner.analysis.as_json import Json
from orgplanner.analysis.structure import layers, roots
from orgplanner.analysis.totals import Totals
from orgplanner.cli.import_words import letter_of
from orgplanner.cli.using import english, tell
from orgplanner.importers.lists.fields import FIELDS
from orgplanner.importers.lists.proposing import Proposal
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.trouble import Spot, Trouble
from orgplanner.importers.reading import Book
from orgplanner.model import Plan
from orgplanner.text import Message, say

MOST = 200
"""Problems that are printed; the JSON answer has them all."""
ROW_WORDS: dict[str, Message] = {
    "units": say("each row is a unit"), "posts": say("each row is a post"),
    "groups": say("each row is a group of posts"), "people": say("each row is a person"),
}  # fmt: skip
TREE_WORDS: dict[str, Message] = {
    "none": say("no row stands above another"), "parent": say("each row names the one above it"),
    "superior": say("posts report to posts, and a column names the unit"),
    "columns": say("columns name the units from the highest to the lowest"),
    "path": say("a column has the place in the tree"), "levels": say("rows are indented or have a level"),
    "sections": say("rows with only a name are titles of units"),
}  # fmt: skip


def as_json(files: Sequence[Path], books: Sequence[Book], result: Result) -> Json:
    """The answer of the command: counts, and every problem with its cell."""
    return {
        **counts(result),
        "problems": [_problem(files, books, trouble) for trouble in result.troubles],
    }


def counts(result: Result) -> dict[str, int]:
    """What came of the rows."""
    return {"rows": result.rows, **counts_of(result.plan, result.scenario)}


def counts_of(plan: Plan, scenario: str) -> dict[str, int]:
    """Of a scenario."""
    state = plan.states[scenario]
    return {
        "units": len(state.units), "posts": len(state.posts), "people": Totals(plan, scenario).people,
        "roots": roots(state), "layers": layers(state),
    }  # fmt: skip


def scenario_lines(plan: Plan) -> Iterator[Message]:
    """How many units, posts and assignments each scenario of a plan has."""
    for row in plan.ordered_scenarios():
        state = plan.states[row.id]
        yield say("{name}: units {units}, posts {posts}, assignments {held}.", name=english(plan, row),
                  units=len(state.units), posts=len(state.posts), held=len(state.assignments))  # fmt: skip


def _problem(files: Sequence[Path], books: Sequence[Book], trouble: Trouble) -> Json:
    spot = trouble.spot
    return {
        "severity": trouble.severity, "file": str(files[spot.book]),
        "sheet": books[spot.book].sheets[spot.sheet].name, "row": _line(books, spot),
        "column": None if spot.column is None else letter_of(spot.column),
        "value": trouble.value, "message": str(trouble.message), "remedy": str(trouble.remedy),
    }  # fmt: skip


def _line(books: Sequence[Book], spot: Spot) -> int:
    """The row as the file counts it: of a text the line in which it begins."""
    return books[spot.book].sheets[spot.sheet].number(spot.row)


def tell_proposal(books: Sequence[Book], proposal: Proposal) -> None:
    """Prints how each table is read and why."""
    for number, table in enumerate(proposal.recipe.tables):
        sheet = books[table.book].sheets[table.sheet].name
        tell(say("{sheet}: {rows}; {tree}", sheet=sheet, rows=ROW_WORDS[table.rows], tree=TREE_WORDS[table.tree]))
        for line in _column_lines(proposal, number):
            tell(line)
        headings = proposal.recipe.headings[number]
        rows = books[table.book].sheets[table.sheet].rows[table.first :]
        unread = [text or letter_of(place) for place, text in enumerate(headings) if place not in table.columns
                  and any(len(row) > place and row[place] not in (None, "") for row in rows)]  # fmt: skip
        if unread:
            tell(say("{sheet}: columns that are not read: {columns}", sheet=sheet, columns=", ".join(unread)))
    for left in proposal.left_out:
        sheet = books[left.book].sheets[left.sheet].name
        tell(say("{sheet}: not read. {why}", sheet=sheet, why=left.message))
    for note in proposal.notes:
        tell(note)


def _column_lines(proposal: Proposal, number: int) -> Iterator[Message]:
    table, headings = proposal.recipe.tables[number], proposal.recipe.headings[number]
    for place, field in table.columns.items():
        reason = proposal.why(number, "column", place)
        heading = headings[place] if place < len(headings) else ""
        yield say("  {letter} “{heading}” → {field}: {words} ({why})", letter=letter_of(place), heading=heading,
                  field=field, words=FIELDS[field].words,
                  why=reason.message if reason is not None else say("chosen by hand"))  # fmt: skip


def tell_result(files: Sequence[Path], books: Sequence[Book], result: Result) -> None:
    """Prints what is wrong, and what came of it."""
    for trouble in result.troubles[:MOST]:
        found = _problem(files, books, trouble)
        file, cell = files[trouble.spot.book].name, f"{found['column'] or ''}{found['row']}"
        place = f"{file}!{cell}" if file == found["sheet"] else f"{file}, {found['sheet']}!{cell}"
        tell(say("{severity}: {place} “{value}”: {message} {remedy}", severity=trouble.severity, place=place,
                 value=trouble.value, message=trouble.message, remedy=trouble.remedy))  # fmt: skip
    if len(result.troubles) > MOST:
        tell(say("… and {count} more; --json has them all.", count=len(result.troubles) - MOST))
    tell(say(
        "Rows: {rows}. Units: {units}, posts: {posts}, people: {people}; roots: {roots}, layers: {layers}.",
        **counts(result),
    ))  # fmt: skip
