"""Before, after and changes on one canvas: nothing that stays moves, and everything is seen once."""

from collections import Counter
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.analysis.compare import compare
from orgplanner.analysis.compare.deltas import Delta, post_deltas, unit_deltas
from orgplanner.analysis.waves import waves
from orgplanner.cli.sample import sample_file
from orgplanner.cli.using import read
from orgplanner.drawing.card import LEFT, RIGHT
from orgplanner.drawing.chart import Chart, chart
from orgplanner.drawing.chart_memory import ChartMemory
from orgplanner.drawing.colouring import COLOURINGS
from orgplanner.drawing.legend import legend_of
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.picture import Line, Text
from orgplanner.drawing.placing import BADGE_ROOM, Rect
from orgplanner.drawing.theme import DARK
from orgplanner.drawing.typeface import bundled
from orgplanner.generate import generate
from orgplanner.model import Plan, Total, Unit, names, ranks
from tests.analysis.reforms import STEPS, ministry, reform
from tests.drawing.plans import S, plan_of

KINDS = st.sampled_from(["units", "posts", "both"])
FIGURES = st.lists(st.integers(0, 6), max_size=10)


def reformed(figures: list[int], steps: list[tuple[int, int, int]]) -> Plan:
    plan = ministry(figures)
    reform(plan, "then", steps)
    return plan


def staged(plan: Plan, stage: str, **more: object) -> Chart:
    options = ChartOptions(stage=stage, against="now", unplaced=True, **more)  # type: ignore[arg-type]
    return chart(plan, "then", options)


def overlap(one: Rect, other: Rect) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    return across > 0.01 and min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1]) > 0.01


@pytest.fixture(scope="module")
def mebp() -> Plan:
    return read(sample_file("mebp-trade"))


def proposed(plan: Plan, stage: str, scenario: str = "Proposed (source)", **more: object) -> Chart:
    against, chosen = (plan.find_scenario(name).id for name in ("Current, April 2013", scenario))
    return chart(plan, chosen, ChartOptions(stage=stage, against=against, unplaced=True, **more))  # type: ignore[arg-type]


def by_code(plan: Plan, drawn: Chart) -> dict[str, list[str]]:
    """The boxes of a chart by the code that their rows had or have; of ghosts in brackets."""
    units = {id: unit for state in reversed(plan.states.values()) for id, unit in state.units.items()}
    found: dict[str, list[str]] = {}
    for box in drawn.boxes:
        ghost = box in drawn.ghosts
        code = units[drawn.ghosts.get(box, box)].code
        found.setdefault(f"({code})" if ghost else code, []).append(box)
    return found


def said(drawn: Chart, box: str) -> str:
    return " ".join(shape.text for shape in drawn.items[box].shapes if isinstance(shape, Text))


@settings(max_examples=50, deadline=None)
@given(FIGURES, STEPS, KINDS, st.sampled_from(["before", "after", "changes"]))
def test_boxes_of_a_stage_do_not_overlap(
    figures: list[int], steps: list[tuple[int, int, int]], kind: str, stage: str
) -> None:
    drawn = staged(reformed(figures, steps), stage, kind=kind)
    assert not [pair for pair in combinations(drawn.boxes.values(), 2) if overlap(*pair)]
    for x, y, width, height in drawn.boxes.values():
        assert x >= 0
        assert y >= 0
        assert x + width <= drawn.picture.width
        assert y + height <= drawn.picture.height


