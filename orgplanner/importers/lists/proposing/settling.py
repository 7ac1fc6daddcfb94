"""From what columns mean to the fields of a recipe: what a row is, how the tree is written, and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgplanner.importers.lists.proposing.draft import Draft
from orgplanner.importers.lists.proposing.layouts import matrix, outline, stairs
from orgplanner.importers.lists.proposing.meaning_of_columns import LEFT_OUT
from orgplanner.importers.lists.proposing.profile import Column
from orgplanner.importers.lists.proposing.referring import path_separator
from orgplanner.importers.lists.proposing.row_types import rank_of
from orgplanner.text import Message, say

NAMES = ("person", "last_name")
COUNTS = ("established", "filled")


def settle(draft: Draft) -> None:
    """Decides what a row is, how the tree is written and the fields that follow."""
    stairs(draft)
    _names(draft)
    matrix(draft)
    outline(draft)
    _heads(draft)
    draft.rows, draft.why_rows = _rows(draft)
    if draft.given.rows:
        draft.rows = _first(draft.given.rows, draft.rows)
        draft.why_rows = (draft.given.reason, 1.0)
    _codes(draft)
    _superiors(draft)
    _keys(draft)
    draft.trees, draft.why_tree = _trees(draft)
    if draft.given.tree:
        draft.trees = _first(draft.given.tree, draft.trees)
        draft.why_tree = (draft.given.reason, 1.0)
        for place in (*draft.places("parent"), *draft.places("reports_to")) if draft.given.tree == "none" else ():
            draft.turn(place, LEFT_OUT, say("no row stands above another"))
    _by_rows(draft)
    _languages(draft)


def _first(wanted: str, known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((wanted, *known)))


def _names(draft: Draft) -> None:
    """What “name” is the name of."""
    named = draft.places("name")
    for place in named[:1]:
        meaning = "label" if draft.has("row_kind") else _named(draft, place)
        for each in named:
            draft.turn(each, meaning)
    if not draft.has("person", "last_name", "first_name") and draft.has("login"):
        draft.turn(draft.places("login")[0], "person", say("nothing else names a person"), 0.5)
    if not draft.has("person", "last_name", "unit", "title", "label", "path"):
        words = [column for column in draft.table.columns
                 if column.part("word") >= 0.5 and draft.guesses.get(column.place) is None]  # fmt: skip
        best = max(words, key=lambda each: each.fullness, default=None)
        if best is not None:
            draft.turn(best.place, _kind_of_name(draft, best), certainty=0.4)


def _named(draft: Draft, place: int) -> str:
    column = draft.table.column(place)
    if draft.has("last_name") and not draft.has("first_name"):
        return "first_name"
    if column is None:
        return "unit"
    if draft.has("title") and not draft.has(*NAMES):
        return "unit" if column.part("unit") >= 0.5 and not draft.has("unit") else "person"
    return _kind_of_name(draft, column)


def _kind_of_name(draft: Draft, column: Column) -> str:
    if draft.has("unit_kind", "unit_parent", "unit_code", "code") and not draft.has("title", "unit"):
        return "unit"
    if column.part("clear person") >= 0.4 and not draft.has(*NAMES):
        return "person"
    if column.part("unit") >= 0.4 and not draft.has("unit"):
        return "unit"
    if column.part("title") >= 0.4 and not draft.has("title"):
        return "title"
    if column.part("person") >= 0.5 and not draft.has(*NAMES):
        return "person"
    if not draft.has("unit"):
        return "unit"
    return "title" if not draft.has("title") else LEFT_OUT


def _heads(draft: Draft) -> None:
    """A column “head” with names is no yes or no."""
    for place in draft.places("superior"):
        column = draft.table.column(place)
        if column is not None and not draft.has("title", *NAMES) and draft.refers(place) is None:
            draft.turn(place, "person", say("it names the head of each unit"), 0.7)


def _rows(draft: Draft) -> tuple[tuple[str, ...], tuple[Message, float]]:
    """What a row is, the likelier first, and why."""
    if draft.has("row_kind"):
        return ("posts", "units", "people", "groups"), (say("A column says of each row what it is."), 0.9)
    named, titled = draft.has(*NAMES), draft.has("title", "post_code")
    if draft.has("unit_count"):
        return ("groups", "posts", "units", "people"), (say("Posts are counted in columns of units."), 0.8)
    if not titled and not named:
        return ("units", "posts", "groups", "people"), (say("No column has posts or people."), 0.85)
    if _counts(draft) and not named:
        return ("groups", "posts", "units", "people"), (say("Rows have a number of posts and no names."), 0.9)
    if named and titled:
        return ("posts", "people", "groups", "units"), (say("Rows have a post and a name."), 0.85)
    if named and draft.has("unit") and (draft.has("unit_kind", "unit_parent") or _is_one_unit_a_row(draft)):
        return ("units", "people", "posts", "groups"), (say("Each row has a unit of its own."), 0.7)
    if named:
        return ("people", "posts", "units", "groups"), (say("Rows have names and no posts."), 0.8)
    return ("posts", "groups", "units", "people"), (say("Rows have posts without a number."), 0.8)


def _is_one_unit_a_row(draft: Draft) -> bool:
    column = draft.column("unit")
    return column is not None and column.distinct >= 0.98 and column.filled >= 5


def _counts(draft: Draft) -> bool:
    return any(column is not None and column.part("quantity") >= 0.7 for column in map(draft.column, COUNTS))


def _superiors(draft: Draft) -> None:
    """One column says who is above: numbers rather than names; in lists of posts with units it is a post."""
    named, numbered = draft.places("superior"), draft.places("parent")
    if named and numbered:
        draft.turn(named[0], LEFT_OUT, say("another column says who is above"))
    for place in (*named[:1], *numbered) if not numbered else numbered[:1]:
        is_post = draft.rows[0] != "units" and draft.has("unit") and not draft.has("row_kind")
        draft.turn(place, "reports_to" if is_post else "parent")
    if draft.rows[0] == "units" and not draft.has("parent"):
        for place in draft.places("unit_parent"):
            draft.turn(place, "parent")
    first, last = draft.places("superior_first"), draft.places("superior_last")
    if not draft.has("parent", "reports_to"):
        for place in (*first, *last):
            draft.turn(place, "parent")


def _keys(draft: Draft) -> None:
    """The column that others refer to is the number of the row."""
    above = [place for meaning in ("parent", "reports_to", "also", "children") for place in draft.places(meaning)]
    outer = {each.source for each in draft.outer}
    targets = [
        each.target for each in draft.references
        if each.source in above and not (each.source in outer and _is_mere_counter(draft, each.target))
    ]  # fmt: skip
    named = {*NAMES, "unit", "title", "first_name", "label", "path", "unit_code"}
    for target in targets:
        guess = draft.guesses.get(target)
        if guess is not None and guess.meaning == "id":
            return
    for target in targets:
        guess = draft.guesses.get(target)
        if guess is None or guess.meaning not in named:
            for place in draft.places("id"):
                draft.turn(place, LEFT_OUT, say("another column is the number by which rows are named"))
            draft.turn(target, "id", say("other columns name its values"), 0.85)
            return


def _is_mere_counter(draft: Draft, place: int) -> bool:
    guess = draft.guesses.get(place)
    return guess is not None and guess.meaning == "counter"


def _trees(draft: Draft) -> tuple[tuple[str, ...], tuple[Message, float]]:
    """How the tree is written, the likelier first, and why."""
    found = sorted(_possible_trees(draft), key=lambda each: -each[1])
    trees = tuple(dict.fromkeys((*(each[0] for each in found), "none")))
    if not found:
        return trees, (say("Nothing tells what stands above what."), 0.5)
    return trees, (found[0][2], found[0][1])


def _possible_trees(draft: Draft) -> Iterator[tuple[str, float, Message]]:
    """The ways in which the tree may be written, each with its certainty and reason."""
    for meaning, tree in (("reports_to", "superior"), ("parent", "parent")):
        for place in draft.places(meaning)[:1]:
            refers = draft.refers(place)
            certainty = 0.9 if refers is not None and not refers.separator else 0.62
            yield tree, certainty, say("Column “{heading}” names the row above.", heading=_heading(draft, place))
    for place in draft.places("path")[:1]:
        yield "path", 0.85, say("Column “{heading}” has the place in the tree.", heading=_heading(draft, place))
    if draft.has("label"):
        yield "levels", 0.8, say("Names stand in columns of their own, or are indented.")
    elif _has_levels(draft):
        yield "levels", 0.6, say("Rows are indented or outlined.")
    if draft.has("level"):
        yield "levels", 0.65, say("A column has the level.")
    if draft.table.rows.titles:
        yield "sections", 0.75, say("Rows that have only a name are titles of units.")
    if len(_varying(draft, "unit")) > 1:
        yield "columns", 0.7, say("Several columns name units.")


def _has_levels(draft: Draft) -> bool:
    levels = draft.table.sheet.levels
    return bool(levels) and len({levels.get(row, 0) for row in draft.table.rows.data}) > 1


def _heading(draft: Draft, place: int) -> str:
    column = draft.table.column(place)
    return (column.heading if column is not None else "") or _letter(place)


def _letter(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _varying(draft: Draft, meaning: str) -> list[int]:
    """The columns of a meaning in which not all is the same; of a name in several languages the first."""
    columns = [column for place in draft.places(meaning) if (column := draft.table.column(place)) is not None]
    spoken = [column for column in columns if column.language][1:]
    return [column.place for column in columns if len(column.counts) > 1 and column not in spoken]


def _by_rows(draft: Draft) -> None:
    """What follows from rows and tree: units that are the same everywhere, pay, lists, paths."""
    tree = draft.trees[0]
    varying = _varying(draft, "unit")
    if draft.rows[0] != "units" and varying and tree != "columns":
        for place in draft.places("unit"):
            column = draft.table.column(place)
            if column is not None and len(column.counts) <= 1:
                draft.turn(place, LEFT_OUT, say("it says the same in all rows"), 0.7)
    above = draft.column("unit_parent")
    if above is not None and draft.rows[0] != "units" and len(above.counts) <= 1:
        draft.turn(above.place, LEFT_OUT, say("it says the same in all rows"), 0.7)
    _besides(draft)
    _pay(draft)
    for place in draft.places("counter"):
        draft.turn(place, LEFT_OUT)
    path = draft.column("path")
    if path is not None:
        draft.separator = path_separator(path.sample)
    for place in (*draft.places("also"), *draft.places("children")):
        refers = draft.refers(place)
        draft.list_separator = refers.separator if refers is not None and refers.separator else ","


def _besides(draft: Draft) -> None:
    """What is said of units holds for all rows of a unit; a status that is none tells the contract."""
    if draft.rows[0] != "units":
        units = [column for place in draft.places("unit") if (column := draft.table.column(place)) is not None]
        for place in [*draft.places("place"), *draft.places("mandate"), *draft.places("unit_kind")]:
            column = draft.table.column(place)
            if column is not None and not any(_is_told(unit, column) for unit in units):
                draft.turn(place, LEFT_OUT, say("it differs within a unit"), 0.6)
    for place in draft.places("status"):
        column = draft.table.column(place)
        if column is not None and column.part("status") == 0:
            draft.turn(place, LEFT_OUT if draft.has("contract") else "contract", certainty=0.6)


def _pay(draft: Draft) -> None:
    """Pay beside names of people is theirs, unless it follows from the grade."""
    pay, grade = draft.column("pay_low"), draft.column("grade")
    if pay is None or not draft.has(*NAMES) or draft.has("pay_high", "person_pay_low"):
        return
    if draft.rows[0] in ("posts", "people") and not (grade is not None and _is_told(grade, pay)):
        draft.turn(pay.place, "person_pay_low")


def _languages(draft: Draft) -> None:
    """Of a name in several languages one is the name, and the others stand beside it."""
    for meaning in ("unit", "title", "person", "first_name", "last_name", "mandate", "place"):
        columns = [column for place in draft.places(meaning) if (column := draft.table.column(place)) is not None]
        spoken = [column for column in columns if column.language]
        plain = [column for column in columns if not column.language]
        for column in spoken if plain else spoken[1:]:
            is_kept = meaning in ("unit", "title")
            draft.turn(column.place, f"{meaning}_{column.language}" if is_kept else LEFT_OUT)
        if spoken and not plain and meaning in ("unit", "title"):
            draft.language = spoken[0].language


def _codes(draft: Draft) -> None:
    """What “code” is the code of."""
    of_unit = draft.rows[0] == "units"
    wanted = "unit_code" if of_unit else "post_code"
    for place in draft.places("code"):
        column = draft.table.column(place)
        is_own = column is not None and (of_unit or column.distinct >= 0.85)
        draft.turn(place, wanted if is_own and not draft.has(wanted) else LEFT_OUT)


def fields_of(draft: Draft, known: Sequence[str]) -> dict[int, str]:
    """The fields of the columns, in the order of columns; units from the highest to the lowest."""
    fields = {place: draft.guesses[place].meaning for place in sorted(draft.guesses)
              if draft.guesses[place].meaning in known}  # fmt: skip
    units = iter(_nested(draft, [place for place, field in fields.items() if field == "unit"]))
    return dict((next(units), field) if field == "unit" else (place, field) for place, field in fields.items())


def _nested(draft: Draft, places: Sequence[int]) -> list[int]:
    """Columns of units from the highest to the lowest: a lower one tells the higher, not the other way round."""
    columns = [column for place in places if (column := draft.table.column(place)) is not None]
    if len(columns) < 2:
        return list(places)
    told = {each.place: sum(_tells(each, other) for other in columns if other is not each) for each in columns}
    ranks = {each.place: rank_of(each.heading) for each in columns}
    known = all(rank is not None for rank in ranks.values())
    return sorted(places, key=lambda place: (told[place], (ranks[place] or 0) if known else 0, place))


def _tells(column: Column, other: Column) -> bool:
    """Whether each value of a column stands beside one value of the other, and not the other way round."""
    return _is_told(column, other) and not _is_told(other, column)


def _is_told(column: Column, other: Column) -> bool:
    beside: dict[str, set[str]] = {}
    for text, value in zip(column.texts, other.texts, strict=True):
        if text and value:
            beside.setdefault(text, set()).add(value)
    return bool(beside) and sum(len(values) == 1 for values in beside.values()) >= 0.95 * len(beside)
