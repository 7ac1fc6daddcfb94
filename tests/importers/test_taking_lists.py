"""Lists read month after month: the same one says nothing new in whatever order, another only what changed."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.recipe import Recipe, TableRecipe
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.taking import as_new_plan, as_new_scenario, find_updates, take_updates
from orgplanner.importers.reading.book import Book, Row, Sheet
from orgplanner.model import Plan, names
from orgplanner.model.rules import plan_problems

NUMBERED = ("unit", "unit", "title", "grade", "person_code", "person")
NAMED = ("unit", "unit", "title", "grade", "person")
TITLES = ("Head of division", "Chief expert", "Expert", "Expert", "Expert", "Assistant")
SEEDS = st.integers(0, 10_000)


def staff(random: Random) -> list[Row]:
    """Departments with divisions and their people, one row each; some posts are vacant."""
    rows: list[Row] = []
    for department in ("Trade", "Budget"):
        rows.append([f"{department} department", None, "Director", "C-1", 100 + len(rows), f"Holder {len(rows)}"])
        for division in range(random.randint(1, 3)):
            for title in TITLES[: random.randint(2, 6)]:
                held = random.random() < 0.8
                rows.append([
                    f"{department} department", f"{department} division {division}", title, "C-4",
                    100 + len(rows) if held else None, f"Holder {len(rows)}" if held else "vacant",
                ])  # fmt: skip
    return rows


def next_month(rows: list[Row], random: Random) -> list[Row]:
    """Some left, came or went over, some were promoted, a division is new; and the rows are in another order."""
    after = [list(row) for row in rows]
    for number in range(random.randint(0, 6)):
        row = random.choice(after)
        act = random.randrange(5)
        if act == 0:
            after.remove(row)
        elif act == 1:
            after.append([*row[:4], 900 + number, f"Newcomer {number}"])
        elif act == 2:
            row[1] = random.choice(after)[1] or f"New division {number}"
        elif act == 3:
            row[3] = "C-3"
        else:
            row[4:] = [None, "vacant"]
    random.shuffle(after)
    return after


def read(rows: list[Row], fields: tuple[str, ...], name: str = "january.csv") -> Result:
    """The list as it is built, with the columns that it has."""
    wanted = [place for place, field in enumerate(NUMBERED) if field in fields]
    table: list[Row] = [list(fields), *([row[place] for place in wanted] for row in rows)]
    book = Book(name, "text", (Sheet(name, table),))
    recipe = TableRecipe(0, 0, 0, 1, 1, dict(enumerate(fields)), "posts", "columns")
    return build([book], Recipe((recipe,)))


def told(plan: Plan, result: Result) -> list[tuple[str, str, str]]:
    return [(each.id, each.name, each.after) for each in find_updates(plan, result.scenario, result).updates]


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.sampled_from([NUMBERED, NAMED]))
def test_the_same_list_in_any_order_says_nothing_new(seed: int, fields: tuple[str, ...]) -> None:
    random = Random(seed)
    rows = staff(random)
    first = read(rows, fields)
    plan = as_new_plan(first, "Ministry", "en")
    assert not list(plan_problems(plan))
    assert told(plan, first) == []
    random.shuffle(rows)
    assert told(plan, read(rows, fields, "february.csv")) == []
    beside = plan.after(as_new_scenario(plan, first, names(en="Again"), id="again"))
    assert find_updates(beside, "again", first).updates == ()


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.sampled_from([NUMBERED, NAMED]))
def test_the_next_list_is_taken_in_one_step_and_then_says_nothing_new(seed: int, fields: tuple[str, ...]) -> None:
    random = Random(seed)
    rows = staff(random)
    first, second = read(rows, fields), read(next_month(rows, random), fields, "february.csv")
    plan = as_new_plan(first, "Ministry", "en")
    found = find_updates(plan, first.scenario, second)
    after = plan.after(take_updates(plan, first.scenario, found, list(found.by_id)))
    assert not list(plan_problems(after))
    assert told(after, second) == []
    mine, theirs = after.states[first.scenario], second.plan.states[second.scenario]
    assert holding(after, first.scenario) == holding(second.plan, second.scenario)
    assert (len(mine.units), len(mine.posts)) == (len(theirs.units), len(theirs.posts))


def holding(plan: Plan, scenario: str) -> list[tuple[str, str, str]]:
    """Who holds what where."""
    state = plan.states[scenario]
    posts = [(state.posts[row.post], plan.people[row.person]) for row in state.assignments.values()]
    return sorted((str(person.name), str(post.title), str(state.units[post.unit].name)) for post, person in posts)
