"""The page for a browser: everything is there, and nothing a name says becomes more than text."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.cli.sample import sample_file
from orgplanner.document import open_plan
from orgplanner.exporters import ExportOptions, export
from orgplanner.generate import generate
from orgplanner.model import Plan, Post, Scenario, Settings, State, Unit, names
from tests.drawing.plans import plan_of

VOID = {"meta", "input", "rect"}
HOSTILE = '</script><script>alert(1)</script> <img src=x onerror="x()"> " \' & {{x}} \x00 ]]>'


class Page(HTMLParser):
    """What a page holds: boxes with their words and the box above, links, scripts, and what was never closed."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.above, self.words, self.links, self.parts, self.counts = [], {}, {}, [], {}, {}
        self.tags, self.policy, self.folded = set(), "", set()
        self._boxes, self._read = [], None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.add(tag)
        assert not [name for name in given if name.startswith("on") or name == "style"]
        if tag == "meta" and given.get("http-equiv"):
            self.policy = given["content"]
        if tag in VOID:
            return
        self.open.append((tag, given))
        if tag == "li":
            self._boxes.append(None)
        if tag == "div" and given.get("class", "").startswith("box"):
            self._boxes[-1] = given["id"]
            self.above[given["id"]] = next((id for id in reversed(self._boxes[:-1]) if id), None)
            self.words[given["id"]] = ""
            if "folded" in (self.open[-2][1].get("class") or ""):
                self.folded.add(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        if tag == "button" and "data-below" in given:
            self.counts[self._boxes[-1]] = int(given["data-below"])

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        assert self.open.pop()[0] == tag
        if tag == "li":
            self._boxes.pop()

    def handle_data(self, data):
        if self.open and self.open[-1][0] in ("style", "script"):
            self.parts.setdefault(self.open[-1][0], []).append(data)
        inside = next((id for id in reversed(self._boxes) if id), None)
        if inside is not None:
            self.words[inside] += data


def page_of(plan, scenario, folder, **chosen):
    target = folder / "chart.html"
    export(plan, scenario, target, ExportOptions(**chosen))
    text = target.read_text(encoding="utf-8")
    page = Page(text)
    assert page.open == []
    return page, text


@pytest.fixture(scope="module")
def trade():
    plan = open_plan(sample_file("mebp-trade"))
    return plan, plan.find_scenario("Worked example").id


def test_every_unit_is_below_the_one_above_it(trade, tmp_path):
    plan, scenario = trade
    page, _ = page_of(plan, scenario, tmp_path)
    state = plan.states[scenario]
    expected = {f"u-{unit.id}": unit.parent and f"u-{unit.parent}" for unit, _ in state.walk()}
    placed = {id: above for id, above in page.above.items() if state.is_placed(id[2:])}
    assert placed == expected
    assert all(plan.words(unit.name) in page.words[f"u-{unit.id}"] for unit, _ in state.walk())


def test_links_lead_to_boxes_of_the_page(trade, tmp_path):
    page, _ = page_of(*trade, tmp_path)
    assert page.links
    assert {link.removeprefix("#") for link in page.links} <= page.above.keys()


def test_changes_are_told_with_signs(trade, tmp_path):
    plan, scenario = trade
    before = plan.find_scenario("Current, April 2013").id
    page, _ = page_of(plan, scenario, tmp_path, against=before, show="changes", language="ru")
    said = " ".join(page.words.values())
    assert "Новое" in said or "+" in said
    assert len(page.above) > len(plan.states[scenario].units)


def test_only_the_style_and_script_of_the_page_may_run(trade, tmp_path):
    page, text = page_of(*trade, tmp_path)
    for part in ("style", "script"):
        [content] = page.parts[part]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{part}-src 'sha256-{digest}'" in page.policy
    assert page.policy.startswith("default-src 'none';")
    assert not re.search(r"https?://|//[a-z]+\.|url\(|@import", text)


def test_hostile_names_stay_text(tmp_path):
    plan = Plan("p")
    plan.shared.tables["scenarios"]["s"] = Scenario("s", names(en=HOSTILE))
    plan.states["s"] = State()
    plan.states["s"].units["a\"><script>"] = Unit("a\"><script>", HOSTILE, names(en=HOSTILE), rank="V")
    hostile = Settings("settings", names(en=HOSTILE), classification=names(en=HOSTILE))
    plan.shared.tables["settings"]["settings"] = hostile
    page, _ = page_of(plan, "s", tmp_path, content=frozenset({"codes", "heads", "numbers"}))
    assert len(page.parts["script"]) == 1
    assert "img" not in page.tags
    [said] = page.words.values()
    assert "</script><script>alert(1)</script>" in said


def test_a_large_chart_opens_folded_and_counts_what_it_hides(tmp_path):
    plan = generate(3_000, 3)
    scenario = plan.ordered_scenarios()[0].id
    page, _ = page_of(plan, scenario, tmp_path)
    state = plan.states[scenario]
    for id, count in page.counts.items():
        assert count == sum(1 for _ in state.branch(id[2:])) - 1
    [root] = [id for id, above in page.above.items() if above is None]
    assert page.folded
    assert root not in page.folded
    assert {page.above[id] for id in page.folded} >= {root}


def test_an_empty_scenario_says_so(tmp_path):
    plan = Plan("p")
    plan.shared.tables["scenarios"]["s"] = Scenario("s", names(en="Empty"))
    plan.states["s"] = State()
    _, text = page_of(plan, "s", tmp_path)
    assert "nothing to draw" in text


@settings(max_examples=40)
@given(parents=st.lists(st.integers(-1, 30), max_size=40))
def test_any_tree_is_written_whole(parents, tmp_path_factory):
    plan = Plan("p")
    plan.shared.tables["scenarios"]["s"] = Scenario("s", names(en="S"))
    plan.states["s"] = State()
    for place, parent in enumerate(parents):
        above = f"n{parent}" if 0 <= parent < place else None
        plan.states["s"].units[f"n{place}"] = Unit(f"n{place}", "", names(en=f"Unit {place}"), parent=above)
    page, _ = page_of(plan, "s", tmp_path_factory.mktemp("html"))
    expected = {f"u-{unit.id}": unit.parent and f"u-{unit.parent}" for unit in plan.states["s"].units.values()}
    assert page.above == expected


def test_a_box_with_very_many_rows_is_marked_to_have_them_in_columns(tmp_path):
    units = [Unit("a", name=names(en="Many")), Unit("b", name=names(en="Few"))]
    posts = [("posts", Post(f"a{place}", "a", title=names(en=f"Post {place}"))) for place in range(60)]
    plan = plan_of(units, *posts, ("posts", Post("b0", "b", title=names(en="Adviser"))))
    export(plan, "s", tmp_path / "a.html", ExportOptions(chart="both"))
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    classes = re.findall(r'<div class="(box[^"]*)"', page)
    assert ["long" in each.split() for each in classes] == [True, False]
    assert all(f"Post {place}<" in page for place in range(60))
