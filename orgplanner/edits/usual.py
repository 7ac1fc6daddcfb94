"""What something new is unless a user says otherwise: the kind of a unit, the numbers of a post."""

from typing import Any

from orgplanner.model import UNKNOWN, ZERO, Figure, Plan, State, exactly

BELOW = {
    "government": "ministry", "ministry": "department", "agency": "department", "committee": "department",
    "department": "division", "division": "sub-unit", "centre": "unit", "secretariat": "unit",
}  # fmt: skip
"""The kind of unit that usually stands below one of a kind."""


def usual_kind(state: State, under: str | None) -> str:
    """The kind of a new unit: as the last of its siblings, else what usually stands below such a unit."""
    siblings = [row for row in state.children(under) if row.role == "line"]
    if siblings:
        return siblings[-1].kind
    if under is None:
        return "ministry"
    return BELOW.get(state.units[under].kind, "unit")


def usual_post(plan: Plan, scenario: str) -> dict[str, Any]:
    """One post, as an assumption; in a proposed scenario nobody is in it yet, else that is not known."""
    proposed = plan.scenarios[scenario].kind == "proposed"
    return {
        "established": Figure(exactly(1), "assumed"),
        "filled": Figure(ZERO, "assumed") if proposed else UNKNOWN,
        "status": "proposed" if proposed else "established",
        "basis": "assumed",
    }
