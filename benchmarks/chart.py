"""The whole chart of 50,000 posts, words, figures, layout and picture, and the same again after one edit."""

from collections.abc import Callable
from dataclasses import replace
from statistics import median
from time import perf_counter
from typing import Literal

from orgplanner.drawing.chart import chart
from orgplanner.drawing.chart_memory import ChartMemory
from orgplanner.drawing.options import ChartOptions
from orgplanner.generate import generate
from orgplanner.model import Change, ChangeSet, Figure, Names, Plan, exactly, names

POSTS = 50_000
ROUNDS = 7


def seconds(job: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of a job."""
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        job()
        times.append(perf_counter() - begun)
    return median(times)


def rename(plan: Plan, scenario: str, words: Names) -> None:
    """Give one unit in the middle another name."""
    units = plan.states[scenario].units
    unit = list(units.values())[len(units) // 2]
    change = Change("units", scenario, unit.id, unit, replace(unit, name=words))
    plan.apply(ChangeSet("", (change,)))


def resize(plan: Plan, scenario: str, number: int) -> None:
    """Give one post in the middle another number."""
    posts = plan.states[scenario].posts
    post = list(posts.values())[len(posts) // 2]
    change = Change("posts", scenario, post.id, post, replace(post, established=Figure(exactly(number))))
    plan.apply(ChangeSet("", (change,)))


def measure(plan: Plan, kind: Literal["units", "posts", "both"]) -> None:
    """Print what a chart of this kind takes from nothing, and after an edit of a name and of a number."""
    scenario, options, memory = plan.ordered_scenarios()[0].id, ChartOptions(kind=kind), ChartMemory()
    afresh = seconds(lambda: chart(plan, scenario, options), 3)
    boxes = len(chart(plan, scenario, options, memory=memory).boxes)
    found = {}
    for edit in ("name", "number"):
        times = []
        for turn in range(ROUNDS):
            if edit == "name":
                rename(plan, scenario, names(en=f"Unit that was given name {turn} " + "again " * (turn % 3 * 5)))
            else:
                resize(plan, scenario, 10 + turn)
            times.append(seconds(lambda: chart(plan, scenario, options, memory=memory), 1))
        found[edit] = median(times)
    print(f"chart of {kind}, {boxes:,} boxes: {afresh:.2f} s; after an edit of one", end="")
    for edit, taken in found.items():
        print(f" {edit} {taken * 1000:.0f} ms, ratio {taken / afresh:.2f};", end="")
    print(" (to reach 0.20)")


def main() -> None:
    """Print all kinds of charts."""
    plan = generate(POSTS)
    measure(plan, "units")
    measure(plan, "posts")
    measure(plan, "both")


if __name__ == "__main__":
    main()
