"""What lists became goes into a plan: a new one, one more scenario, or an update to accept or refuse bit by bit.

    Result  →  as_new_plan: Plan
            →  as_new_scenario: ChangeSet
            →  find_updates: Updates  →  take_updates: ChangeSet
"""

from orgplanner.importers.lists.taking.finding import find_updates
from orgplanner.importers.lists.taking.new_plan import as_new_plan
from orgplanner.importers.lists.taking.new_scenario import as_new_scenario
from orgplanner.importers.lists.taking.recognising import likely_scenario
from orgplanner.importers.lists.taking.take import take_updates
from orgplanner.importers.lists.taking.update import KINDS, Update, Updates

__all__ = [
    "KINDS", "Update", "Updates", "as_new_plan", "as_new_scenario", "find_updates", "likely_scenario",
    "take_updates",
]  # fmt: skip
