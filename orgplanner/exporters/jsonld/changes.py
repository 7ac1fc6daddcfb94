"""What became of the organisations of one scenario in another, as change events of the organization ontology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orgplanner.analysis.compare import Comparison
from orgplanner.exporters.jsonld.scenario import Node, Resources, typed_date, words
from orgplanner.model import Succession

Event = tuple[str, tuple[str, ...], tuple[str, ...]]
"""What happened, to which units of the old scenario, with which of the new one as the result."""


def ties(found: Comparison, old: Resources, new: Resources) -> Iterator[Node]:
    """Yield what stayed just as it was: the same organisation, looked at in two scenarios."""
    touched = {id for _, _, after in _events(found) for id in after}
    before = old.plan.states[old.scenario].units
    for id in new.plan.states[new.scenario].units:
        if id in before and id not in touched:
            yield {"@id": new.of("unit", id), "alternateOf": old.of("unit", id)}


def change_events(found: Comparison, old: Resources, new: Resources) -> Iterator[Node]:
    """Yield an event for every change, and with each organisation the events that it comes from or goes into."""
    comes: dict[str, list[str]] = {}
    goes: dict[str, list[str]] = {}
    for number, (word, before, after) in enumerate(_events(found), start=1):
        node: Node = {"@id": f"{new.whole}:change:{number}", "@type": "org:ChangeEvent", "change": word}
        node |= _decided(new, before)
        if before:
            node["originalOrganization"] = [old.of("unit", id) for id in before]
        if after:
            node["resultingOrganization"] = [new.of("unit", id) for id in after]
        if day := new.plan.scenarios[new.scenario].as_of:
            node["dct:date"] = typed_date(day)
        for id in before:
            goes.setdefault(old.of("unit", id), []).append(node["@id"])
        for id in after:
            comes.setdefault(new.of("unit", id), []).append(node["@id"])
        yield node
    yield from ({"@id": id, "changedBy": events} for id, events in goes.items())
    yield from ({"@id": id, "resultedFrom": events} for id, events in comes.items())


def _events(found: Comparison) -> Iterator[Event]:
    """Yield every change once; a unit of the new scenario that both moved and was renamed has one event."""
    units = found.units
    yield from (("merged", joined.origins, (joined.end,)) for joined in units.merged)
    yield from (("split", (each.origin,), each.ends) for each in units.split)
    told = {joined.end for joined in units.merged} | {end for each in units.split for end in each.ends}
    origins = {end: origin for origin, end in units.became.items()}
    altered: dict[str, list[str]] = {}
    for word in ("moved", "renamed", "changed"):
        for id in getattr(units, word):
            altered.setdefault(id, []).append(word)
    for id in _once((*altered, *origins), told):
        yield ", ".join(altered.get(id, ["converted"])), (origins.get(id, id),), (id,)
    yield from (("new", (), (id,)) for id in units.new)
    yield from (("closed", (id,), ()) for id in units.closed)


def _once(ids: Iterable[str], told: set[str]) -> Iterator[str]:
    return (id for id in dict.fromkeys(ids) if id not in told)


def _decided(new: Resources, before: tuple[str, ...]) -> Node:
    """Why, and by which law, as it was decided of the first of the units that has a decision."""
    state = new.plan.states[new.scenario]
    for id in before:
        for row in state.where("successions", "subject", id):
            if isinstance(row, Succession) and (row.reason or row.legal_basis):
                return {**words("description", row.reason), **words("legalBasis", row.legal_basis)}
    return {}
