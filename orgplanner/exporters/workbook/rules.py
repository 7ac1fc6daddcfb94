"""What a cell of a staffing table may hold, and the colours that say what calls for a look."""

from __future__ import annotations

from collections.abc import Sequence

from orgplanner.analysis.tables.kinds import BASIS_WORDS, YES
from orgplanner.analysis.tables.staffing import STATUS_WORDS
from orgplanner.analysis.workbook.texts import ABOUT
from orgplanner.exporters.workbook.cells import letter
from orgplanner.exporters.workbook.grades import GradeList
from orgplanner.exporters.workbook.looks import FAIR
from orgplanner.exporters.workbook.register import Register
from orgplanner.text import Message, say

CHOICES: dict[str, Sequence[Message]] = {
    "status": tuple(STATUS_WORDS.values()), "is_head": (YES,), "funded": (YES,),
    "established:basis": tuple(words for basis, words in BASIS_WORDS.items() if basis),
}  # fmt: skip
"""What may be chosen in a column."""
LONGEST_LIST = 250


def set_rules(register: Register, grades: GradeList) -> None:
    """Lists to choose from for grades, status, flags and bases; vacancies in colour."""
    rules: dict[str, str] = {"grade": grades.span(1)}
    for id, words in CHOICES.items():
        listed = ",".join(register.book.say(each) for each in words)
        if len(listed) <= LONGEST_LIST:
            rules[id] = f'"{listed}"'
    for id in ("established>about", "filled>about"):
        rules[id] = f'"{ABOUT}"'
    for key, formula in rules.items():
        if register.place(key):
            _validate(register, key, formula)
    _colour_vacancies(register)


def _validate(register: Register, key: str, formula: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    column, say_ = letter(register.place(key)), register.book.say
    rule = DataValidation("list", formula1=formula, allow_blank=True, errorStyle="warning", showErrorMessage=True)
    rule.errorTitle = say_(say("Not in the list"))[:32]
    rule.error = say_(say("Choose from the list; the program does not know other words."))[:225]
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