@settings(max_examples=50, deadline=None)
@given(FIGURES, STEPS, KINDS)
def test_what_stays_stands_in_the_same_place_at_all_stages(
    figures: list[int], steps: list[tuple[int, int, int]], kind: str
) -> None:
    plan = reformed(figures, steps)
    stages = {stage: staged(plan, stage, kind=kind, arrows=True) for stage in ("before", "after", "changes")}
    sizes = {(drawn.picture.width, drawn.picture.height) for drawn in stages.values()}
    assert len(sizes) == 1
    before, after, changes = (stages[stage] for stage in ("before", "after", "changes"))
    for id, box in after.boxes.items():
        assert changes.boxes[id][:2] == box[:2]
    left = {row: box for box, row in changes.ghosts.items()}
    for id, box in before.boxes.items():
        if id in left:
            assert changes.boxes[left[id]][:2] == box[:2]
        elif all(drawn.parents.get(id, "") == before.parents[id] for drawn in (after, changes)):
            stood = before.parents[id]
            if stood is None or changes.boxes[stood][:2] == before.boxes[stood][:2]:
                assert changes.boxes[id][:2] == box[:2]


@settings(max_examples=50, deadline=None)
@given(FIGURES, STEPS, KINDS)
def test_every_unit_is_seen_once_and_its_old_place_at_most_once_more(
    figures: list[int], steps: list[tuple[int, int, int]], kind: str
) -> None:
    plan = reformed(figures, steps)
    drawn = staged(plan, "changes", kind=kind)
    table = "posts" if kind == "posts" else "units"
    found = compare(plan, "now", "then")
    became = (found.posts if kind == "posts" else found.units).became
    old, new = (plan.states[id].tables[table].keys() for id in ("now", "then"))
    here = Counter(drawn.ghosts.get(box, box) for box in drawn.boxes if not box.startswith("was:"))
    placed = set(old) | (set(new) if table == "units" else set(staged(plan, "after", kind=kind).boxes))
    assert set(here) == {became.get(row, row) for row in placed}
    assert set(here.values()) <= {1}
    ghosts = Counter(row for box, row in drawn.ghosts.items() if box.startswith("was:"))
    assert set(ghosts.values()) <= {1}
    assert ghosts.keys() <= set(old)


EXACT = st.lists(st.sampled_from([1, 2, 3, 6]), max_size=10)


@settings(max_examples=60, deadline=None)
@given(EXACT, STEPS)
def test_the_deltas_on_boxes_are_those_of_the_ledger(
    figures: list[int], steps: list[tuple[int, int, int]]
) -> None:
    found = compare(reformed(figures, [step for step in steps if step[0] not in (8, 9)]), "now", "then")
    ledger, units, posts = found.established, unit_deltas(found), post_deltas(found)
    for unit in found.trees[0].chains.keys() & found.trees[1].chains.keys():
        assert net(units.get(unit, Delta())) == number(ledger.of_unit(unit).difference)
    assert sum(map(net, posts.values())) == number(ledger.whole.difference)


def net(delta: Delta) -> Decimal:
    """What was added less what was taken and what is undecided."""
    return number(delta.decided) - number(delta.open)


def number(total: Total) -> Decimal:
    """A total that is exact, 0 where there is none."""
    if total.quantity is None:
        return Decimal(0)
    assert total.quantity.exact
    return total.quantity.low


def test_the_departments_merge_and_their_units_move(mebp: Plan) -> None:
    drawn = proposed(mebp, "changes", arrows=True)
    boxes = by_code(mebp, drawn)
    assert drawn.badges[boxes["ITD"][0]] == "→← Merged"
    words = said(drawn, boxes["ITD"][0])
    assert "from: Department of Foreign Trade Regulations (~22)" in words
    for code in ("(DFTR)", "(DIEI)"):
        assert drawn.badges[boxes[code][0]] == "→← Merged"
        assert "into: International Trade Department" in said(drawn, boxes[code][0])
    assert drawn.badges[boxes["ITD-REM"][0]] == "⇄ Moved"
    assert "from: Department of Foreign Trade Regulations" in said(drawn, boxes["ITD-REM"][0])
    arrows = {(line.origin, line.target) for line in drawn.arrows}
    assert (boxes["(DFTR)"][0], boxes["ITD"][0]) in arrows
    assert (boxes["(ITD-REM)"][0], boxes["ITD-REM"][0]) in arrows
    assert "+15–20" in said(drawn, boxes["CTPD"][0])


