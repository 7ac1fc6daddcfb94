"""Comparing two scenarios of 50,000 posts, beside one pass of dict comparison over the same rows."""

import gc
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import thread_time

from orgplanner.analysis.compare import Comparison
from orgplanner.document import open_plan, save_plan
from orgplanner.generate import generate
from orgplanner.model import Plan

POSTS = 50_000
ROUNDS = 9
LIMIT = 2.0


def main() -> None:
    """Prints times and ratios, for a plan made here, whose scenarios share rows, and for an opened one."""
    plan = generate(POSTS)
    measure("made here", plan)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.orgplan"
        save_plan(plan, path)
        measure("opened", open_plan(path))


def measure(what: str, plan: Plan) -> None:
    """The difference of units and posts beside one pass; then the parts that are asked for after it."""
    old, new = (row.id for row in plan.ordered_scenarios())
    ours, raw = taking_turns(lambda: difference(plan, old, new), lambda: one_pass(plan, old, new))
    print(f"{what}: difference {ours:.0f} ms, one pass {raw:.0f} ms, ratio {ours / raw:.2f} (at most {LIMIT:g})")
    found = Comparison(plan, old, new)
    for part in ("units", "posts", "people", "functions", "links", "totals", "established", "staffing", "skills"):
        print(f"    {part}: {timed(lambda part=part: getattr(found, part)):.0f} ms")
    print(f"    ledger balances: {found.established.is_balanced}")


def difference(plan: Plan, old: str, new: str) -> None:
    """What became of every unit and post."""
    found = Comparison(plan, old, new)
    assert found.units
    assert found.posts


def one_pass(plan: Plan, old: str, new: str) -> list[str]:
    """What anybody would write: the ids whose rows differ or are on one side only."""
    unlike = []
    for table in ("units", "posts"):
        before, after = plan.states[old].tables[table], plan.states[new].tables[table]
        unlike += [id for id, row in after.items() if before.get(id) != row]
        unlike += [id for id in before if id not in after]
    return unlike


def taking_turns(ours: Callable[[], object], raw: Callable[[], object]) -> tuple[float, float]:
    """Medians in milliseconds; both take turns, so that a slower moment of the machine is one of both."""
    times = [(timed(ours), timed(raw)) for _ in range(ROUNDS)]
    return median(one for one, _ in times), median(other for _, other in times)


def timed(job: Callable[[], object]) -> float:
    """Milliseconds that one call computed, whatever else the machine did meanwhile."""
    gc.collect()
    began = thread_time()
    job()
    return (thread_time() - began) * 1000


if __name__ == "__main__":
    main()
