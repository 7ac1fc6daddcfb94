"""An edited staffing plan comes back: read, held against the plan, and taken cell by cell, or as a new plan."""

from orgplanner.importers.workbook.by_edits import REFUSED
from orgplanner.importers.workbook.grid import read_grids
from orgplanner.importers.workbook.new_plan import Made, plan_of_workbook, with_todos
from orgplanner.importers.workbook.proposal import Proposal
from orgplanner.importers.workbook.proposals import Found, find_changes
from orgplanner.importers.workbook.taking import take_changes

__all__ = [
    "REFUSED",
    "Found",
    "Made",
    "Proposal",
    "find_changes",
    "plan_of_workbook",
    "read_grids",
    "take_changes",
    "with_todos",
]
