"""References of one side to what the other deleted: asked once for each deleted row; what hangs on it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from orgplanner.analysis.three_way.atoms import Atom, Side, other
from orgplanner.analysis.three_way.conflict import Dispute
from orgplanner.analysis.three_way.reasons import deleted_reason
from orgplanner.analysis.three_way.troubles import Loose, row_at, targets, users_of
from orgplanner.analysis.three_way.yielding import without_reference
from orgplanner.model import Plan
from orgplanner.model.change import Key

if TYPE_CHECKING:
    from orgplanner.analysis.three_way.settling import Settling

DECIDED = ("units", "posts", "functions")
"""Tables about whose rows a scenario may hold decisions."""
BY_PLACE = {("posts", "unit"): ("is_head",)}
"""Fields that change with the place of a row: a head that comes into a unit with a head yields to it."""


def meet_loose(work: Settling, loose: Loose) -> bool:
    """Asks whether what was deleted stays, or lets the row that refers to it do without; whether anything moved."""
    gone = _row_atom(work, loose)
    if gone is None:
        return _yield(work, loose, None, "mine")
    away: Side = "mine" if gone.mine is None else "theirs"
    known = work.by.get(gone.name)
    if known is None and gone.base is not None:
        known = work.ask("used", gone)
        known.why = lambda: deleted_reason(work.copies, gone.key, away, loose.user)
        moved = work.turn([gone], known.chosen, known)
        if known.chosen != away:
            return keep_what_hung_on(work, known, gone.key) or moved
    return _yield(work, loose, known, away)


def _row_atom(work: Settling, loose: Loose) -> Atom | None:
    """What is known about the row that is not there."""
    found = (work.copies.at(key) for key in targets(loose.column, loose.user, loose.gone))
    return next((atoms[0] for atoms in found if atoms and atoms[0].is_row), None)


def keep_what_hung_on(work: Settling, dispute: Dispute, kept: Key) -> bool:
    """What hung on a row that stays, and went or was moved away by who deleted it, stays too."""
    side, moved, stack = dispute.chosen, False, [kept]
    plan = work.copies.of(side)
    while stack:
        key = stack.pop()
        for user, field in [*users_of(plan, key), *_decisions_on(plan, key)]:
            for atom in work.copies.at(user):
                if not _went_with(atom, field, side) or not work.turn([atom], side, dispute):
                    continue
                moved = True
                stack += [user] if atom.is_row else []
    return moved


def _went_with(atom: Atom, field: str, side: Side) -> bool:
    """Whether the other side deleted the row of an atom, or let its field refer to something else."""
    if not atom.changed(other(side)):
        return False
    if atom.is_row:
        return atom.of(side) is not None
    return field in atom.fields or atom.fields[0] in BY_PLACE.get((atom.key[0], field), ())


def _decisions_on(plan: Plan, key: Key) -> list[tuple[Key, str]]:
    """What was decided, in the scenario itself, about a unit, post or function."""
    table, scenario, id = key
    if scenario is None or scenario not in plan.states or table not in DECIDED:
        return []
    found = plan.states[scenario].where("successions", "subject", id)
    return [(("successions", scenario, cast(Any, row).id), "subject") for row in found]


def _yield(work: Settling, loose: Loose, dispute: Dispute | None, away: Side) -> bool:
    """Lets a row do without what is not there on one side."""
    atoms = work.copies.at(loose.user)
    covering = [atom for atom in atoms if loose.column.name in atom.fields]
    if work.turn(covering, away, dispute):
        return True
    row = row_at(work.sides.plan, loose.user)
    if row is None:
        return True
    fields = without_reference(loose, row)
    if fields is not None and work.sides.repair(loose.user, **fields):
        if dispute is not None:
            dispute.names.update(dict.fromkeys(atom.name for atom in atoms))
        return True
    return work.turn((atom for atom in atoms if atom.is_row), away, dispute)
