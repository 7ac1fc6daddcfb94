"""What the colours of boxes tell: each is explained, can be read, and follows every edit."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.analysis.pay import pay_of
from orgplanner.analysis.shades import as_total, band_ends, band_of, spread, vacancy_step
from orgplanner.drawing.chart import Chart, chart
from orgplanner.drawing.chart_memory import ChartMemory
from orgplanner.drawing.colouring import COLOURINGS, usual_against
from orgplanner.drawing.legend import legend_of
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.picture import Box, Text
from orgplanner.drawing.theme import CONTRAST, DARK, LIGHT, PAPER, contrast
from orgplanner.edits import add_unit, copy_scenario, rename_unit
from orgplanner.generate import generate
from orgplanner.model import Change, ChangeSet, Figure, Grade, Plan, Total, between, exactly, names
from tests.drawing.plans import S, ministry, random_plans

NUMBERS = st.integers(0, 40).map(Decimal)
KINDS = st.sampled_from(["units", "posts", "both"])


def fill_of(drawn: Chart, id: str) -> str | None:
    """The colour of a box."""
    return next(shape.fill for shape in drawn.items[id].shapes if isinstance(shape, Box))


def key_of(plan: Plan, options: ChartOptions) -> list[str]:
    """The words of the key on paper that explain colours."""
    drawn = chart(plan, S, options)
    return [entry.words for entry in legend_of(plan, S, drawn, options) if entry.shape in ("tint", "heading")]


def test_vacancy_goes_from_green_to_strong_orange() -> None:
    drawn = chart(ministry(), S, ChartOptions(colour_by="vacancy"))
    assert fill_of(drawn, "A2") == LIGHT.gaps[2]
    assert fill_of(drawn, "C") == LIGHT.box
    by_post = chart(ministry(), S, ChartOptions(kind="posts", colour_by="vacancy"))
    assert fill_of(by_post, "h") == LIGHT.met
    assert fill_of(by_post, "u") == LIGHT.box


def test_the_key_names_what_is_there_and_nothing_else() -> None:
    words = key_of(ministry(), ChartOptions(kind="posts", colour_by="vacancy"))
    assert words == ["Vacancy", "no vacancy", "perhaps vacant", "more than 25 %", "not known"]
    assert key_of(ministry(), ChartOptions()) == []


def test_grades_stand_in_order_and_unknown_ones_are_said() -> None:
    plan = ministry()
    grades = [Grade(code, code, names(en=code), rank=code) for code in ("A1", "B2")]
    posts = plan.states[S].posts
    rows = [
        ("posts", S, posts["h"], replace(posts["h"], grade="A1")),
        ("posts", S, posts["e"], replace(posts["e"], grade="B2")),
    ]
    plan.apply(ChangeSet("", tuple(Change("grades", None, row.id, None, row) for row in grades)))
    plan.apply(ChangeSet("", tuple(Change(table, s, old.id, old, new) for table, s, old, new in rows)))
    assert key_of(plan, ChartOptions(colour_by="grade")) == ["Grade", "A1", "B2", "no grade"]
    drawn = chart(plan, S, ChartOptions(colour_by="grade"))
    assert fill_of(drawn, "A") == LIGHT.scale[-1]
    assert fill_of(drawn, "A1") == LIGHT.scale[0]


def test_pay_of_a_unit_is_that_of_all_posts_below_it_and_counts_what_is_unknown() -> None:
    plan = ministry()
    grade = Grade("g", "C1", names(en="C1"), pay=Figure(between(100, 200)))
    post = plan.states[S].posts["w"]
    plan.apply(ChangeSet("", (Change("grades", None, "g", None, grade),)))
    plan.apply(ChangeSet("", (Change("posts", S, "w", post, replace(post, grade="g")),)))
    assert pay_of(plan, S).of_unit["A"] == Total(between(300, 600), 3)
    assert pay_of(plan, S).of_post["e"] is None
    assert key_of(plan, ChartOptions(kind="posts", colour_by="cost")) == ["Cost per month", "known", "not known"]


def test_the_basis_of_a_unit_is_the_weakest_of_its_posts() -> None:
    plan = ministry()
    v, w = (plan.states[S].posts[id] for id in "vw")
    stated = replace(v, established=Figure(exactly(1), "stated"))
    assumed = replace(w, established=Figure(exactly(3), "assumed"))
    plan.apply(ChangeSet("", (Change("posts", S, "v", v, stated), Change("posts", S, "w", w, assumed))))
    drawn = chart(plan, S, ChartOptions(colour_by="source"))
    assert fill_of(drawn, "A2") == LIGHT.gaps[2]
    assert fill_of(drawn, "B") == LIGHT.box


def test_changes_are_said_with_sign_and_word() -> None:
    plan = ministry()
    plan.apply(copy_scenario(plan, S, names(en="Proposed")))
    new = next(id for id in plan.states if id != S)
    plan.apply(rename_unit(plan, new, "A1", "en", "Tariffs"))
    plan.apply(add_unit(plan, new, under="A", name=names(en="Quotas"), id="Q"))
    assert usual_against(plan, new) == S
    drawn = chart(plan, new, ChartOptions(colour_by="change"))
    badges = {
        id: [shape.text for shape in item.shapes if isinstance(shape, Text)][-1] for id, item in drawn.items.items()
    }
    assert badges["A1"] == "≈ Renamed"
    assert badges["Q"] == "+ New"
    assert [entry.words for entry in drawn.key] == [
        "Compared with “Current”",
        "+ new",
        "⇄ moved or changed",
        "unchanged",
    ]
    back = chart(plan, S, ChartOptions(colour_by="change", against=new))
    assert "Q" not in back.boxes


def test_a_scenario_with_nothing_to_compare_with_is_drawn_plainly() -> None:
    drawn = chart(ministry(), S, ChartOptions(colour_by="change"))
    assert drawn.key == ()


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST, PAPER])
@pytest.mark.parametrize("by", COLOURINGS)
def test_words_can_be_read_on_every_colour(theme: object, by: str) -> None:
    plan = generate(150)
    scenario = plan.ordered_scenarios()[1].id
    for kind in ("units", "posts"):
        drawn = chart(plan, scenario, ChartOptions(kind=kind, colour_by=by, theme=theme))
        for item in list(drawn.items.values())[:40]:
            fill = fill_of_item(item.shapes)
            small = [shape for shape in item.shapes if isinstance(shape, Text) and shape.anchor != "middle"]
            assert all(contrast(shape.colour, fill) >= 4.5 for shape in small)


def fill_of_item(shapes: tuple[object, ...]) -> str:
    return next(shape.fill for shape in shapes if isinstance(shape, Box))


@given(random_plans(), random_plans(), KINDS, st.sampled_from(list(COLOURINGS)), st.sampled_from(list(COLOURINGS)))
@settings(max_examples=60, deadline=None)
def test_a_remembered_chart_has_the_colours_of_one_drawn_afresh(
    before: Plan, after: Plan, kind: str, first: str, second: str
) -> None:
    memory = ChartMemory()
    chart(before, S, ChartOptions(kind=kind, colour_by=first), memory=memory)
    for by in (first, second):
        again = chart(after, S, ChartOptions(kind=kind, colour_by=by), memory=memory)
        fresh = chart(after, S, ChartOptions(kind=kind, colour_by=by))
        assert list(again.picture.shapes()) == list(fresh.picture.shapes())
        assert again.key == fresh.key


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_what_is_surely_vacant_decides_the_step(a: Decimal, b: Decimal, c: Decimal, d: Decimal) -> None:
    whole, part = between(min(a, b), max(a, b)), between(min(c, d), max(c, d))
    step = vacancy_step(as_total(whole), as_total(part))
    assert (step == "none") == (part.high == 0)
    assert vacancy_step(as_total(None), as_total(part)) == "unknown"
    if step in ("small", "middling", "large"):
        assert part.low > 0
        assert vacancy_step(as_total(whole), as_total(between(part.low, part.high + 5))) == step


@given(st.lists(st.integers(0, 10**9).map(Decimal), min_size=1, max_size=60))
def test_bands_keep_the_order_and_hold_every_value(values: list[Decimal]) -> None:
    ends = band_ends(values)
    assert ends == sorted(set(ends))
    bands = [band_of(value, ends) for value in sorted(values)]
    assert bands == sorted(bands)
    assert bands[-1] == len(ends)


@given(st.integers(1, 6))
def test_shades_in_order_differ(count: int) -> None:
    shades = spread(count, 6)
    assert shades == sorted(set(shades))
    assert shades[-1] == 5
