"""What goes into a plan by itself when copies are merged, row by row, as people read it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from orgplanner.analysis.three_way.atoms import BOUND, Atom, Name
from orgplanner.analysis.three_way.merging import Merging, Settled
from orgplanner.analysis.three_way.wording import Wording
from orgplanner.edits.wording import NOUNS
from orgplanner.model import SCENARIO, TABLES, Plan
from orgplanner.model.change import Key
from orgplanner.text import Message, chained, render, say

KINDS: Mapping[str, Message] = MappingProxyType({
    "new": say("new"), "deleted": say("deleted"), "moved": say("moved"), "renamed": say("renamed"),
    "changed": say("changed"),
})  # fmt: skip
NAMED = ("name", "title")
FEW = 3_000
"""Entries up to which they are put in order of their names, and not only of kind and table."""
MOST_FIELDS = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One row that becomes another, of one of KINDS, and what of it goes in."""

    kind: str
    key: Key
    atoms: tuple[Atom, ...]


def entries(merging: Merging, settled: Settled) -> list[Entry]:
    """What goes in and hangs on no conflict, in order of kind, table and, unless there are very many, name."""
    decided = {name for conflict in settled.conflicts for name in conflict.decides}
    found = [each for change in settled.changes if (each := _entry(merging, change.key, change.before, decided))]
    kinds, tables = list(KINDS), list(TABLES)
    few = len(found) <= FEW
    return sorted(
        found,
        key=lambda each: (
            kinds.index(each.kind),
            tables.index(each.key[0]),
            merging.name(each.key).casefold() if few else "",
        ),
    )


def _entry(merging: Merging, key: Key, before: object, decided: set[Name]) -> Entry | None:
    at = merging.copies.atoms.get(key, ())
    atoms = tuple(atom for atom in at if atom.name not in decided and atom.changed("theirs"))
    return Entry(_kind(key, before, atoms), key, atoms) if atoms else None


def _kind(key: Key, before: object, atoms: Sequence[Atom]) -> str:
    if before is None:
        return "new"
    if atoms[0].is_row:
        return "deleted"
    bound = BOUND.get(key[0])
    fields = {atom.fields[0] for atom in atoms}
    if bound is not None and bound.loose and bound.leaders[0] in fields:
        return "moved"
    return "renamed" if fields <= set(NAMED) else "changed"


def detail(wording: Wording, entry: Entry, language: str) -> str:
    """What of a row goes in: its place, or fields before and after."""
    if entry.atoms[0].is_row:
        return wording.place_of(entry.atoms[0])
    parts = [_field(wording, atom, language) for atom in entry.atoms[:MOST_FIELDS]]
    return "; ".join([*parts, *(["…"] if len(entry.atoms) > MOST_FIELDS else [])])


def _field(wording: Wording, atom: Atom, language: str) -> str:
    before, after = wording.value_of(atom, "mine"), wording.value_of(atom, "theirs")
    told = render(
        say("{field}: {before} → {after}", field=wording.field_of(atom), before=before, after=after), language
    )
    return told[:1].upper() + told[1:]


def in_short(found: Iterable[Entry]) -> list[Message]:
    """How many rows of which sort go in, by kind."""
    counted = Counter((entry.kind, entry.key[0]) for entry in found)
    lines = []
    for kind, word in KINDS.items():
        tables = [table for table in TABLES if counted[kind, table]]
        if tables:
            parts = (say("{what} × {count}", what=NOUNS[table], count=counted[kind, table]) for table in tables)
            lines.append(say("{kind}: {parts}", kind=word, parts=chained(parts)))
    return lines


@dataclass(frozen=True, slots=True)
class Count:
    """How many units, posts and filled assignments a scenario has before and after."""

    scenario: str
    before: tuple[int, int, int]
    after: tuple[int, int, int]


COUNTED = ("units", "posts", "assignments")


def counts(plan: Plan, settled: Settled) -> list[Count]:
    """The scenarios in which something changes, with how much they have then."""
    touched: dict[str, dict[str, int]] = {}
    for change in settled.changes:
        if change.table in SCENARIO and change.scenario is not None:
            grown = touched.setdefault(change.scenario, dict.fromkeys(COUNTED, 0))
            if change.table in grown:
                grown[change.table] += (change.after is not None) - (change.before is not None)
    return [_count(plan, scenario, grown) for scenario, grown in touched.items()]


def _count(plan: Plan, scenario: str, grown: Mapping[str, int]) -> Count:
    state = plan.states.get(scenario)
    units, posts, held = (0 if state is None else len(state.tables[table]) for table in COUNTED)
    after = (units + grown["units"], posts + grown["posts"], held + grown["assignments"])
    return Count(scenario, (units, posts, held), after)
