"""The .orgplan file: written whole, read with suspicion, guarded against crashes, other people and time."""

from orgplanner.storage.build import Lineage, Save, plan_digest
from orgplanner.storage.read import Info, Loaded, read_plan
from orgplanner.storage.write import now, write_plan

__all__ = ["Info", "Lineage", "Loaded", "Save", "now", "plan_digest", "read_plan", "write_plan"]
