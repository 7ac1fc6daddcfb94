"""What closing something would touch."""

from orgplanner import edits
from orgplanner.analysis.contents import Contents, contents
from orgplanner.generate import generate
from orgplanner.model import Figure, Plan, Total, between, exactly, names


def small() -> Plan:
    plan = Plan("plan")

    def do(edit: str, /, *words: object, **more: object) -> None:
        plan.apply(edits.EDITS[edit](plan, *words, **more))

    do("add_scenario", names(en="Now"), id="now")
    do("add_unit", "now", name=names(en="A"), id="a")
    do("add_unit", "now", name=names(en="B"), id="b", under="a")
    usual = edits.usual_post(plan, "now")
    few = {**usual, "established": Figure(between(4, 7), "assumed")}
    do("add_post", "now", "b", title=names(en="Expert"), id="p", **few)
    do("add_post", "now", "a", title=names(en="Head"), id="h", **usual)
    do("add_person", names(en="Ann"), id="ann")
    for post in ("p", "h"):
        do("assign", "now", "ann", post)
    do("add_skill", names(en="Law"), id="law")
    do("add_requirement", "now", "law", post="p", level=1)
    do("add_function", "now", names(en="Policy"), id="f")
    for unit in ("a", "b"):
        do("add_responsibility", "now", "f", unit, "supports")
    do("add_link", "now", "p", "a")
    do("add_limit", "now", "b", "posts", most=None)
    return plan


def test_everything_below_is_counted_once() -> None:
    state = small().states["now"]
    assert contents(state, ["a", "b", "p"]) == Contents(
        units=1, posts=2, established=Total(between(5, 8)), people=1, functions=1, links=1, requirements=1, limits=1
    )
    assert contents(state, ["h"]) == Contents(posts=1, established=Total(exactly(1)), people=1)


def test_the_whole_of_a_plan_is_the_sum_of_its_tables() -> None:
    plan = generate(posts=200, seed=5)
    for state in plan.states.values():
        roots = [unit.id for unit in state.children(None)]
        found = contents(state, [*roots, *(unit.id for unit in state.unplaced_units())])
        waiting = sum(1 for post in state.posts.values() if post.unplaced)
        assert found.posts == len(state.posts) - waiting
        assert found.links <= len(state.links)
