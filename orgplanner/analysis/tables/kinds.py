"""Columns for the kinds of fields that rows have: how a cell shows the field, and how what is typed is read."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from orgplanner.analysis.sorts import sort_meant, sort_shown
from orgplanner.analysis.tables.column import Column
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.edits.parts import with_part
from orgplanner.errors import RuleBroken
from orgplanner.model import Figure, Names, Plan, Quantity, read_date, read_quantity
from orgplanner.model.quantity import BASES
from orgplanner.text import LANGUAGES, Message, render, say

YES, NO = say("yes"), say("no")
NOT_YES = frozenset({"", "-", "–", "0", "n", "н", "ж", "false"})
IS_YES = frozenset({"1", "x", "х", "+", "✓", "✔", "y", "д", "true"})
BASIS_WORDS: dict[str, Message] = {
    "": say("no basis given"), "stated": say("stated"), "derived": say("derived"), "inferred": say("inferred"),
    "assumed": say("assumed"),
}  # fmt: skip


def text_column(field: str, heading: Message, *, kind: str = "text", **more: Any) -> Column:
    """A text of one line or, of kind "long", of several."""

    def change(_speller: Speller, _row: Any, typed: str) -> Mapping[str, Any]:
        return {field: typed.strip() if kind == "long" else " ".join(typed.split())}

    return Column(field, heading, lambda _, row: getattr(row, field), change, kind, **more)


def sort_column(field: str, heading: Message, **more: Any) -> Column:
    """A sort of function or skill, in the language of the window where it is a known one."""

    def change(_speller: Speller, _row: Any, typed: str) -> Mapping[str, Any]:
        return {field: sort_meant(typed)}

    def text(speller: Speller, row: Any) -> str:
        return sort_shown(getattr(row, field), speller.language)

    return Column(field, heading, text, change, **more)


def language_columns(plan: Plan, field: str, heading: Message, **more: Any) -> tuple[Column, ...]:
    """A text by language, in one column for each language of the plan."""
    return tuple(_in_language(field, heading, code, **more) for code in plan.settings.languages)


def _in_language(field: str, heading: Message, code: str, **more: Any) -> Column:
    def text(_speller: Speller, row: Any) -> str:
        names: Names = getattr(row, field)
        return names.exactly(code)

    def change(_speller: Speller, row: Any, typed: str) -> Mapping[str, Any]:
        return {field: with_part(getattr(row, field), code, " ".join(typed.split()))}

    title = say("{heading}, {language}", heading=heading, language=LANGUAGES.get(code, code))
    return Column(f"{field}:{code}", title, text, change, **{"width": 190, **more})


def words_column(field: str, heading: Message, **more: Any) -> Column:
    """A text by language as it is shown in the language of the window; typing changes just what is seen."""

    def change(speller: Speller, row: Any, typed: str) -> Mapping[str, Any]:
        names: Names = getattr(row, field)
        code = next((code for code in (*speller.order, *names.languages) if names.exactly(code)), speller.language)
        return {field: with_part(names, code, typed.strip())}

    return Column(field, heading, lambda speller, row: speller.words(getattr(row, field)), change, **more)


def figure_column(field: str, heading: Message, **more: Any) -> Column:
    """The number of a figure; its basis and source are the hint."""

    def quantity(_speller: Speller, row: Any) -> Quantity | None:
        figure: Figure = getattr(row, field)
        return figure.quantity

    def change(_speller: Speller, row: Any, typed: str) -> Mapping[str, Any]:
        return {field: with_part(getattr(row, field), "quantity", read_quantity(typed))}

    def hint(speller: Speller, row: Any) -> str:
        return grounds(speller, getattr(row, field))

    settings = {"quantity": quantity, "hint": hint, "width": 92, **more}
    return Column(field, heading, lambda _, row: number_text(quantity(_, row)), change, "number", **settings)


def number_text(quantity: Quantity | None) -> str:
    """A number in a cell; unknown is a dash, never nothing and never 0."""
    return "–" if quantity is None else str(quantity)


def grounds(speller: Speller, figure: Figure) -> str:
    """Where a figure comes from: its basis and its source, "" when neither is said."""
    basis = speller.say(BASIS_WORDS[figure.basis]) if figure.basis else ""
    return " · ".join(filter(None, (basis, speller.label("sources", figure.source))))


def basis_column(field: str, heading: Message, **more: Any) -> Column:
    """The basis of a figure."""

    def text(speller: Speller, row: Any) -> str:
        figure: Figure = getattr(row, field)
        return speller.say(BASIS_WORDS[figure.basis]) if figure.basis else ""

    def change(_speller: Speller, row: Any, typed: str) -> Mapping[str, Any]:
        return {field: with_part(getattr(row, field), "basis", read_choice(typed, BASIS_WORDS))}

    choices = tuple(BASIS_WORDS[basis] for basis in BASES if basis)
    return Column(f"{field}:basis", heading, text, change, "choice", choices=choices, **more)


def source_column(field: str, heading: Message, **more: Any) -> Column:
    """The source of a figure, picked from the plan's list."""

    def text(speller: Speller, row: Any) -> str:
        figure: Figure = getattr(row, field)
        return speller.label("sources", figure.source)

    def change(speller: Speller, row: Any, typed: str) -> Mapping[str, Any]:
        source = speller.find("sources", typed) if typed.strip() else None
        figure: Figure = getattr(row, field)
        return {field: figure if source == figure.source else with_part(figure, "source", source)}

    return Column(f"{field}:source", heading, text, change, "one", table="sources", **{"width": 170, **more})


