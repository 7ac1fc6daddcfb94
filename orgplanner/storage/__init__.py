"""The .orgplan file: written whole, read with suspicion, guarded against crashes, other people and time."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from orgplanner.storage.build import Lineage, Save, build, plan_digest
from orgplanner.storage.envelope import begins_sealed
from orgplanner.storage.opener import changed_since, check_passphrase
from orgplanner.storage.owner import Claim, Owner, claim
from orgplanner.storage.places import file_bytes, file_digest, may_write, same_place, user_name
from orgplanner.storage.read import Info, Loaded, read_plan
from orgplanner.storage.replace import not_written, replace_file, sweep
from orgplanner.storage.tables import FORMAT
from orgplanner.storage.working import Base, WorkingCopy, are_left, create
from orgplanner.storage.write import now, write_plan

if TYPE_CHECKING:
    from orgplanner.storage.recovery import Recovery, Restored, Step, recoveries, restore, set_aside
    from orgplanner.storage.repaired import Repaired, read_repaired
    from orgplanner.storage.sealed import seal
    from orgplanner.storage.sealed_copy import create_sealed, moved

__all__ = [
    "FORMAT", "Base", "Claim", "Info", "Lineage", "Loaded", "Owner", "Recovery", "Repaired",
    "Restored", "Save", "Step", "WorkingCopy", "are_left", "begins_sealed",
    "build", "changed_since", "check_passphrase", "claim", "create", "create_sealed", "file_bytes",
    "file_digest", "may_write", "moved", "not_written", "now", "plan_digest", "read_plan", "read_repaired",
    "recoveries", "replace_file", "restore", "same_place", "seal", "set_aside", "sweep",
    "user_name", "write_plan",
]  # fmt: skip

RARE = {
    "seal": "sealed",
    **dict.fromkeys(("Recovery", "Restored", "Step", "recoveries", "restore", "set_aside"), "recovery"),
    **dict.fromkeys(("Repaired", "read_repaired"), "repaired"),
    **dict.fromkeys(("create_sealed", "moved"), "sealed_copy"),
}
"""What a plan is opened without, and the modules that have it, imported when it is asked for."""


def __getattr__(name: str) -> Any:
    if name not in RARE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{RARE[name]}"), name)
