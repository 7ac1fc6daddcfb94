"""What follows from what rows are and how the tree is written: the last word on what columns mean."""

from __future__ import annotations

from collections.abc import Sequence

from orgplanner.importers.lists.proposing.draft import NAMES, Draft
from orgplanner.importers.lists.proposing.meaning_of_columns import LEFT_OUT, step_of
from orgplanner.importers.lists.proposing.profile import Column, is_told
from orgplanner.importers.lists.proposing.referring import path_separator
from orgplanner.importers.lists.proposing.row_types import rank_of
from orgplanner.text import say


def follow(draft: Draft) -> None:
    """What follows from rows and tree: units that are the same everywhere, pay, lists, paths."""
    tree = draft.trees[0]
    varying = draft.varying("unit")
    if draft.rows[0] != "units" and varying and tree != "columns":
        for place in draft.places("unit"):
            column = draft.table.column(place)
            if column is not None and column.is_one and _all_named(draft, varying):
                draft.turn(place, LEFT_OUT, say("it says the same in all rows"), 0.7)
    above = draft.column("unit_parent")
    if above is not None and draft.rows[0] != "units" and above.is_one:
        draft.turn(above.place, LEFT_OUT, say("it says the same in all rows"), 0.7)
    _besides(draft)
    _pay(draft)
    for place in draft.places("counter"):
        draft.turn(place, LEFT_OUT)
    path = draft.column("path")
    if path is not None and tree != "path" and path.meanings and path.meanings[0].certainty >= 0.9:
        draft.turn(path.place, path.meanings[0].id)
    elif path is not None:
        draft.separator = path_separator(path.sample)
    for place in (*draft.places("also"), *draft.places("children")):
        refers = draft.refers(place)
        draft.list_separator = refers.separator if refers is not None and refers.separator else ","
    _languages(draft)


def _all_named(draft: Draft, places: Sequence[int]) -> bool:
    """Whether each row has a text in one of these columns."""
    columns = [column for place in places if (column := draft.table.column(place)) is not None]
    return all(map(any, zip(*(column.all() for column in columns), strict=True)))


def _besides(draft: Draft) -> None:
    """What is said of units holds for all rows of a unit; a status that is none tells the contract."""
    if draft.rows[0] != "units":
        units = [column for place in draft.places("unit") if (column := draft.table.column(place)) is not None]
        for place in [*draft.places("place"), *draft.places("mandate"), *draft.places("unit_kind")]:
            column = draft.table.column(place)
            if column is not None and not any(is_told(unit, column) for unit in units):
                draft.turn(place, LEFT_OUT, say("it differs within a unit"), 0.6)
    for place in draft.places("status"):
        column = draft.table.column(place)
        if column is not None and column.part("status") == 0 and place not in draft.flags:
            draft.turn(place, LEFT_OUT if draft.has("contract") else "contract", certainty=0.6)


def _pay(draft: Draft) -> None:
    """Pay beside names of people is theirs, unless it follows from the grade; without names it is the grade's."""
    for end in ("low", "high") if draft.has("grade") and not draft.has(*NAMES) else ():
        for place in draft.places(f"person_pay_{end}") if not draft.has(f"pay_{end}") else ():
            draft.turn(place, f"pay_{end}")
    pay, grade = draft.column("pay_low"), draft.column("grade")
    if pay is None or not draft.has(*NAMES) or draft.has("pay_high", "person_pay_low"):
        return
    if draft.rows[0] in ("posts", "people") and not (grade is not None and is_told(grade, pay)):
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
    steps = {each.place: step_of(each.heading) for each in columns}
    if all(steps.values()):
        return sorted(places, key=lambda place: steps[place])
    known = all(rank is not None for rank in ranks.values())
    return sorted(places, key=lambda place: (told[place], (ranks[place] or 0) if known else 0, place))


def _tells(column: Column, other: Column) -> bool:
    """Whether each value of a column stands beside one value of the other, and not the other way round."""
    return is_told(column, other) and not is_told(other, column)
