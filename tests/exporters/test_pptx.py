"""Slides: everything is on one, lines are glued to boxes of their slide, and nothing covers anything else."""

from collections import Counter
from datetime import date
from itertools import combinations

import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.analysis.audience import Audience, redacted
from orgplanner.cli.sample import sample_file
from orgplanner.document import open_plan
from orgplanner.drawing.typeface import bundled
from orgplanner.exporters import ExportOptions, export
from orgplanner.exporters.slides.ways import bent, caption_place
from orgplanner.generate import generate
from orgplanner.model import Plan, Scenario, Settings, State, Unit, names

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
DAY = date(2026, 11, 22)
WIDER = 1.18
"""how much wider than its own font a machine may show a slide"""


def slides_of(plan, scenario, folder, **chosen):
    target = folder / "chart.pptx"
    report = export(plan, scenario, target, ExportOptions(date=DAY, **chosen))
    return pptx.Presentation(target), report


def boxes_of(slide):
    """The boxes of units by their numbers: those that lines can be glued to."""
    return {
        shape.shape_id: shape
        for shape in slide.shapes
        if shape.element.tag.endswith("}sp") and shape.element.xpath("./p:spPr/a:effectLst/a:outerShdw")
    }


def words_of(slide):
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def joined_by(slide):
    """The numbers of the shapes that each connector names."""
    return [
        (int(one.get("id")), int(other.get("id")))
        for line in slide.element.iter(f"{{{NAMES['p']}}}cxnSp")
        for one, other in [(line.find(".//a:stCxn", NAMES), line.find(".//a:endCxn", NAMES))]
    ]


def check(made):
    """What holds of the slides of any organisation."""
    for slide in made.slides:
        boxes = boxes_of(slide)
        numbers = Counter(each.get("id") for each in slide.element.iter(f"{{{NAMES['p']}}}cNvPr"))
        assert set(numbers.values()) == {1}
        assert {number for pair in joined_by(slide) for number in pair} <= boxes.keys()
        for shape in slide.shapes:
            if not shape.element.tag.endswith("}cxnSp"):
                assert shape.left >= 0
                assert shape.top >= 0
                assert shape.left + shape.width <= made.slide_width + 2
                assert shape.top + shape.height <= made.slide_height + 2
        for one, other in combinations(boxes.values(), 2):
            assert (
                one.left + one.width <= other.left or other.left + other.width <= one.left
                or one.top + one.height <= other.top or other.top + other.height <= one.top
            )  # fmt: skip
        check_links(made, slide)


def check_links(made, slide):
    known = {each.part.partname for each in made.slides}
    for link in slide.element.iter(f"{{{NAMES['a']}}}hlinkClick"):
        there = slide.part.related_part(link.get(f"{{{NAMES['r']}}}id"))
        assert there.partname in known - {slide.part.partname}
        assert link.get("action") == "ppaction://hlinksldjump"


def empty_plan():
    plan = Plan("p")
    plan.shared.tables["scenarios"]["s"] = Scenario("s", names(en="S"))
    plan.states["s"] = State()
    return plan


@pytest.fixture(scope="module")
def trade():
    plan = open_plan(sample_file("mebp-trade"))
    return plan, plan.find_scenario("Worked example").id


@pytest.mark.parametrize("language", ["en", "kk"])
def test_every_unit_of_a_sample_stands_on_a_slide(trade, tmp_path, language):
    plan, scenario = trade
    made, _ = slides_of(plan, scenario, tmp_path, language=language)
    check(made)
    said = " ".join(" ".join(map(words_of, made.slides)).split())
    for unit in plan.states[scenario].units.values():
        assert " ".join(plan.words(unit.name, language).split()) in said


