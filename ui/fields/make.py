"""From a column of the model to the field that edits it."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from orgplanner.analysis.sorts import sort_meant, sort_shown
from orgplanner.errors import RuleBroken
from orgplanner.model import TABLES, plain, read_date, read_exact, read_whole
from orgplanner.model.columns import Column, columns
from orgplanner.text import LANGUAGES, say
from ui.desk import Desk
from ui.fields.choices import ChoiceField, ColourField, FlagField, LevelField
from ui.fields.field import Field, LineField, needed
from ui.fields.figures import FigureField
from ui.fields.picker import Maker, PickerField
from ui.fields.texts import LongField, NamesField, WordsField, read_words
from ui.fields.wording import choices_of, heading, label_of
from ui.words import Words

LONG_NAMES = (("units", "name"), ("posts", "title"), ("people", "name"), ("skills", "name"), ("functions", "name"))
"""Names that are asked for in every language of the plan; others show the languages they have."""
SORTED = (("functions", "kind"), ("skills", "kind"))
"""Words of a plan's own, of which the known ones are shown in the language of the window."""


def _paper(desk: Desk) -> Field:
    from ui.fields.paper import paper_field

    return paper_field(desk.words)


def _languages(desk: Desk) -> Field:
    from ui.fields.paper import LanguagesField

    plan = desk.session.plan
    own = plan.settings.languages if plan is not None else ()
    return LanguagesField(desk.words, {**LANGUAGES, **{code: LANGUAGES.get(code, code) for code in own}})


def _logo(desk: Desk) -> Field:
    from ui.fields.logo import LogoField

    return LogoField(desk)


ON_PAGES: Mapping[tuple[str, str], Callable[[Desk], Field]] = {
    ("page_templates", "paper"): _paper,
    ("page_templates", "languages"): _languages,
    ("page_templates", "logo"): _logo,
}
"""Columns of page templates whose values are chosen; what a window that opens has no need of is imported late."""


def column_of(table: str, name: str) -> Column:
    """The column of a table with this name."""
    return next(column for column in columns(TABLES[table]) if column.name == name)


def make_field(
    desk: Desk, table: str, name: str, *, make_source: Maker | None = None, whole: bool | None = None
) -> Field:
    """The field for a column of a table, named for screen readers.

    `make_source` is called for “New source…”; `whole` tells whether names are asked for in all languages.
    """
    column = column_of(table, name)
    field = _make(desk, table, column, make_source, (table, name) in LONG_NAMES if whole is None else whole)
    field.set_name(heading(desk.words, label_of(table, name)))
    return field


def _make(desk: Desk, table: str, column: Column, make_source: Maker | None, whole: bool) -> Field:
    words = desk.words
    if (table, column.name) in ON_PAGES:
        return ON_PAGES[table, column.name](desk)
    if column.kind == "names":
        plan = desk.session.plan
        languages = plan.settings.languages if plan is not None else (words.language,)
        return NamesField(words, languages, short=not whole)
    if column.kind == "figure":
        return FigureField(desk, make_source)
    if column.kind == "id" and column.table is not None:
        return _picker(desk, column, make_source)
    if column.kind == "flag":
        return FlagField(words, heading(words, label_of(table, column.name)))
    if column.kind == "choice":
        return ChoiceField(words, choices_of(table, column))
    if (table, column.name) == ("units", "colour"):
        return ColourField(words)
    if column.name == "level":
        return LevelField(words)
    return _typed(words, table, column)


def _picker(desk: Desk, column: Column, make_source: Maker | None) -> PickerField:
    if column.table == "sources":
        return PickerField(desk, "sources", optional=column.optional, new=say("New source…"), make=make_source)
    return PickerField(desk, column.table or "", optional=column.optional)


def _typed(words: Words, table: str, column: Column) -> Field:
    if column.kind == "long":
        return LongField(words)
    if (table, column.name) == ("settings", "languages"):
        return LineField(words, read_languages, ", ".join)
    if (table, column.name) in SORTED:
        return LineField(words, sort_meant, lambda value: sort_shown(value, words.language))
    if column.kind == "words":
        return WordsField(words)
    if column.kind == "number":
        return LineField(words, _needed(column, read_exact), write_number)
    if column.kind == "whole":
        return LineField(words, _needed(column, read_whole))
    if column.kind == "date":
        return LineField(words, read_date, lambda value: write_date(value, words.language))
    return LineField(words)


def read_languages(text: str) -> tuple[str, ...]:
    """The codes of languages in the order in which one stands in for another; RuleBroken for what is no code."""
    codes = tuple(code.lower() for code in read_words(text))
    for code in codes:
        if not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", code):
            raise RuleBroken(say("“{text}” is not the code of a language; write en, ru, kk.", text=code))
    return codes


def _needed(column: Column, read: Callable[[str], object]) -> Callable[[str], object]:
    return read if column.optional else needed(read, say("A number is needed here."))


def write_number(value: Decimal) -> str:
    """A number as it is typed: 0.25, 6."""
    return plain(value)


def write_date(value: str, language: str) -> str:
    """An ISO date as the window's language writes it in figures: 2026-02-01, 01.02.2026; months and years alike."""
    parts = value.split("-")
    return value if language == "en" else ".".join(reversed(parts))


def today() -> str:
    """The ISO date of today."""
    return date.today().isoformat()
