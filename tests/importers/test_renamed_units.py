"""A unit without a code that a list calls otherwise is proposed as renamed, by its people, posts or place."""

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.taking import Updates, as_new_plan, find_updates, take_updates
from tests.importers.listing import read

UNITS = {"Ministry": "", "Trade": "Ministry", "Tariffs": "Trade", "WTO": "Trade", "Legal": "Ministry",
         "Contracts": "Legal", "Courts": "Legal", "Finance": "Ministry"}  # fmt: skip
TITLES = ("Head", "Expert", "Expert")
Rows = list[tuple[str, ...]]


def people(renamed: Mapping[str, str] | None = None, replaced: Sequence[int] = ()) -> Rows:
    """A row for each post with its holder; the people with these numbers are others."""
    called = renamed or {}
    rows: Rows = []
    for unit, above in UNITS.items():
        for title in TITLES:
            name = f"{'Other' if len(rows) in replaced else 'Name'}{len(rows)} Family{len(rows)}"
            rows.append((called.get(unit, unit), called.get(above, above), title, name))
    return rows


def of_people(rows: Rows) -> Result:
    return read(("unit", "unit_parent", "title", "person"), rows, "posts", "none")


def of_groups(rows: Rows) -> Result:
    return read(("unit", "unit_parent", "title", "established"), rows, "groups", "none")


def of_units(rows: Rows) -> Result:
    return read(("unit", "parent"), rows, "units", "parent")


def updates(before: Result, after: Result) -> Updates:
    return find_updates(as_new_plan(before, "x", "en"), before.scenario, after)


def said(found: Updates) -> set[tuple[str, str, str]]:
    return {(each.kind, each.before, each.after) for each in found.updates}


def test_by_people_though_some_of_them_are_others() -> None:
    new = {"WTO": "Multilateral agreements", "Legal": "Law and order"}
    found = updates(of_people(people()), of_people(people(new, replaced=[10])))
    units = {(each.kind, each.before, each.after) for each in found.updates if each.table == "units"}
    assert units == {("changed", "WTO", "Multilateral agreements"), ("changed", "Legal", "Law and order")}
    assert {each.table for each in found.updates} == {"units", "assignments"}
    assert all(each.is_ticked for each in found.updates)


def test_by_posts_and_place_where_nobody_is_named() -> None:
    def groups(wto: str) -> Rows:
        return [(wto if unit == "WTO" else unit, above, title, number)
                for unit, above in UNITS.items() for title, number in (("Head", "1"), ("Expert", "3"))]  # fmt: skip

    found = updates(of_groups(groups("WTO")), of_groups(groups("Multilateral agreements")))
    assert said(found) == {("changed", "WTO", "Multilateral agreements")}
    assert all(each.is_ticked for each in found.updates)


def test_by_place_alone_it_is_only_proposed() -> None:
    rows = list(UNITS.items())
    after = [("Markets" if unit == "WTO" else unit, above) for unit, above in rows]
    found = updates(of_units(rows), of_units(after))
    [one] = found.updates
    assert (one.before, one.after, one.is_ticked) == ("WTO", "Markets", False)
    assert "another one" in str(one.doubt)


def test_what_is_another_unit_stays_new_and_gone() -> None:
    rows = [*people()[:9], *(("Archive", "Ministry", "Clerk", f"Clerk{n} New") for n in range(3))]
    found = updates(of_people([*people()[:9], *people()[12:15]]), of_people(rows))
    kinds = {(each.kind, each.table) for each in found.updates}
    assert {("new", "units"), ("gone", "units")} <= kinds
    with_codes = [("A1", "WTO", "Trade"), ("A2", "Trade", "")], [("A9", "Markets", "Trade"), ("A2", "Trade", "")]
    before, after = (read(("unit_code", "unit", "parent"), rows, "units", "parent") for rows in with_codes)
    assert {each.kind for each in updates(before, after).updates} == {"new", "gone"}


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(sorted(UNITS)), min_size=1), st.lists(st.integers(0, 23), max_size=3))
def test_whatever_is_renamed_nothing_is_new_or_gone_but_people(names: set[str], replaced: list[int]) -> None:
    new = {name: f"{name[::-1].title()} bureau" for name in names}
    one_of_each = {number // 3: number for number in replaced}.values()
    before, after = of_people(people()), of_people(people(new, sorted(one_of_each)))
    plan = as_new_plan(before, "x", "en")
    found = find_updates(plan, before.scenario, after)
    assert {(each.before, each.after) for each in found.updates if each.table == "units"} == set(new.items())
    assert not [each for each in found.updates if each.table == "posts"]
    step = take_updates(plan, before.scenario, found, [each.id for each in found.updates])
    state = plan.after(step).states[before.scenario]
    assert sorted(row.name.best("en") for row in state.units.values()) == sorted(new.get(u, u) for u in UNITS)
