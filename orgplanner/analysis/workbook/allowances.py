"""Which allowances stand in which of the three columns that form T-3 has for them."""

from orgplanner.analysis.tables.spelling import Speller
from orgplanner.model import Allowance, Plan, in_order
from orgplanner.text import Message, say

COLUMNS = 3


def slots_of(plan: Plan) -> list[list[Allowance]]:
    """The allowances by column, those of one name together; of more than three names the last are added up."""
    groups: dict[object, list[Allowance]] = {}
    for row in in_order(plan.allowances.values()):
        if row.kind == "allowance":
            groups.setdefault(row.name or row.id, []).append(row)
    found = list(groups.values())
    if len(found) > COLUMNS:
        found = [*found[: COLUMNS - 1], [row for group in found[COLUMNS - 1 :] for row in group]]
    return found


def slot_heading(speller: Speller, number: int) -> Message | str:
    """What one of the three columns is called, the first being 1: by its allowance, where that has a name."""
    slots = slots_of(speller.plan)
    if number > len(slots):
        return say("Allowance {number}", number=number)
    slot = slots[number - 1]
    called = {speller.words(row.name) for row in slot}
    return called.pop() or say("Allowance {number}", number=number) if len(called) == 1 else say("Other allowances")
