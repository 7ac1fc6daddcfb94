"""From sheets of cells to lines: only data rows, blanks filled down, values that say nothing left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest

from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.columns import as_one, put, put_instead, together
from orgplanner.importers.lists.building.lines import NAMED, NOWHERE, Lines
from orgplanner.importers.lists.building.meaning import Meanings
from orgplanner.importers.lists.building.texts import text_of, texts_of, tidy
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.fields import FIELDS
from orgplanner.importers.lists.recipe import NOTHING, ROWS, Recipe, TableRecipe
from orgplanner.importers.lists.trouble import Spot, Trouble
from orgplanner.importers.reading.book import Book, Row, Sheet, Value
from orgplanner.importers.reading.levels import signed
from orgplanner.model.rules import LONGEST_LINE, LONGEST_TEXT

SAID_ELSEWHERE = ("id", "parent", "reports_to", "unit_parent", "grade", "unit")
"""Fields in which a value may say nothing."""
NAME_UNITS = frozenset({"unit", "unit_parent", "parent"})
"""Fields in which a unit may be meant by another name than the one that is written."""
COUNTS = ("unit_count", "grade_count")
"""Fields of numbers below what the heading names."""
SIGNED = frozenset({"unit", "label", "title", "person"})
"""Fields of names before which signs may tell the level."""
LONG = frozenset({"note", "mandate"})
"""Fields that may hold many lines."""
NESTED = frozenset({"unit"})
"""Fields whose columns nest: what is filled down ends where a higher column begins anew."""


def gather(
    books: Sequence[Book], recipe: Recipe, told: Told, meanings: Meanings, tick: Callable[[], object]
) -> Lines:
    """The lines of all tables, with what was decided about single cells and rows."""
    lines = Lines(books, recipe)
    for number, table in enumerate(recipe.tables):
        tick()
        _Table(lines, number, table, told, meanings).add(tick)
    return lines


class _Table:
    def __init__(self, lines: Lines, number: int, table: TableRecipe, told: Told, meanings: Meanings) -> None:
        self.lines, self.number, self.table = lines, number, table
        self.meanings, self.told = meanings, told
        self.sheet: Sheet = lines.books[table.book].sheets[table.sheet]
        here = [fix for fix in told.fixes.values() if (fix.spot.book, fix.spot.sheet) == (table.book, table.sheet)]
        self.skipped = {fix.spot.row for fix in here if fix.remedy == "skip"}
        self.typed = {
            (fix.spot.row, fix.spot.column): fix.value
            for fix in here
            if fix.remedy == "value" and fix.spot.column is not None
        }
        self.places = _places(table.columns)

    def add(self, tick: Callable[[], object]) -> None:
        """Adds the lines of the table."""
        lines, rows = self.lines, self._data_rows()
        first = len(lines)
        lines.rows += len(rows) + len(self.skipped)
        lines.places.append(self.places)
        cells = [self.sheet.rows[row] for row in rows]
        tick()
        columns = list(zip_longest(*cells))
        empty = (None,) * len(rows)
        read = {}
        for column in self.table.columns:
            tick()
            read[column] = self._texts(rows, columns[column] if column < len(columns) else empty, column)
        rows, cells, read = self._without_empty(rows, cells, read)
        for column in self.table.down:
            if column in read:
                tick()
                read[column] = self._filled(rows, cells, column, read[column])
        rows, pick = self._unfold(rows, read)
        lines.row.extend(rows)
        lines.table.extend([self.number] * len(rows))
        titles = self.table.titles
        lines.depth.extend([titles.get(row, 0) for row in rows] if titles else [0] * len(rows))
        self._take(first, rows, read, pick, tick)
        self._name_unit(first, rows)
        self._name_titles(first, rows)
        lines.kind.extend(self._kinds(first, rows))
        self._name_labels(first)

    def _data_rows(self) -> list[int]:
        table, sheet = self.table, self.sheet
        rows = []
        for row in range(max(table.first, 0), len(sheet.rows)):
            if row in table.skip or _is_blank(sheet.rows[row]):
                continue
            if row in self.skipped:
                self.lines.skipped.append(Spot(table.book, table.sheet, row))
            else:
                rows.append(row)
        self.skipped = {
            spot.row for spot in self.lines.skipped if (spot.book, spot.sheet) == (table.book, table.sheet)
        }
        return rows

    def _texts(self, rows: list[int], cells: Sequence[Value], column: int) -> list[str]:
        """One column as texts, with what was typed by hand and without values that say nothing."""
        texts = texts_of(cells, self.table.decimal)
        if self.typed:
            texts = [self.typed.get((row, column), text) for row, text in zip(rows, texts, strict=True)]
        field, levels = self.table.columns[column], self.sheet.levels
        if field in SIGNED and levels and self.table.tree == "levels":
            names = map(signed, texts)
            texts = [
                name if level and level == levels.get(row, 0) else text
                for row, text, (level, name) in zip(rows, texts, names, strict=True)
            ]
        if field in SAID_ELSEWHERE:
            said = {text: told for text in dict.fromkeys(texts) if (told := self._said(field, text)) != text}
            texts = [said.get(text, text) for text in texts] if said else texts
        if max(map(len, texts), default=0) > (LONGEST_TEXT if field in LONG else LONGEST_LINE):
            self._shorten(rows, column, texts, LONGEST_TEXT if field in LONG else LONGEST_LINE)
        return texts

    def _shorten(self, rows: list[int], column: int, texts: list[str], longest: int) -> None:
        for place, text in enumerate(texts):
            if len(text) > longest:
                spot = Spot(self.table.book, self.table.sheet, rows[place], column)
                words = sentences.too_long(len(text), longest)
                self.told.tell(Trouble("too long", "warning", spot, text[:80], *words, ("value", "skip", "to-do")))
                texts[place] = text[:longest]

    def _without_empty(
        self, rows: list[int], cells: list[Row], read: dict[int, list[str]]
    ) -> tuple[list[int], list[Row], dict[int, list[str]]]:
        """Rows that say nothing in any column that means something are listed."""
        counts = self._counts()
        heads = [texts for column, texts in read.items() if column not in counts]
        matrix = [read[column] for column in counts] or heads
        if any(map(all, matrix)):
            return rows, cells, read
        said = list(map("".join, zip(*matrix, strict=True))) if matrix else [""] * len(rows)
        titles = self.table.titles
        kept = [place for place, row in enumerate(rows) if said[place] or row in titles]
        for place, row in enumerate(rows):
            if not said[place] and row not in titles:
                self._tell_empty(row, bool(counts))
        return (
            [rows[place] for place in kept],
            [cells[place] for place in kept],
            {column: [texts[place] for place in kept] for column, texts in read.items()},
        )

    def _tell_empty(self, row: int, of_matrix: bool) -> None:
        spot = Spot(self.table.book, self.table.sheet, row)
        value = next(filter(None, map(text_of, self.sheet.rows[row])), "")[:200]
        words = sentences.empty_row(of_matrix)
        self.told.tell(Trouble("empty row", "warning", spot, value, *words, ("skip", "to-do")))
        self.lines.empty.append(spot)

    def _said(self, field: str, text: str) -> str:
        name = self.meanings.name_of_unit(text) if field in NAME_UNITS else ""
        if name or not text or (text[-1].isdigit() and not self.meanings.tells(field)):
            return name or text
        meaning = self.meanings.of(field, text)
        if meaning == NOTHING:
            return ""
        return meaning if meaning and field == "grade" else text

    def _filled(self, rows: list[int], cells: list[Row], column: int, texts: list[str]) -> list[str]:
        """Empty cells get what stands above them, up to where a title or a higher column begins anew."""
        alike = self.places.get(self.table.columns[column], ())
        higher = alike[: alike.index(column)] if self.table.columns[column] in NESTED else ()
        filled, above = [], ""
        for row, cell, text in zip(rows, cells, texts, strict=True):
            anew = row in self.table.titles or any(len(cell) > place and text_of(cell[place]) for place in higher)
            above = text or ("" if anew else above)
            filled.append(above)
        return filled

    def _unfold(self, rows: list[int], read: dict[int, list[str]]) -> tuple[list[int], list[int] | None]:
        """In a matrix a line for each cell with a number; the rows of the lines and their places in the columns."""
        columns = self._counts()
        if not columns:
            self.lines.cell.extend([NOWHERE] * len(rows))
            return rows, None
        pick, unfolded = [], []
        for place, row in enumerate(rows):
            told = [column for column in columns if read[column][place] not in ("", "0", "-", "–", "—")]
            self.lines.cell.extend(told or [NOWHERE])
            pick.extend([place] * max(len(told), 1))
            unfolded.extend([row] * max(len(told), 1))
        return unfolded, pick

    def _take(
        self,
        first: int,
        rows: list[int],
        read: dict[int, list[str]],
        pick: list[int] | None,
        tick: Callable[[], object],
    ) -> None:
        lines, count = self.lines, len(rows)
        for field, columns in self.places.items():
            tick()
            if field in COUNTS:
                continue
            found = [
                read[column] if pick is None else [read[column][place] for place in pick] for column in columns
            ]
            if FIELDS[field].several and field not in ("parent", "note"):
                put(lines.many, field, first, together(found), ())
            else:
                put(lines.texts, field, first, as_one(found, field), "")
        self._matrix(first, read, pick)
        for texts in lines.texts.values():
            texts.extend([""] * (first + count - len(texts)))
        for parts in lines.many.values():
            parts.extend([()] * (first + count - len(parts)))

    def _matrix(self, first: int, read: dict[int, list[str]], pick: list[int] | None) -> None:
        """The unit or grade that a heading names, and the number in the cell below it."""
        if pick is None:
            return
        cells = self.lines.cell[first:]
        heads = {column: self._heading(column) for column in self._counts()}
        numbers = [read[cell][place] if cell != NOWHERE else "" for cell, place in zip(cells, pick, strict=True)]
        named = [heads[cell] if cell != NOWHERE else "" for cell in cells]
        of_units = "unit_count" in self.places
        for name in ("unit" if of_units else "grade", "established"):
            self.places.setdefault(name, self._counts())
        if of_units:
            units: list[tuple[str, ...]] = [(name,) if name else () for name in named]
            put_instead(self.lines.many, "unit", first, units, ())
        else:
            put_instead(self.lines.texts, "grade", first, named, "")
        put_instead(self.lines.texts, "established", first, numbers, "")

    def _counts(self) -> tuple[int, ...]:
        """The columns of a matrix."""
        return next((self.places[field] for field in COUNTS if field in self.places), ())

    def _heading(self, column: int) -> str:
        rows = range(self.table.heading, self.table.heading + self.table.heading_rows)
        texts = [text_of(self.sheet.at(row, column)) for row in rows]
        return next((text for text in reversed(texts) if text), f"{column + 1}")

    def _name_unit(self, first: int, rows: list[int]) -> None:
        """The unit of all rows of a table that has no column for it."""
        name = tidy(self.table.unit)[:LONGEST_LINE]
        if name and "unit" not in self.places and self.table.rows != "units":
            put_instead(self.lines.many, "unit", first, [(name,)] * len(rows), ())

    def _name_titles(self, first: int, rows: list[int]) -> None:
        """The only text of a title is the name of its unit."""
        if not self.table.titles:
            return
        units = self.lines.many.setdefault("unit", [()] * (first + len(rows)))
        for line, row in enumerate(rows, start=first):
            if self.lines.depth[line]:
                units[line] = (next(filter(None, map(text_of, self.sheet.rows[row])), ""),)

    def _name_labels(self, first: int) -> None:
        """In rows that are no units a label is the title of the post, or the name of the person, where no other
        column has that."""
        if "label" not in self.places or (self.table.rows == "units" and "row_kind" not in self.places):
            return
        count = len(self.lines.row)
        titles = self.lines.texts.setdefault("title", [""] * count)
        named = any(field in self.places for field in NAMED)
        names = titles if named else self.lines.texts.setdefault("person", [""] * count)
        for line in range(first, count):
            kind = self.lines.kind[line]
            texts = names if kind == "people" or "title" in self.places else titles
            if kind != "units" and not texts[line]:
                labels = reversed(self.lines.many["label"][line])
                texts[line] = next((label for label in labels if label), "")

    def _kinds(self, first: int, rows: list[int]) -> list[str]:
        usual = "groups" if self._counts() else self.table.rows
        kinds = [usual] * len(rows)
        if "row_kind" in self.places:
            said = self.lines.texts["row_kind"][first:]
            kinds = [meaning if (meaning := self.meanings.of("row_kind", text)) in ROWS else usual for text in said]
        if self.table.titles:
            depths = self.lines.depth[first:]
            kinds = ["units" if depth else kind for depth, kind in zip(depths, kinds, strict=True)]
        return kinds


def _places(columns: Mapping[int, str]) -> dict[str, tuple[int, ...]]:
    """The columns of each field, in the order of the recipe: units from the highest to the lowest."""
    places: dict[str, tuple[int, ...]] = {}
    for column in columns:
        if columns[column] in FIELDS:
            places[columns[column]] = (*places.get(columns[column], ()), column)
    return places


def _is_blank(row: Row) -> bool:
    if not row:
        return True
    last = row[-1]
    if last is not None and (not isinstance(last, str) or (last and not last.isspace())):
        return False
    return not any(map(text_of, row))
