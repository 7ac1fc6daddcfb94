"""An edited staffing plan comes back: read, held against the plan, and taken cell by cell or as a whole."""

from orgplanner.importers.workbook.by_edits import REFUSED
from orgplanner.importers.workbook.grid import read_grids
from orgplanner.importers.workbook.proposal import Proposal
from orgplanner.importers.workbook.proposals import Found, find_changes
from orgplanner.importers.workbook.taking import take_changes

__all__ = ["REFUSED", "Found", "Proposal", "find_changes", "read_grids", "take_changes"]
