"""Matching two files of 10,000 posts that share no ids: how long it takes, and how much of it is right."""

import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from orgplanner.analysis.matching import Matching, match
from orgplanner.generate import generate
from orgplanner.layout.collection import collection_paused
from tests.analysis.strangers import Stranger

POSTS = 10_000


def main() -> None:
    """Prints the time and the shares, current with current and current with proposed."""
    plan = generate(POSTS, seed=1)
    other = Stranger(plan, 1)
    now, then = (row.id for row in plan.ordered_scenarios())
    for what, scenario in (("the same scenario", now), ("the proposal", then)):
        began = perf_counter()
        with collection_paused():
            found = match(plan, now, other.plan, other.ids[scenario])
        seconds = perf_counter() - began
        print(f"matching {POSTS:,} posts with {what} of a file of other ids: {seconds:.1f} s, {told(found, other)}")


def told(found: Matching, other: Stranger) -> str:
    """How many rows that stand in both were paired, and how many of these pairs are right."""
    own = other.back
    olds = {pair.old for pair in found.pairs}
    shared = [pair for pair in found.pairs if own.get(pair.new) in olds]
    right = sum(own[pair.new] == pair.old for pair in shared)
    wrong = sum(bool(pair.is_whole and own[pair.new] != pair.old) for pair in shared)
    return f"of {len(shared):,} rows in both {right / len(shared):.1%} right, {wrong / len(shared):.1%} wrong"


if __name__ == "__main__":
    main()