def test_what_is_undecided_is_seen_where_it_stood_before_and_after(mebp: Plan) -> None:
    for stage in ("after", "changes"):
        drawn = proposed(mebp, stage)
        open_ones = [box for box, badge in drawn.badges.items() if badge == "? Undecided"]
        codes = {mebp.states[mebp.find_scenario("Proposed (source)").id].units[box].code for box in open_ones}
        assert codes == {"DIEI-CU", "DIEI-AM"}
        before = proposed(mebp, "before")
        assert all(drawn.boxes[box][:2] == before.boxes[box][:2] for box in open_ones)
    changes = proposed(mebp, "changes")
    assert "8–14 undecided" in said(changes, by_code(mebp, changes)["(DIEI)"][0])


def test_waves_are_played_in_order_in_the_same_places(mebp: Plan) -> None:
    against, chosen = (mebp.find_scenario(name).id for name in ("Current, April 2013", "Worked example"))
    assert waves(mebp, against, chosen) == (1, 2, None)
    memory = ChartMemory()

    def at(wave: int | None, stage: str = "after") -> Chart:
        options = ChartOptions(stage=stage, against=against, wave=wave)  # type: ignore[arg-type]
        return chart(mebp, chosen, options, memory=memory)

    units = {code: boxes[0] for code, boxes in by_code(mebp, at(None)).items()}
    first, second, last = at(1), at(2), at(None)
    assert units["ITD"] in first.boxes
    assert units["CTPD-LEG"] not in first.boxes
    assert units["CTPD-LEG"] in second.boxes
    for drawn in (first, second):
        assert all(last.boxes[id][:2] == box[:2] for id, box in drawn.boxes.items() if id in last.boxes)
    marked = at(1, "changes")
    assert marked.badges[units["ITD"]] == "→← Merged"
    assert units["CTPD"] not in marked.badges
    assert "wave 1" in said(marked, units["ITD"])


@settings(max_examples=40, deadline=None)
@given(FIGURES, STEPS, st.lists(st.integers(1, 3), min_size=30, max_size=30))
def test_after_every_wave_the_organisation_hangs_together(
    figures: list[int], steps: list[tuple[int, int, int]], numbers: list[int]
) -> None:
    plan = reformed(figures, steps)
    for row, wave in zip(list(plan.states["then"].successions.values()), numbers, strict=False):
        plan.apply(edits.decide(plan, "then", row.subject, wave=wave))
    for wave in waves(plan, "now", "then"):
        drawn = staged(plan, "after", wave=wave)
        state = drawn.plot.sides[drawn.plot.scenario("after", wave)].state if drawn.plot else None
        assert state is not None
        reached = {unit.id for unit, _ in state.walk()}
        reached |= {row.id for top in state.unplaced_units() for row in state.branch(top.id)}
        assert reached == state.units.keys()
        assert {post.unit for post in state.posts.values() if post.unit is not None} <= state.units.keys()
        for each in (drawn, staged(plan, "changes", wave=wave, kind="both")):
            assert not [pair for pair in combinations(each.boxes.values(), 2) if overlap(*pair)]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("kind", ["units", "both"])
def test_no_words_are_cut_short_or_leave_their_box(mebp: Plan, language: str, kind: str) -> None:
    drawn = proposed(mebp, "changes", "Worked example", language=language, kind=kind, arrows=True)
    typeface = bundled()
    for box, (x, _, width, _) in drawn.boxes.items():
        for shape in drawn.items[box].shapes:
            if isinstance(shape, Text):
                assert not shape.text.endswith("…")
                reach = typeface.width(shape.text, shape.size, shape.bold, shape.italic)
                left = shape.x - {"start": 0.0, "middle": reach / 2, "end": reach}[shape.anchor]
                assert left >= x - 0.1
                assert left + reach <= x + width + 0.1
        card = drawn.cards[box]
        room = card.width - LEFT - RIGHT
        beside = typeface.width(card.delta, 11.0, bold=True)
        assert all(typeface.width(line, 11.0) + beside <= room for line in card.numbers)


