"""Recipes as JSON; what is read may come from a stranger, and nothing in it is trusted."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from orgplanner.errors import FileProblem, NewerFormat
from orgplanner.importers.lists.fields import FIELDS
from orgplanner.importers.lists.recipe import (
    DATES,
    DECIMALS,
    LEAVERS,
    NOTHING,
    PERIODS,
    ROW_STATUSES,
    ROWS,
    TREES,
    VERSION,
    Recipe,
    TableRecipe,
    key_of,
)
from orgplanner.model import Names
from orgplanner.model.choices import ASSIGNMENT_KINDS, UNIT_KINDS
from orgplanner.model.columns import Column
from orgplanner.model.rules import value_fault
from orgplanner.text import say

MARK = "orgplanner_recipe"
LONGEST, MOST_ROWS, MOST_COLUMNS, MOST_TABLES, MOST_VALUES = 1000, 1_048_576, 16_384, 200, 50_000
YES_OR_NO = ("yes", "no")
MEANINGS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("status", "person", "title", "last_name"), ROW_STATUSES),
    **dict.fromkeys(("head", "deputy", "funded", "left"), YES_OR_NO),
    **dict.fromkeys(("id", "parent", "reports_to", "unit_parent", "unit", "path"), (NOTHING,)),
    "unit_kind": UNIT_KINDS, "assignment_kind": ASSIGNMENT_KINDS, "row_kind": ROWS,
}  # fmt: skip
"""What values of a field can stand for; a grade can stand for any other."""


NAMED = Column(kind="names")


class _Faulty(ValueError):
    """Something that a recipe does not have."""


def as_json(recipe: Recipe) -> str:
    """A recipe as text; rows of the file that it was made for, totals and titles, are not a part of it."""
    document = {
        MARK: VERSION, "name": recipe.name, "language": recipe.language, "encoding": recipe.encoding,
        "delimiter": recipe.delimiter, "pay_period": recipe.pay_period, "leavers": recipe.leavers,
        "tables": [_table_as_json(table) for table in recipe.tables],
        "headings": [list(headings) for headings in recipe.headings],
        "meanings": {field: dict(values) for field, values in recipe.meanings.items()},
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _table_as_json(table: TableRecipe) -> dict[str, Any]:
    return {
        "book": table.book, "sheet": table.sheet, "heading": table.heading, "heading_rows": table.heading_rows,
        "first": table.first, "columns": [[place, field] for place, field in table.columns.items()],
        "rows": table.rows, "tree": table.tree, "separator": table.separator,
        "list_separator": table.list_separator, "down": sorted(table.down), "decimal": table.decimal,
        "dates": table.dates,
    }  # fmt: skip


def from_json(text: str) -> Recipe:
    """The recipe of a text; FileProblem with a sentence when it is none, or says what no recipe can say."""
    try:
        document = json.loads(text, parse_constant=_no_number)
        if not isinstance(document, dict) or MARK not in document:
            raise FileProblem(say("This is not a recipe for importing lists."))
        version = _whole(document[MARK], 1_000_000)
        if version > VERSION:
            sentence = say("The recipe was made by a newer version of the program ({version}).", version=version)
            raise NewerFormat(sentence)
        return _recipe(document)
    except (_Faulty, ValueError, KeyError, TypeError, RecursionError) as problem:
        raise FileProblem(
            say("The recipe is damaged or was made by another program: {fault}.", fault=_fault(problem))
        ) from None


def _fault(problem: Exception) -> str:
    return (str(problem) if isinstance(problem, _Faulty) else type(problem).__name__)[:200]


def _recipe(document: Mapping[str, Any]) -> Recipe:
    return Recipe(
        tuple(map(_table, _items(document["tables"], MOST_TABLES))),
        _text(document.get("name", "")), _language(document.get("language", "en")),
        _text(document.get("encoding", "")),
        _text(document.get("delimiter", "")), _one_of(document.get("pay_period", PERIODS[0]), PERIODS),
        _meanings(document.get("meanings", {})),
        tuple(map(_row, _items(document.get("headings", []), MOST_TABLES))),
        _one_of(document.get("leavers", LEAVERS[0]), LEAVERS),
    )  # fmt: skip


def _table(found: Any) -> TableRecipe:
    if not isinstance(found, dict):
        raise _Faulty("tables")
    columns = dict(_column(pair) for pair in _items(found["columns"], MOST_COLUMNS))
    heading = _whole(found["heading"], MOST_ROWS)
    return TableRecipe(
        _whole(found["book"], MOST_TABLES), _whole(found["sheet"], MOST_TABLES), heading,
        _whole(found["heading_rows"], 20), _whole(found["first"], MOST_ROWS), columns,
        _one_of(found["rows"], ROWS), _one_of(found["tree"], TREES), _text(found.get("separator", "")),
        _text(found.get("list_separator", "")),
        down=frozenset(_whole(place, MOST_COLUMNS) for place in _items(found.get("down", []), MOST_COLUMNS)),
        decimal=_one_of(found.get("decimal", ""), DECIMALS), dates=_one_of(found.get("dates", DATES[0]), DATES),
    )  # fmt: skip


def _row(found: Any) -> tuple[str, ...]:
    return tuple(map(_text, _items(found, MOST_COLUMNS)))


def _column(pair: Any) -> tuple[int, str]:
    place, field = _items(pair, 2)
    return _whole(place, MOST_COLUMNS), _one_of(field, tuple(FIELDS))


def _meanings(found: Any) -> dict[str, dict[str, str]]:
    if not isinstance(found, dict) or len(found) > len(FIELDS):
        raise _Faulty("meanings")
    return {_one_of(field, tuple(FIELDS)): _values(field, values) for field, values in found.items()}


def _values(field: str, values: Any) -> dict[str, str]:
    if not isinstance(values, dict) or len(values) > MOST_VALUES:
        raise _Faulty(field)
    known = MEANINGS.get(field)
    check: Callable[[Any], str] = _text if known is None else lambda value: _one_of(value, known)
    return {key_of(_text(value)): check(meaning) for value, meaning in values.items()}


def _items(found: Any, most: int) -> list[Any]:
    if not isinstance(found, list) or len(found) > most:
        raise _Faulty(str(found)[:40])
    return found


def _whole(found: Any, most: int) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= most:
        raise _Faulty(str(found)[:40])
    return found


def _text(found: Any) -> str:
    if not isinstance(found, str) or len(found) > LONGEST or "\0" in found:
        raise _Faulty(str(found)[:40])
    return found


def _language(found: Any) -> str:
    """A code by which names may stand in a plan."""
    code = _text(found)
    if value_fault(NAMED, Names(((code, "x"),))) is not None:
        raise _Faulty(code[:40])
    return code


def _one_of(found: Any, known: tuple[str, ...]) -> str:
    if not isinstance(found, str) or found not in known:
        raise _Faulty(str(found)[:40])
    return found


def _no_number(word: str) -> None:
    raise _Faulty(word)
