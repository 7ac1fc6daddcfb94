"""What a reader of a chart sees: every box, its words inside it, no box on another."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.document import open_plan
from orgplanner.drawing.alarms import crossed_boxes
from orgplanner.drawing.card import Bar
from orgplanner.drawing.chart import Chart, chart
from orgplanner.drawing.chart_memory import ChartMemory
from orgplanner.drawing.options import ChartOptions, Mark
from orgplanner.drawing.picture import Box, Item, Text
from orgplanner.drawing.strokes import left_of, text_width
from orgplanner.drawing.theme import DARK
from orgplanner.drawing.typeface import bundled
from orgplanner.errors import RuleBroken
from orgplanner.model import Figure, Limit, Link, Plan, Post, Unit, exactly, names
from orgplanner.paths import samples
from tests.drawing.plans import S, ministry, plan_of, random_plans

ALL = frozenset({"heads", "numbers", "people", "codes", "kinds", "grades"})
KINDS = st.sampled_from(["units", "posts", "both"])
CONTENTS = st.sampled_from([frozenset(), frozenset({"heads", "numbers"}), ALL])


def words_of(item: Item) -> list[str]:
    """All texts of an item, in order."""
    return [shape.text for shape in item.shapes if isinstance(shape, Text)]


def said(drawn: Chart, id: str) -> str:
    """What a box says, in one line."""
    return " | ".join(words_of(drawn.items[id]))


@given(random_plans(), KINDS, CONTENTS)
@settings(max_examples=60, deadline=None)
def test_words_stay_in_their_box(plan: Plan, kind: str, content: frozenset[str]) -> None:
    drawn = chart(plan, S, ChartOptions(kind=kind, content=content))
    for item in drawn.items.values():
        for shape in item.shapes:
            if isinstance(shape, Text):
                width = text_width(bundled(), shape)
                left = left_of(shape, width)
                assert left >= item.x
                assert left + width <= item.x + item.width + 0.01
                assert item.y <= shape.y - shape.size * 0.7
                assert shape.y + shape.size * 0.2 <= item.y + item.height


@given(random_plans(), KINDS)
@settings(max_examples=60, deadline=None)
def test_boxes_do_not_overlap_and_are_in_the_picture(plan: Plan, kind: str) -> None:
    drawn = chart(plan, S, ChartOptions(kind=kind, content=ALL, unplaced=True))
    boxes = list(drawn.boxes.values())
    for place, (x, y, width, height) in enumerate(boxes):
        assert x >= 0
        assert y >= 0
        assert x + width <= drawn.picture.width
        assert y + height <= drawn.picture.height
        for ox, oy, owidth, oheight in boxes[:place]:
            apart = (
                x + width <= ox + 0.01
                or ox + owidth <= x + 0.01
                or y + height <= oy + 0.01
                or oy + oheight <= y + 0.01
            )
            assert apart


@given(random_plans(), st.sets(st.integers(0, 11)))
@settings(max_examples=60, deadline=None)
def test_every_unit_is_drawn_or_counted_in_a_fold(plan: Plan, folded: set[int]) -> None:
    drawn = chart(plan, S, ChartOptions(folded=frozenset(f"u{place}" for place in folded), unplaced=True))
    assert len(drawn.boxes) + sum(drawn.hidden.values()) == len(plan.states[S].units)
    for id, count in drawn.hidden.items():
        assert f"+{count}" in words_of(drawn.items[id])


@given(random_plans(), random_plans(), KINDS)
@settings(max_examples=40, deadline=None)
def test_a_remembered_chart_is_as_one_drawn_afresh(before: Plan, after: Plan, kind: str) -> None:
    from orgplanner.drawing.chart_memory import ChartMemory

    memory, options = ChartMemory(), ChartOptions(kind=kind, content=ALL, unplaced=True)
    chart(before, S, options, memory=memory)
    again = chart(after, S, options, memory=memory)
    fresh = chart(after, S, options)
    assert again.boxes == fresh.boxes
    assert list(again.picture.shapes()) == list(fresh.picture.shapes())


def test_heads_and_their_absence() -> None:
    drawn = chart(ministry(), S)
    assert "Director: Aigerim Omarova" in said(drawn, "A")
    assert "Head of unit (vacant)" in said(drawn, "A2")
    assert "No head post" in said(drawn, "B")


def test_numbers_stay_ranges_and_say_what_is_unknown() -> None:
    drawn = chart(ministry(), S)
    assert "4–7 of 4–7 filled" in said(drawn, "A1")
    assert "~50 of ~50 filled | + 1 unknown" in said(drawn, "B")
    assert "~59–62" in said(drawn, "M")


def test_a_body_that_only_meets_says_nothing_of_posts() -> None:
    assert said(chart(ministry(), S), "C") == "Commission"


def test_only_names_are_shown_when_nothing_else_is_wanted() -> None:
    drawn = chart(ministry(), S, ChartOptions(content=frozenset()))
    assert said(drawn, "A") == "Access"


def test_people_have_a_placeholder_for_their_photo() -> None:
    assert "AO | Aigerim Omarova | Director" in said(chart(ministry(), S, ChartOptions(content=ALL)), "A")


def test_a_chart_of_posts_hangs_them_under_their_superior() -> None:
    drawn = chart(ministry(), S, ChartOptions(kind="posts"))
    assert set(drawn.boxes) == {"h", "e", "v", "w", "u", "a"}
    assert drawn.parents["e"] == "h"
    assert drawn.parents["v"] == "h"
    assert drawn.parents["w"] == "v"


def test_posts_are_listed_in_the_box_of_their_unit() -> None:
    drawn = chart(ministry(), S, ChartOptions(kind="both"))
    assert "1 | Head of unit | 3 | Lawyer" in said(drawn, "A2")


def test_words_follow_the_language_of_the_reader() -> None:
    plan = ministry()
    assert said(chart(plan, S, ChartOptions(language="ru")), "M").startswith(
        "Министерство торговли | Нет должности"
    )
    assert said(chart(plan, S, ChartOptions(language="kk")), "A").startswith("Қолжетімділік | Director")


def test_a_chart_of_a_branch_starts_at_its_unit() -> None:
    assert set(chart(ministry(), S, ChartOptions(root="A")).boxes) == {"A", "A1", "A2"}


def test_what_is_not_placed_is_apart_and_only_when_wanted() -> None:
    assert "X" not in chart(ministry(), S).boxes
    drawn = chart(ministry(), S, ChartOptions(unplaced=True))
    lowest = max(y + height for id, (_, y, _, height) in drawn.boxes.items() if id != "X")
    assert drawn.boxes["X"][1] > lowest
    assert "Not yet placed" in [shape.text for shape in drawn.picture.shapes() if isinstance(shape, Text)]


def test_links_have_a_caption_and_can_be_left_out() -> None:
    def links(options: ChartOptions) -> list[list[str]]:
        return [words_of(item) for item in chart(ministry(), S, options).picture.items if item.kind == "caption"]

    assert links(ChartOptions()) == [["legal advice"]]
    assert links(ChartOptions(links=False)) == []


def test_a_link_into_a_folded_branch_ends_at_the_fold() -> None:
    drawn = chart(ministry(), S, ChartOptions(folded=frozenset({"A"})))
    assert [item.title for item in drawn.picture.items if item.kind == "link"] == ["legal advice"]


def test_marks_put_badges_and_chips_on_boxes() -> None:
    marks = {"A1": Mark("× Closed", ("from DFTR",), "closed", struck=True)}
    item = chart(ministry(), S, ChartOptions(marks=marks)).items["A1"]
    assert "× Closed" in words_of(item)
    assert "from DFTR" in words_of(item)
    assert any(isinstance(shape, Text) and shape.struck for shape in item.shapes)


def test_each_theme_paints_its_own_background() -> None:
    plan = ministry()
    assert chart(plan, S, ChartOptions(theme=DARK)).picture.background == DARK.canvas


def test_a_long_name_widens_its_box_before_it_is_cut() -> None:
    plan = ministry()
    unit = plan.states[S].units["A"]
    long = "Межведомственная комиссия по вопросам торговой политики и участия в международных организациях"
    from orgplanner.model import Change, ChangeSet, names

    plan.apply(ChangeSet("", (Change("units", S, "A", unit, replace(unit, name=names(en=long))),)))
    drawn = chart(plan, S, ChartOptions(content=frozenset()))
    assert " ".join(words_of(drawn.items["A"])) == long


def test_an_unknown_scenario_is_refused() -> None:
    with pytest.raises(RuleBroken):
        chart(ministry(), "nowhere")


def test_an_empty_scenario_draws_nothing() -> None:
    from tests.drawing.plans import plan_of

    drawn = chart(plan_of([]), S)
    assert drawn.boxes == {}
    assert drawn.picture.width > 0


def test_a_unit_over_its_limit_carries_a_red_mark_whatever_the_colours() -> None:
    plan, memory = open_plan(samples() / "mebp-trade.orgplan"), ChartMemory()
    scenario = plan.ordered_scenarios()[0].id
    unit = next(row for row in plan.states[scenario].units.values() if row.code == "DFTR")
    for colour_by in ("kind", "vacancy"):
        options = ChartOptions(colour_by=colour_by)
        assert "!" not in words_of(chart(plan, scenario, options, memory=memory).items[unit.id])
        plan.states[scenario].limits["l"] = Limit("l", unit.id, most=Decimal(10))
        crossed = replace(options, alarms=crossed_boxes(plan, scenario))
        assert crossed.alarms == {unit.id}
        item = chart(plan, scenario, crossed, memory=memory).items[unit.id]
        assert "!" in words_of(item)
        tone = crossed.theme.tones["closed"][0]
        assert any(isinstance(shape, Box) and shape.fill == tone for shape in item.shapes)
        plan.states[scenario].limits.clear()
        assert crossed_boxes(plan, scenario) == frozenset()


def test_posts_of_which_nobody_knows_whether_they_are_filled_are_not_shown_as_vacant() -> None:
    rows = [Unit("A", "", names(en="Division"))]
    known = Post("p", "A", title=names(en="Expert"), established=Figure(exactly(1)), filled=Figure(exactly(1)))
    unknown = Post("q", "A", title=names(en="Staff"), established=Figure(exactly(9)))
    drawn = chart(plan_of(rows, ("posts", known), ("posts", unknown)), S)
    assert "1 + ? of 10 filled" in said(drawn, "A")
    assert drawn.cards["A"].bar == Bar(0.1, 1.0, 1.0)


def test_no_word_of_a_caption_is_broken_where_a_little_more_room_is_enough() -> None:
    words = "председательствует, взаимодействует"
    plan = plan_of([Unit("a", name=names(ru="А")), Unit("b", name=names(ru="Б"))],
                   ("links", Link("l", "a", "b", "advises", names(ru=words))))  # fmt: skip
    items = chart(plan, S, ChartOptions(language="ru")).picture.items
    [caption] = [item for item in items if item.kind == "caption"]
    assert [shape.text for shape in caption.shapes if isinstance(shape, Text)] == words.split()
