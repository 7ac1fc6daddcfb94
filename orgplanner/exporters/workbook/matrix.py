"""The matrix of the skills that the people of the plan were rated in."""

from __future__ import annotations

from orgplanner.analysis.scales import CEFR, level_words
from orgplanner.analysis.skill_gaps import best_levels
from orgplanner.analysis.tables.collation import sort_key
from orgplanner.analysis.tables.people import unit_words
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.edits import highest_level
from orgplanner.exporters.workbook.book import Book
from orgplanner.exporters.workbook.cells import Cell, letter
from orgplanner.exporters.workbook.looks import BAD, FAIR, GOOD
from orgplanner.exporters.workbook.page import Page, add_table, distinct
from orgplanner.model import Skill
from orgplanner.text import say


def write_matrix(book: Book, scenario: str) -> None:
    """Who was rated at which level: a row for each person, a column for each skill."""
    plan, speller = book.plan, book.speller(scenario)
    levels = best_levels(plan.ratings.values())
    people = sorted({person for person, _ in levels}, key=lambda id: sort_key(speller.label("people", id)))
    used = {skill for _, skill in levels}
    skills = [skill for skill in plan.skills.values() if skill.id in used]
    skills.sort(key=lambda row: sort_key(speller.called(row)))
    page = book.page(book.say(say("Skills matrix")), say("Skills that people hold"))
    page.widths([(28, True), (34, True), *((12, True),) * len(skills)])
    page.sheet.freeze_panes = "C6"
    page.print_as(5, 5, footer=book.say(say("Skills that people hold")))
    page.row([(book.say(say("Skills that people hold")), "title")], height=24)
    page.row([(book.say(say("The latest rating; a test counts before a superior's and one's own.")), "quiet")])
    page.gap(2)
    names = (f"{speller.called(skill)} ({_scale(book, skill)})" for skill in skills)
    headings = distinct((book.say(say("Person")), book.say(say("Organisational unit")), *names))
    page.row([(heading, "head") for heading in headings], height=70)
    for person in people:
        page.row(_row(speller, person, skills, levels))
    if not people:
        page.row([(book.say(say("none")), "text")])
    add_table(page, book.table_name("Matrix"), 5, page.line, headings)
    for place, skill in enumerate(skills, start=3):
        _colour(page, place, skill)


def _row(speller: Speller, person: str, skills: list[Skill], levels: dict[tuple[str, str], int]) -> list[Cell]:
    held = (level_words(skill, levels.get((person, skill.id))) for skill in skills)
    return [
        (speller.label("people", person), "text"), (unit_words(speller, person), "text"),
        *((level, "middle") for level in held),
    ]  # fmt: skip


def _scale(book: Book, skill: Skill) -> str:
    if skill.scale == "CEFR":
        return f"{CEFR[0]}–{CEFR[-1]}"
    highest = highest_level(skill)
    return f"0–{highest}" if highest and skill.scale != "own" else book.say(say("own steps"))


def _colour(page: Page, place: int, skill: Skill) -> None:
    """Low, middle and high levels of a skill in three fills."""
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import PatternFill

    highest = highest_level(skill) or 5
    cell = f"{letter(place)}6"
    for colour, low, high in ((BAD, 1, highest // 3), (FAIR, highest // 3 + 1, 2 * highest // 3),
                              (GOOD, 2 * highest // 3 + 1, highest)):  # fmt: skip
        words = [level_words(skill, level) for level in range(low, high + 1)]
        same = [f"{cell}={word}" if isinstance(word, int) else f'{cell}="{_escaped(str(word))}"' for word in words]
        if same:
            fill = PatternFill("solid", start_color=colour, end_color=colour)
            rule = FormulaRule([f"OR({','.join(same)})"], fill=fill)
            page.sheet.conditional_formatting.add(f"{cell}:{letter(place)}{page.line}", rule)


def _escaped(text: str) -> str:
    return text.replace('"', '""')