def choice_column(field: str, heading: Message, words: Mapping[str, Message], **more: Any) -> Column:
    """One of several words; `words` are the choices as people read them."""

    def text(speller: Speller, row: Any) -> str:
        value = getattr(row, field)
        return speller.say(words[value]) if value else ""

    def change(_speller: Speller, _row: Any, typed: str) -> Mapping[str, Any]:
        return {field: read_choice(typed, words)}

    shown = tuple(message for value, message in words.items() if value)
    return Column(field, heading, text, change, "choice", choices=shown, **more)


def read_choice(typed: str, words: Mapping[str, Message]) -> str:
    """The choice whose word was typed in any language of the program; blank is the choice "", if there is one."""
    wanted = " ".join(typed.split()).casefold()
    for value, message in words.items():
        said = (render(message, language).casefold() for language in LANGUAGES)
        if wanted == value or (wanted and wanted in said):
            return value
    known = _listed(message for value, message in words.items() if value)
    sentence = say("“{text}” is none of the words for this column: {known}.", text=typed.strip(), known=known)
    raise RuleBroken(sentence)


def _listed(messages: Iterable[Message]) -> Message:
    """Messages one after the other, as one."""
    named = tuple((f"part{place}", message) for place, message in enumerate(messages))
    return Message(", ".join(f"{{{name}}}" for name, _ in named), named)


def flag_column(field: str, heading: Message, **more: Any) -> Column:
    """Yes, or nothing for no."""

    def change(_speller: Speller, _row: Any, typed: str) -> Mapping[str, Any]:
        return {field: read_flag(typed)}

    def text(speller: Speller, row: Any) -> str:
        return speller.say(YES) if getattr(row, field) else ""

    return Column(field, heading, text, change, "flag", choices=(YES, NO), **{"width": 70, **more})


def read_flag(typed: str) -> bool:
    """Yes or no in any language of the program; blank is no."""
    wanted = typed.strip().casefold()
    if wanted in IS_YES or wanted in {render(YES, language).casefold() for language in LANGUAGES}:
        return True
    if wanted in NOT_YES or wanted in {render(NO, language).casefold() for language in LANGUAGES}:
        return False
    raise RuleBroken(say("“{text}” is neither yes nor no; write yes or leave the cell empty.", text=typed.strip()))


def date_column(field: str, heading: Message, **more: Any) -> Column:
    """A date, a month or a year."""

    def change(_speller: Speller, _row: Any, typed: str) -> Mapping[str, Any]:
        return {field: read_date(typed)}

    return Column(field, heading, lambda _, row: getattr(row, field), change, "date", **{"width": 92, **more})


def one_column(
    field: str, heading: Message, table: str, *, empty: Message | None = None, blank: Any = None, **more: Any
) -> Column:
    """The name of one other row; `empty` stands in the cell where there is none."""

    def text(speller: Speller, row: Any) -> str:
        return speller.label(table, getattr(row, field)) or (speller.say(empty) if empty is not None else "")

    def change(speller: Speller, _row: Any, typed: str) -> Mapping[str, Any]:
        return {field: blank if is_blank(typed, empty) else speller.find(table, typed)}

    def plain(speller: Speller, row: Any) -> str:
        id = getattr(row, field)
        return speller.clear(table, id) if id and table == "units" else text(speller, row)

    more["plain"] = plain
    return Column(field, heading, text, change, "one", table=table, **{"width": 190, **more})


def is_blank(typed: str, empty: Message | None) -> bool:
    """Whether a cell was emptied, or says in any language that it is empty."""
    wanted = typed.strip().casefold()
    blank = {"", "-", "–"}
    return wanted in blank or (
        empty is not None and wanted in {render(empty, language).casefold() for language in LANGUAGES}
    )


def several_column(
    field: str, heading: Message, table: str, ids: Callable[[Speller, Any], Iterable[str]], **more: Any
) -> Column:
    """The names of several other rows, apart by semicolons."""

    def text(speller: Speller, row: Any) -> str:
        return "; ".join(speller.label(table, id) for id in ids(speller, row))

    def change(speller: Speller, _row: Any, typed: str) -> Mapping[str, Any]:
        parts = [part for part in typed.replace("\n", ";").split(";") if part.strip()]
        return {field: tuple(dict.fromkeys(speller.find(table, part) for part in parts))}

    def plain(speller: Speller, row: Any) -> str:
        label = speller.clear if table == "units" else speller.label
        return "; ".join(label(table, id) for id in ids(speller, row))

    more["plain"] = plain
    return Column(field, heading, text, change, "several", table=table, **{"width": 190, **more})


def list_column(field: str, heading: Message, **more: Any) -> Column:
    """Several short texts, apart by semicolons or commas."""

    def text(_speller: Speller, row: Any) -> str:
        parts: tuple[str, ...] = getattr(row, field)
        return "; ".join(parts) + (";" if len(parts) == 1 and "," in parts[0] else "")

    def change(_speller: Speller, _row: Any, typed: str) -> Mapping[str, Any]:
        marked = typed.replace("\n", ";") if ";" in typed else typed.replace(",", ";")
        parts = (" ".join(part.split()) for part in marked.split(";"))
        return {field: tuple(dict.fromkeys(part for part in parts if part))}

    return Column(field, heading, text, change, **more)


def origin_columns(*, shown: bool = True) -> tuple[Column, ...]:
    """The basis and the source of a row itself, and its note."""
    return (
        choice_column("basis", say("Basis"), BASIS_WORDS, shown=shown, width=100),
        one_column("source", say("Source"), "sources", shown=shown, width=170),
        text_column("note", say("Note"), kind="long", shown=False, width=220),
    )
