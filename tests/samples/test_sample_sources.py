"""What the reader of the plain sources makes of them, and that it names the line it cannot understand."""

from decimal import Decimal
from pathlib import Path

import pytest

from orgplanner.model import Figure, Plan, between, names
from sample_orgs.plans import make_plan
from sample_orgs.source_tables import SourceError, read_plan_sources

ABOUT = 'languages = ["en"]\ncurrency = ""\nnote = ""\nthresholds = []\n[title]\nen = "Plan"\n'
SCENARIOS = "key;kind;base;name_en\nnow;current;;Now\nthen;proposed;now;Then\n"
UNITS = """scenario;does;key;code;parent;unplaced;name;name_en
now;;A;A;;;;Alpha
now;;B;B;A;;shared;
now;;C;C;A;;;Gamma
then;add;D;D;A;;;Delta
then;change;B;B2;-;yes;;
then;remove;C;;;;;
"""
POSTS = "scenario;key;unit;established;established_basis;filled;source\nnow;P;B;4-7;stated;?;DOC p. 3\n"


def made(folder: Path, **tables: str) -> Plan:
    """The plan of a small source folder, with some of its tables replaced."""
    plan = folder / "small"
    plan.mkdir()
    (folder / "documents.csv").write_text("key;title_en;date\nDOC;Document;2014\n", encoding="utf-8")
    (folder / "words.csv").write_text("key;en;ru;kk\nshared;Beta;Бета;Бета\n", encoding="utf-8")
    (plan / "plan.toml").write_text(ABOUT, encoding="utf-8")
    for table, text in {"scenarios": SCENARIOS, "units": UNITS, "posts": POSTS, **tables}.items():
        (plan / f"{table}.csv").write_text(text, encoding="utf-8")
    return make_plan(read_plan_sources(plan))


def test_proposal_is_its_base_with_the_lines_of_its_own(tmp_path: Path) -> None:
    plan = made(tmp_path)
    now, then = (plan.states[row.id] for row in plan.ordered_scenarios())
    assert [unit.code for unit, _ in now.walk()] == ["A", "B", "C"]
    assert [unit.code for unit, _ in then.walk()] == ["A", "D"]
    (moved,) = then.unplaced_units()
    before = now.units[moved.id]
    assert (moved.code, moved.parent, moved.name) == ("B2", None, before.name)
    assert now.posts == then.posts


def test_names_and_figures_of_cells(tmp_path: Path) -> None:
    plan = made(tmp_path)
    state = plan.states[plan.find_scenario("Now").id]
    (post,) = state.posts.values()
    source = plan.sources[post.source or ""]
    assert (str(source.title), source.place, source.date) == ("Document", "p. 3", "2014")
    assert post.established == Figure(between(4, 7), "stated", source.id)
    assert post.filled == Figure(None, "", source.id)
    assert state.units[post.unit or ""].name == names(en="Beta", ru="Бета", kk="Бета")


def test_levels_of_english_and_shares(tmp_path: Path) -> None:
    skills = "key;scale;name_en\nenglish;CEFR;English\n"
    needs = "scenario;key;unit;skill;level;people;source\nnow;n;A;english;B2;?;DOC p. 4\n"
    decisions = "scenario;key;subject;targets;decision\nthen;B;B;A 0.25, D 0.75;split\n"
    plan = made(tmp_path, skills=skills, requirements=needs, successions=decisions)
    now, then = (plan.states[row.id] for row in plan.ordered_scenarios())
    assert [need.level for need in now.requirements.values()] == [4]
    (split,) = then.successions.values()
    assert [share for _, share in split.targets] == [Decimal("0.25"), Decimal("0.75")]


@pytest.mark.parametrize(
    ("table", "line", "fault"),
    [
        ("units", "now;;E;E;NOWHERE;;;Eta", "no units with the key NOWHERE"),
        ("units", "now;;E;E;A;;unheard;", "words.csv has no key unheard"),
        ("units", "now;;A;A;;;;Again", "cannot add A here"),
        ("units", "then;change;X;;;;;", "cannot change X here"),
        ("units", "now;turn;A;;;;;", "“turn” is none of"),
        ("units", "now;;E;E;A;maybe;;Eta", "neither yes nor no"),
        ("units", "now;;E", "more or fewer cells"),
        ("posts", "now;Q;B;6;;?;DOC p. 3", "the figure established has no basis"),
        ("posts", "now;Q;B;6;stated;?;BOOK p. 3", "documents.csv has no key “BOOK”"),
        ("scenarios", "now;current;;Now", "the key now is there twice"),
    ],
)
def test_line_that_cannot_be_understood_is_named(tmp_path: Path, table: str, line: str, fault: str) -> None:
    text = {"units": UNITS, "posts": POSTS, "scenarios": SCENARIOS}[table] + line + "\n"
    with pytest.raises(SourceError, match=f"small/{table}.csv, row {text.count(chr(10)) - 1}: .*{fault}"):
        made(tmp_path, **{table: text})