def test_lines_lead_from_each_box_to_those_below_it(trade, tmp_path):
    plan, scenario = trade
    made, _ = slides_of(plan, scenario, tmp_path, links=False)
    state = plan.states[scenario]
    called = {plan.words(unit.name): unit for unit in state.units.values()}
    led = set()
    for slide in made.slides:
        names_of = {number: shape.name for number, shape in boxes_of(slide).items()}
        for one, other in joined_by(slide):
            below = called[names_of[other]]
            assert below.parent == called[names_of[one]].id
            led.add(below.id)
    assert led


def test_a_large_plan_has_an_overview_and_a_slide_for_each_branch(tmp_path):
    plan = generate(2_000, 3)
    scenario = plan.ordered_scenarios()[0].id
    told = []
    target = tmp_path / "large.pptx"
    export(plan, scenario, target, ExportOptions(date=DAY), lambda done, whole: told.append(done / whole))
    made = pptx.Presentation(target)
    assert len(made.slides) > 3
    check(made)
    assert told == sorted(told)
    assert told[-1] == 1
    said = Counter(shape.name for slide in made.slides for shape in boxes_of(slide).values())
    assert said.keys() >= {plan.words(unit.name) for unit in plan.states[scenario].units.values()}
    sizes = {
        int(size)
        for slide in made.slides
        for size in (run.get("sz") for run in slide.element.iter(f"{{{NAMES['a']}}}rPr"))
    }
    assert min(sizes) >= 895


def test_a_cancelled_export_leaves_no_file(tmp_path):
    class Stopped(Exception):
        pass

    def stop(done, whole):
        raise Stopped

    plan = generate(300, 3)
    with pytest.raises(Stopped):
        export(plan, plan.ordered_scenarios()[0].id, tmp_path / "x.pptx", ExportOptions(), stop)
    assert list(tmp_path.iterdir()) == []


def test_changes_have_signs_and_notes_have_totals(trade, tmp_path):
    plan, scenario = trade
    before = plan.find_scenario("Current, April 2013").id
    made, _ = slides_of(plan, scenario, tmp_path, against=before, show="changes", arrows=True)
    check(made)
    said = "\n".join(map(words_of, made.slides))
    assert "→← Merged" in said
    assert "Changes: " in words_of(made.slides[0])
    made, _ = slides_of(plan, scenario, tmp_path)
    notes = [slide.notes_slide.notes_text_frame.text for slide in made.slides]
    assert all("Established" in text for text in notes)
    assert "Sources of what is on this slide:" in notes[0]


def test_a_copy_for_an_audience_says_so_on_each_slide(trade, tmp_path):
    plan, scenario = trade
    made, _ = slides_of(redacted(plan, Audience(frozenset({"names"}))), scenario, tmp_path)
    assert all("Copy for an audience" in words_of(slide) for slide in made.slides)
    assert all("Copy for an audience" in slide.notes_slide.notes_text_frame.text for slide in made.slides)


def test_captions_stand_beside_boxes_and_in_the_slide():
    line, room = [(100.0, 0.0), (100.0, 100.0)], (0.0, 0.0, 200.0, 100.0)
    assert caption_place(line, (40, 10), [], room) == (80, 45, 40, 10)
    beside = caption_place(line, (40, 10), [(105, 0, 50, 100)], room)
    assert beside is not None
    assert beside[0] + beside[2] <= 105
    assert caption_place(line, (40, 10), [(0, 0, 200, 100)], room) is None


def test_the_file_tells_nothing_of_the_machine(trade, tmp_path):
    made, _ = slides_of(*trade, tmp_path, author="", classification="For <official> & use")
    about = made.core_properties
    assert about.title.startswith("Trade policy")
    assert (about.author, about.last_modified_by, about.created.date()) == ("", "", DAY)
    assert all("For <official> & use" in words_of(slide) for slide in made.slides)
    assert all(slide.shapes.title.text_frame.text for slide in made.slides)


