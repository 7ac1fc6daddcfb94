"""Tables that are edited cell by cell: what stands in them, how typed text is read, how blocks are pasted.

A table is a `Sheet`: a tuple of columns over the rows of one table of the plan. To add one, write a file with a
`Sheet` and name it here; the window has one model and one view for all of them.
"""

from orgplanner.analysis.tables.column import Column, Sheet, column_of
from orgplanner.analysis.tables.functions import FUNCTIONS
from orgplanner.analysis.tables.links import LINKS
from orgplanner.analysis.tables.people import PEOPLE
from orgplanner.analysis.tables.skills import NEEDS, RATINGS, SKILLS
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.tables.staffing import STAFFING

SHEETS: tuple[Sheet, ...] = (STAFFING, PEOPLE, RATINGS, NEEDS, SKILLS, FUNCTIONS, LINKS)

__all__ = [
    "FUNCTIONS", "LINKS", "NEEDS", "PEOPLE", "RATINGS", "SHEETS", "SKILLS", "STAFFING", "Column", "Sheet",
    "Speller", "column_of",
]  # fmt: skip
