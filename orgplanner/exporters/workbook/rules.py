"""What a cell of a staffing table may hold, and the colours that say what calls for a look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orgplanner.analysis.tables.kinds import YES
from orgplanner.analysis.workbook.texts import ABOUT
from orgplanner.exporters.workbook.cells import letter
from orgplanner.exporters.workbook.looks import FAIR
from orgplanner.exporters.workbook.register import Register
from orgplanner.text import say

LONGEST_LIST = 250


def set_rules(register: Register, grades: str, follows: Iterable[str]) -> None:
    """Lists to choose from, that of the grades at a place; words at what `follows`; vacancies in colour."""
    set_choices(register, {"grade": grades})
    for key in follows:
        _tell(register, key)
    _colour_vacancies(register)


def set_choices(register: Register, more: Mapping[str, str] | None = None) -> None:
    """Lists to choose from in columns that know only some words; `more` are places with such words by column."""
    rules: dict[str, str] = dict(more or {})
    for part in register.parts:
        if part.part == "about" and part.column is not None and part.column.change is not None:
            rules[part.key] = f'"{ABOUT}"'
        elif part.kind in ("choice", "flag") and part.column is not None and part.column.change is not None:
            words = (YES,) if part.kind == "flag" else part.column.choices
            listed = ",".join(register.book.say(each) for each in words)
            if len(listed) <= LONGEST_LIST:
                rules[part.id] = f'"{listed}"'
    for key, formula in rules.items():
        if register.place(key):
            _validate(register, key, formula)


def _validate(register: Register, key: str, formula: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    column, say_ = letter(register.place(key)), register.book.say
    rule = DataValidation("list", formula1=formula, allow_blank=True, errorStyle="warning", showErrorMessage=True)
    rule.errorTitle = say_(say("Not in the list"))[:32]
    rule.error = say_(say("Choose from the list; the program does not know other words."))[:225]
    rule.add(f"{column}{register.header + 1}:{column}{register.last + 1}")
    register.page.sheet.data_validations.append(rule)


def _tell(register: Register, key: str) -> None:
    """Says at the cells of a column that they are worked out."""
    from openpyxl.worksheet.datavalidation import DataValidation

    column, say_ = letter(register.place(key)), register.book.say
    rule = DataValidation(allow_blank=True, showInputMessage=True)
    rule.promptTitle = say_(say("Worked out"))[:32]
    rule.prompt = say_(
        say("This follows from other cells and is not taken back. Change the numbers, the grade, or the lists of "
            "grades and allowances.")
    )[:250]  # fmt: skip
    rule.add(f"{column}{register.header + 1}:{column}{register.last + 1}")
    register.page.sheet.data_validations.append(rule)


def _colour_vacancies(register: Register) -> None:
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import PatternFill

    vacant = register.spot("vacant")
    if not vacant.low:
        return
    first = register.header + 1
    fill = PatternFill("solid", start_color=FAIR, end_color=FAIR)
    low, high = (f"${letter(place)}{first}" for place in (vacant.low, vacant.high))
    formula = f"OR(AND(ISNUMBER({low}),{low}>0),AND(ISNUMBER({high}),{high}>0))"
    span = f"{letter(vacant.low)}{first}:{letter(vacant.high)}{register.last}"
    register.page.sheet.conditional_formatting.add(span, FormulaRule([formula], fill=fill))