def test_hostile_names_stay_text(tmp_path, hostile):
    plan = empty_plan()
    for id, parent in (('a"><p:sp', None), ("b", 'a"><p:sp'), ("c", 'a"><p:sp')):
        plan.states["s"].units[id] = Unit(id, hostile, names(en=hostile), parent=parent)
    plan.shared.tables["settings"]["settings"] = Settings("settings", names(en=hostile))
    made, _ = slides_of(plan, "s", tmp_path)
    check(made)
    assert len(boxes_of(made.slides[0])) == 3


def test_a_title_of_two_hundred_letters_is_whole_in_two_smaller_lines(tmp_path):
    plan, name = empty_plan(), ("Сыртқы сауда қызметін дамыту және үйлестіру департаменті, " * 4)[:200].strip()
    plan.shared.tables["settings"]["settings"] = Settings("settings", names(kk=name))
    plan.states["s"].units["a"] = Unit("a", name=names(kk=name))
    made, _ = slides_of(plan, "s", tmp_path, language="kk")
    title = made.slides[0].shapes.title
    assert title.text_frame.text == name
    [run] = title.text_frame.paragraphs[0].runs
    lines = bundled().width(name, run.font.size.pt, bold=True) / title.width.pt
    assert lines * WIDER < 1.9
    assert 2 * 1.25 * run.font.size.pt <= title.height.pt


def test_names_from_right_to_left_run_so(tmp_path):
    plan = empty_plan()
    plan.states["s"].units["a"] = Unit("a", name=names(en="إدارة التجارة"))
    made, _ = slides_of(plan, "s", tmp_path)
    [box] = boxes_of(made.slides[0]).values()
    [title] = [each for each in box.text_frame.paragraphs if "إدارة" in each.text]
    assert title._p.pPr.get("rtl") == "1"


def test_an_empty_scenario_is_a_slide_with_a_note(tmp_path):
    made, report = slides_of(empty_plan(), "s", tmp_path)
    assert len(made.slides) == 1
    assert "nothing to draw" in str(report.notes[0])


def test_two_hundred_boxes_below_one(tmp_path):
    plan = empty_plan()
    plan.states["s"].units["top"] = Unit("top", name=names(en="Top"))
    for place in range(200):
        plan.states["s"].units[f"n{place}"] = Unit(f"n{place}", "", names(en=f"Unit {place}"), parent="top")
    made, _ = slides_of(plan, "s", tmp_path)
    check(made)
    said = {shape.name for slide in made.slides for shape in boxes_of(slide).values()}
    assert said == {"Top", *(f"Unit {place}" for place in range(200))}


@pytest.mark.parametrize("across", [-40.0, 0.0, 60.0])
def test_a_connector_has_its_ends_where_the_line_has_them(across):
    """Turned back, the frame of a connector has the line's first and last points at two opposite corners."""
    way = bent([(100, 50), (100, 70), (100 + across, 70), (100 + across, 120)])
    middle = (way.corner[0] + way.width / 2, way.corner[1] + way.height / 2)
    assert middle == pytest.approx((100 + across / 2, 85))
    assert (way.width, way.height) == (70, abs(across))
    assert way.bends == pytest.approx((20 / 70,))
    assert way.turn == (16_200_000 if across > 0 else 5_400_000)


@settings(max_examples=25, deadline=None)
@given(parents=st.lists(st.integers(-1, 30), min_size=1, max_size=45), long=st.booleans())
def test_any_organisation_is_on_its_slides(parents, long, tmp_path_factory):
    plan = empty_plan()
    called = {}
    for place, parent in enumerate(parents):
        above = f"n{parent}" if 0 <= parent < place else None
        called[place] = f"Unit {place}" + " of the department of long names" * (3 * long)
        plan.states["s"].units[f"n{place}"] = Unit(f"n{place}", "", names(en=called[place]), parent=above)
    made, _ = slides_of(plan, "s", tmp_path_factory.mktemp("slides"))
    check(made)
    said = {shape.name for slide in made.slides for shape in boxes_of(slide).values()}
    assert said == set(called.values())