def test_arrows_run_through_no_box_and_no_badge(mebp: Plan) -> None:
    drawn = proposed(mebp, "changes", arrows=True)
    ways = [
        shape.points
        for item in drawn.picture.items
        if item.kind == "decoration"
        for shape in item.shapes
        if isinstance(shape, Line) and shape.arrow
    ]
    assert len(ways) == len(drawn.arrows) > 0
    for box, (x, y, width, height) in drawn.boxes.items():
        top = y - BADGE_ROOM if box in drawn.badges else y
        for points in ways:
            for (x0, y0), (x1, y1) in pairwise(points[1:-1]):
                way = min(x0, x1), min(y0, y1), abs(x1 - x0) or 0.02, abs(y1 - y0) or 0.02
                assert not overlap(way, (x, top, width, height + y - top))


def test_the_legend_names_every_sign_that_is_there(mebp: Plan) -> None:
    drawn = proposed(mebp, "changes", arrows=True)
    chosen = mebp.find_scenario("Proposed (source)").id
    words = [entry.words for entry in legend_of(mebp, chosen, drawn, drawn.options)]
    for badge in drawn.badges.values():
        assert any(entry.startswith(badge.split(" ")[0]) for entry in words)
    assert "dashed: where it was" in words
    assert "from the old place to the new one" in words


def test_a_folded_branch_is_folded_at_its_old_place_too(mebp: Plan) -> None:
    boxes = by_code(mebp, proposed(mebp, "changes"))
    folded = frozenset({boxes["ITD"][0], boxes["(DFTR)"][0]})
    drawn = proposed(mebp, "changes", folded=folded, arrows=True)
    assert drawn.hidden[boxes["ITD"][0]] == 8
    assert drawn.hidden[boxes["(DFTR)"][0]] == 4
    assert "changes inside: 8" in said(drawn, boxes["ITD"][0])
    assert boxes["ITD-REM"][0] not in drawn.boxes
    arrows = {(line.origin, line.target) for line in drawn.arrows}
    assert (boxes["(DFTR)"][0], boxes["ITD"][0]) in arrows


def test_from_one_unit_down_what_goes_into_it_is_seen(mebp: Plan) -> None:
    whole = by_code(mebp, proposed(mebp, "changes"))
    drawn = proposed(mebp, "changes", root=whole["ITD"][0])
    codes = by_code(mebp, drawn).keys()
    assert {"ITD", "(DFTR)", "(DIEI)", "ITD-REM", "(ITD-REM)"} <= codes
    assert not {"MEBP", "CTPD", "DIP"} & codes


def test_an_edit_and_another_stage_give_the_chart_that_a_fresh_one_would() -> None:
    plan, memory = generate(posts=300), ChartMemory()
    old, new = (row.id for row in plan.ordered_scenarios()[:2])
    options = ChartOptions(stage="changes", against=old, arrows=True)
    chart(plan, new, options, memory=memory)
    unit = next(id for id in plan.states[new].units if plan.states[new].units[id].parent)
    plan.apply(edits.rename_unit(plan, new, unit, "en", "Quite another name of a unit"))
    again = chart(plan, new, options, memory=memory)
    assert again.badges[unit] == "≈ Renamed"
    fresh = chart(plan, new, options)
    assert again.boxes == fresh.boxes
    assert [item.shapes for item in again.picture.items] == [item.shapes for item in fresh.picture.items]


