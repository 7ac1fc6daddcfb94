"""A comparison as the JSON answer has it."""

from decimal import Decimal

from orgplanner.analysis.as_json import Json, number_as_json, quantity_as_json, total_as_json
from orgplanner.analysis.compare import Comparison, RowChanges, StaffingRow
from orgplanner.analysis.scales import level_words
from orgplanner.analysis.skill_gaps import SkillRow
from orgplanner.cli.using import english
from orgplanner.model import ZERO, Quantity, Total, Unit

LISTS = ("new", "closed", "moved", "renamed", "changed", "undecided")


def compare_as_json(found: Comparison) -> Json:
    """The whole answer."""
    names = [english(found.plan, found.plan.scenarios[id]) for id in (found.old, found.new)]
    people = found.people
    return {
        "from": names[0],
        "to": names[1],
        "units": _units(found),
        "posts": _posts(found.posts),
        "people": {
            "moved": len(people.moved), "new": len(people.new),
            "left": len(people.left), "without_place": len(people.without_place),
        },
        "staffing": [_staffing(found, row) for row in found.staffing],
        "ledger": _ledger(found),
        "skills": [_skill(found, row) for row in found.skills.rows],
    }  # fmt: skip


def _units(found: Comparison) -> Json:
    units = found.units
    lists: Json = {kind: [_unit(found, id) for id in getattr(units, kind)] for kind in LISTS}
    merged = [
        {"from": [_unit(found, id, 0) for id in row.origins], "to": _unit(found, row.end)} for row in units.merged
    ]
    split = [
        {"from": _unit(found, row.origin, 0), "to": [_unit(found, id) for id in row.ends]} for row in units.split
    ]
    return {**lists, "merged": merged, "split": split, "unchanged": units.unchanged}


def _unit(found: Comparison, id: str, first: int = 1) -> Json:
    """A unit as one scenario has it, else as the other."""
    sides = (found.states[first], found.states[1 - first])
    return _as_json(found, next(state.units[id] for state in sides if id in state.units))


def _as_json(found: Comparison, unit: Unit) -> Json:
    return {"id": unit.id, "code": unit.code, "name": found.plan.words(unit.name, "en")}


def _posts(posts: RowChanges) -> Json:
    """Counts; what was renamed, joined, divided or goes on under another id is changed."""
    gone_on = {row.end for row in posts.merged} | {end for row in posts.split for end in row.ends}
    changed = {*posts.changed, *posts.renamed, *posts.became.values(), *gone_on}
    return {
        "new": len(posts.new),
        "closed": len(posts.closed),
        "moved": len(posts.moved),
        "changed": len(changed),
        "undecided": len(posts.undecided),
        "unchanged": posts.unchanged,
    }


def _staffing(found: Comparison, row: StaffingRow) -> Json:
    return {
        "unit": _as_json(found, row.unit),
        "from": total_as_json(row.before),
        "to": total_as_json(row.after),
        "difference": total_as_json(row.difference),
        "filled": total_as_json(row.filled),
        "gap": total_as_json(row.gap),
    }


def _ledger(found: Comparison) -> Json:
    """Established FTE of the whole; where there is nothing of a kind it is 0, which is known."""
    whole = found.established.whole
    parts = {
        "from": whole.old, "carried": whole.carried, "created": whole.created, "closed": whole.closed,
        "undecided": whole.undecided, "to": whole.new,
    }  # fmt: skip
    balanced = found.established.is_balanced
    return {**{name: _or_zero(part) for name, part in parts.items()}, "balanced": balanced}


def _or_zero(total: Total) -> Json | None:
    return total_as_json(Total(ZERO) if total == Total() else total)


def _skill(found: Comparison, row: SkillRow) -> Json:
    skill = found.plan.skills[row.skill]
    return {
        "skill": found.plan.words(skill.name, "en"),
        "unit": _unit(found, row.unit),
        "level": level_words(skill, row.level),
        "needed": _number(row.needed),
        "held": row.held,
        "gap": _number(row.gap),
    }


def _number(quantity: Quantity | None) -> Json | int | float | None:
    """A plain number where it is exact; a range stays one."""
    if quantity is None or not quantity.exact:
        return quantity_as_json(quantity)
    return number_as_json(Decimal(quantity.low))
