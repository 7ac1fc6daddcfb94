"""The whole matching: table by table, each with what the ones before it found."""

from collections.abc import Callable, Mapping

from orgplanner.analysis.matching.board import Board, both
from orgplanner.analysis.matching.functions import Functions
from orgplanner.analysis.matching.pairs import SURE, Matching, Pair
from orgplanner.analysis.matching.people import People
from orgplanner.analysis.matching.posts import Posts
from orgplanner.analysis.matching.reading import Reader
from orgplanner.analysis.matching.sides import Side, side_of
from orgplanner.analysis.matching.units import Units
from orgplanner.model import Plan
from orgplanner.text import say

IN_THE_BASE = say("So it is in the scenario from which the other one was made.")
STEPS = 5
MATCHED = ("units", "posts", "people", "functions")
"""The tables that are matched; what joins their rows follows them."""

Decided = Mapping[str, Mapping[str, str]]
"""By table and old id: the new id chosen by hand, "" for no partner."""
Tell = Callable[[int, int], object]


def match(
    plan: Plan, old: str, other: Plan, new: str, decided: Decided | None = None, tell: Tell | None = None
) -> Matching:
    """Matches the scenario `new` of `other` with the scenario `old` of `plan`, which may be one plan.

    What was decided by hand holds and helps to find the rest. `tell` hears how far it is, and may raise to stop.
    """
    ends = _base_of(plan, old), _base_of(other, new)
    progress = _Progress(tell)
    reader = Reader(progress.look)
    first: tuple[Pair, ...] = ()
    if ends != (old, new):
        first = _match(plan, ends[0], other, ends[1], decided or {}, (), reader, progress).pairs
    progress.done = STEPS
    return _match(plan, old, other, new, decided or {}, first, reader, progress)


def _base_of(plan: Plan, scenario: str) -> str:
    return plan.scenarios[scenario].base or scenario


class _Progress:
    """Counts steps."""

    def __init__(self, tell: Tell | None) -> None:
        self._tell, self.done = tell, 0

    def step(self) -> None:
        """One step is done."""
        self.done += 1
        self.look()

    def look(self) -> None:
        """Says again how far it is; whoever hears it may raise to stop."""
        if self._tell is not None:
            self._tell(self.done, 2 * STEPS)


def _match(
    plan: Plan,
    old: str,
    other: Plan,
    new: str,
    decided: Decided,
    first: tuple[Pair, ...],
    reader: Reader,
    progress: _Progress,
) -> Matching:
    """One matching; `first` are pairs of the scenarios that both were made from."""
    has_bases = all(each.scenarios[id].base for each, id in ((plan, old), (other, new)))
    sides = side_of(plan, old, lost=has_bases), side_of(other, new, lost=bool(other.scenarios[new].base))
    boards = {table: _board(table, sides, decided.get(table, {})) for table in MATCHED}
    for pair in first:
        board = boards[pair.table]
        if pair.certainty >= SURE and pair.old in board.old and pair.new in board.new:
            board.join(pair.old, pair.new, pair.by, pair.certainty, both(pair.reason, IN_THE_BASE))
    progress.step()
    units = boards["units"]
    steps: tuple[Units | Posts | People | Functions, ...] = (
        Units(sides, units, reader),
        Posts(sides, units, boards["posts"], reader),
        People(sides, boards["posts"], boards["people"], reader),
        Functions(sides, units, boards["functions"], reader),
    )
    for step in steps:
        step.match()
        progress.step()
    lost = sides[0].lost | sides[1].lost
    pairs = (pair for table in MATCHED for pair in boards[table].finished())
    return Matching(sides, tuple(pair for pair in pairs if pair.is_whole or (pair.old or pair.new) not in lost))


def _board(table: str, sides: tuple[Side, Side], decided: Mapping[str, str]) -> Board:
    """The rows of a table, with those joined that were chosen by hand or share their id."""
    board = Board(table, sides[0].rows[table], sides[1].rows[table])
    for old, new in decided.items():
        if old in board.old and not new:
            board.leave_alone(old)
        elif old in board.old and new in board.new:
            board.join(old, new, "hand", 1.0, say("Chosen by hand."))
    for id in [id for id in board.old if id in board.new]:
        board.join(id, id, "id", 1.0, say("The same id."))
    return board