def test_two_thousand_units_are_seen_without_overlap() -> None:
    order = ranks(2_000)
    units = [
        Unit(f"u{n}", name=names(en=f"Division {n}"), parent=f"u{(n - 1) // 6}" if n else None, rank=order[n])
        for n in range(2_000)
    ]
    plan = plan_of(units)
    plan.apply(edits.copy_scenario(plan, S, names(en="Proposed"), id="then"))
    for number in range(40, 340, 5):
        plan.apply(edits.move_unit(plan, "then", f"u{number}", f"u{number % 6 + 1}"))
        plan.apply(edits.close_unit(plan, "then", f"u{number + 1}", units="up"))
    drawn = chart(plan, "then", ChartOptions(stage="changes", against=S))
    assert len(drawn.boxes) > 2_000
    assert len([row for box, row in drawn.ghosts.items() if box.startswith("was:")]) > 300
    boxes = sorted(drawn.boxes.values())
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            if other[0] >= one[0] + one[2]:
                break
            assert not overlap(one, other)


def test_without_another_scenario_a_stage_is_the_plain_chart() -> None:
    plan = Plan("plan")
    plan.apply(edits.add_scenario(plan, names(en="Only"), "current", id="now"))
    plan.apply(edits.add_unit(plan, "now", name=names(en="Unit"), id="u"))
    drawn = chart(plan, "now", ChartOptions(stage="changes"))
    assert drawn.stage == ""
    assert list(drawn.boxes) == ["u"]


@pytest.mark.parametrize("colour_by", COLOURINGS)
@pytest.mark.parametrize("stage", ["before", "after", "changes"])
def test_every_colouring_goes_with_every_stage(mebp: Plan, colour_by: str, stage: str) -> None:
    for kind in ("units", "posts", "both"):
        drawn = proposed(mebp, stage, colour_by=colour_by, kind=kind, theme=DARK)
        assert drawn.items.keys() == drawn.boxes.keys()
        assert all(item.shapes for item in drawn.items.values())
        legend = legend_of(mebp, mebp.find_scenario("Proposed (source)").id, drawn, drawn.options)
        words = [entry.words for entry in legend]
        assert len(words) == len(set(words))


def test_signs_in_lists_of_posts_are_in_the_legend(mebp: Plan) -> None:
    drawn = proposed(mebp, "changes", "Worked example", kind="both")
    unit = by_code(mebp, drawn)["ITD-TAC-WTO"][0]
    assert "≈ Chief expert, WTO" in said(drawn, unit)
    assert "⇄ Head of the department to: International Trade Department" in said(
        drawn, by_code(mebp, drawn)["(DFTR)"][0]
    )
    assert "≈ renamed" in [entry.words for entry in drawn.key]


def test_before_the_first_wave_everything_is_as_it_was(mebp: Plan) -> None:
    drawn, before = (proposed(mebp, stage, "Worked example", wave=0) for stage in ("changes", "before"))
    assert drawn.boxes == before.boxes
    assert not drawn.badges


@settings(max_examples=50, deadline=None)
@given(FIGURES, STEPS, KINDS, st.integers(0, 99), st.sets(st.integers(0, 40), max_size=6))
def test_any_part_with_any_branches_folded_can_be_drawn(
    figures: list[int], steps: list[tuple[int, int, int]], kind: str, root: int, folds: set[int]
) -> None:
    plan = reformed(figures, steps)
    units = sorted({id for state in plan.states.values() for id in state.units})
    boxes = sorted({*units, *(id for state in plan.states.values() for id in state.posts)})
    options = {
        "kind": kind,
        "root": units[root % len(units)] if root < 60 else None,
        "folded": frozenset(boxes[place % len(boxes)] for place in folds),
    }
    memory = ChartMemory()
    for stage in ("before", "after", "changes"):
        chosen = ChartOptions(stage=stage, against="now", unplaced=True, arrows=True, **options)  # type: ignore[arg-type]
        drawn = chart(plan, "then", chosen, memory=memory)
        assert not [pair for pair in combinations(drawn.boxes.values(), 2) if overlap(*pair)]
        assert all(line.origin in drawn.boxes for line in drawn.arrows)
        assert drawn.boxes == chart(plan, "then", chosen).boxes
