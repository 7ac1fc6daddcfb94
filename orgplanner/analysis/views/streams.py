"""What goes from the units of one scenario to those of another, as the streams of a Sankey diagram."""

from collections.abc import Mapping
from dataclasses import dataclass

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.ledger import CARRIED, Entry, Flow, Ledger
from orgplanner.analysis.tally import Sum
from orgplanner.analysis.tree import Tree
from orgplanner.model import Total

USUAL_MOST = 120
"""Units on one side up to which all levels are shown when nothing else is wanted."""


@dataclass(frozen=True, slots=True)
class Stream:
    """What goes from a unit to another; closed and undecided have no end, created has no start.

    `old` and `new` are places in the lists of stands, `size` is the high end of what is known.
    """

    kind: str
    old: int | None
    new: int | None
    total: Total

    @property
    def size(self) -> float:
        """How wide it is drawn."""
        return 0.0 if self.total.quantity is None else float(self.total.quantity.high)


@dataclass(frozen=True, slots=True)
class Stand:
    """A unit on one side, with what stands above it and all that leaves or reaches it."""

    id: str
    name: str
    place: str
    total: Total


@dataclass(frozen=True, slots=True)
class Streams:
    """Units before and after in the order of a printed list, and what goes between them."""

    olds: tuple[Stand, ...] = ()
    news: tuple[Stand, ...] = ()
    streams: tuple[Stream, ...] = ()
    level: int = 0
    levels: int = 0

    def stays(self, stream: Stream) -> bool:
        """Whether a stream ends in the unit where it starts."""
        if stream.old is None or stream.new is None:
            return False
        return self.olds[stream.old].id == self.news[stream.new].id


def streams_of(
    found: Comparison, ledger: Ledger, level: int = 0, only_changes: bool = False, language: str = "en"
) -> Streams:
    """The streams between units down to a level (0: as deep as can be read); deeper ones count to those above."""
    wording = Wording(found, language)
    levels = max((len(chain) for tree in ledger.trees for chain in tree.chains.values()), default=0)
    level = min(level, levels) if level else usual_level(ledger.trees, levels)
    sums = _rolled(ledger, level)
    if only_changes:
        sums = _changing(sums)
    olds, news = _stood(sums, ledger.trees)
    wholes = _wholes(sums)
    stands = tuple(
        tuple(
            Stand(id, wording.unit(id, side), _above(tree, id, wording, side), wholes[side][id].total())
            for id in order
        )
        for side, (order, tree) in enumerate(zip((olds, news), ledger.trees, strict=True))
    )
    streams = tuple(
        Stream(
            flow.kind,
            None if flow.old is None else olds[flow.old],
            None if flow.new is None else news[flow.new],
            each.total(),
        )
        for flow, each in sums.items()
    )
    return Streams(stands[0], stands[1], streams, level, levels)


def entries_of_stream(ledger: Ledger, streams: Streams, stream: Stream, level: int) -> list[Entry]:
    """The entries that add up to a stream of a diagram down to a level."""
    old = None if stream.old is None else streams.olds[stream.old].id
    new = None if stream.new is None else streams.news[stream.new].id
    wanted = Flow(stream.kind, old, new)
    return [each for each in ledger.entries if _lifted(_flow(each), ledger.trees, level) == wanted]


def _flow(entry: Entry) -> Flow:
    return Flow(entry.kind, entry.old_unit, entry.new_unit)


def _lifted(flow: Flow, trees: tuple[Tree, Tree], level: int) -> Flow:
    """A flow between the units of a level or above."""
    old, new = (tree.chains for tree in trees)
    before = None if flow.old is None else old[flow.old][:level][-1]
    after = None if flow.new is None else new[flow.new][:level][-1]
    return Flow(flow.kind, before, after)


def usual_level(trees: tuple[Tree, Tree], levels: int) -> int:
    """The deepest level down to which neither side has too many units to be read."""
    for level in range(levels, 1, -1):
        if all(sum(len(chain) <= level for chain in tree.chains.values()) <= USUAL_MOST for tree in trees):
            return level
    return 1 if levels else 0


def _rolled(ledger: Ledger, level: int) -> dict[Flow, Sum]:
    """The flows between units of a level or above."""
    sums: dict[Flow, Sum] = {}
    for flow, part in ledger.flows.items():
        sums.setdefault(_lifted(flow, ledger.trees, level), Sum()).take(part)
    return sums


def _changing(sums: Mapping[Flow, Sum]) -> dict[Flow, Sum]:
    """The flows of units from which something goes, or to which something comes."""
    touched = {
        unit
        for flow in sums
        if flow.kind != CARRIED or flow.old != flow.new
        for unit in (flow.old, flow.new)
        if unit is not None
    }
    return {flow: part for flow, part in sums.items() if flow.old in touched or flow.new in touched}


def _stood(sums: Mapping[Flow, Sum], trees: tuple[Tree, Tree]) -> tuple[dict[str, int], dict[str, int]]:
    """The places of the units with flows on both sides, in the order of the trees."""
    met = {flow.old for flow in sums}, {flow.new for flow in sums}
    first, second = (
        {id: place for place, id in enumerate(id for id in tree.chains if id in ids)}
        for ids, tree in zip(met, trees, strict=True)
    )
    return first, second


def _above(tree: Tree, id: str, wording: Wording, side: int) -> str:
    chain = tree.chains[id]
    return wording.unit(chain[-2], side) if len(chain) > 1 else ""


def _wholes(sums: Mapping[Flow, Sum]) -> tuple[dict[str, Sum], dict[str, Sum]]:
    """All that leaves every unit, and all that reaches it."""
    wholes: tuple[dict[str, Sum], dict[str, Sum]] = ({}, {})
    for flow, part in sums.items():
        for side, unit in enumerate((flow.old, flow.new)):
            if unit is not None:
                wholes[side].setdefault(unit, Sum()).take(part)
    return wholes
