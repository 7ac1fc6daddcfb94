"""draw.io, the W3C organization ontology and the columns of Visio: what other programs need of them is there."""

import csv
import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from orgplanner.document import open_plan
from orgplanner.drawing.typeface import visible
from orgplanner.exporters import ExportOptions, export
from orgplanner.exporters.csv.plan_tables import plan_table
from orgplanner.exporters.jsonld.document import CONTEXT
from orgplanner.model import Assignment, Figure, Person, Plan, Post, exactly, names
from orgplanner.paths import samples
from tests.storage.plans import WORDS, full_plan

TERMS = {
    "ChangeEvent", "FormalOrganization", "Membership", "Organization", "OrganizationalCollaboration",
    "OrganizationalUnit", "Post", "Role", "changedBy", "classification", "hasPost", "headOf", "heldBy",
    "identifier", "linkedTo",
    "member", "memberDuring", "memberOf", "organization", "originalOrganization", "postIn", "purpose",
    "reportsTo", "resultedFrom", "resultingOrganization", "role", "subOrganizationOf", "unitOf",
}  # fmt: skip
"""Terms of https://www.w3.org/ns/org# as published, of those that may stand in a file of ours."""


@pytest.fixture(scope="module")
def mebp() -> Plan:
    return open_plan(samples() / "mebp-trade.orgplan")


def written(plan: Plan, scenario: str, target: Path, **options: object) -> Path:
    export(plan, plan.find_scenario(scenario).id, target, ExportOptions(**options))
    return target


# draw.io


def cells_of(file: Path) -> dict[str, ElementTree.Element]:
    (model,) = ElementTree.parse(file).getroot().iterfind("diagram/mxGraphModel")
    cells = list(model.iterfind("root/mxCell"))
    found = {cell.get("id", ""): cell for cell in cells}
    assert len(found) == len(cells), "ids are given once"
    assert [cell.get("id") for cell in cells[:2]] == ["0", "1"]
    assert all(cell.get("parent") == "1" for cell in cells[2:])
    assert all((cell.get("vertex") == "1") != (cell.get("edge") == "1") for cell in cells[2:])
    return found


@pytest.mark.parametrize("show", ["", "changes"])
def test_boxes_are_cells_and_lines_are_glued_to_them(mebp: Plan, tmp_path: Path, show: str) -> None:
    cells = cells_of(written(mebp, "worked example", tmp_path / "x.drawio", show=show))
    edges = [cell for cell in cells.values() if cell.get("edge")]
    assert len(edges) >= 20
    for edge in edges:
        ends = [cells[edge.get(end, "")].find("mxGeometry") for end in ("source", "target")]
        style = dict(part.split("=") for part in edge.get("style", "").split(";") if "=" in part)
        assert edge.find("mxGeometry").get("relative") == "1"
        if "exitX" not in style:
            continue
        corners = edge.iterfind("mxGeometry/Array/mxPoint")
        way = [(float(point.get("x")), float(point.get("y"))) for point in corners]
        first, last = (
            tuple(float(end.get(at)) + float(end.get(size)) * float(style[side + at.upper()])
                  for at, size in (("x", "width"), ("y", "height")))
            for end, side in zip(ends, ("exit", "entry"), strict=True)
        )  # fmt: skip
        way = [first, *way, last]
        for one, other in pairwise(way):
            assert min(abs(one[0] - other[0]), abs(one[1] - other[1])) < 1, "lines run across or down"


@settings(max_examples=40)
@given(WORDS)
def test_hostile_names_stay_words_in_a_drawing(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    plan = full_plan()
    units = plan.states["now"].tables["units"]
    units["u1"] = replace(units["u1"], name=names(en=f'<b>&amp;"{words}'))
    file = written(plan, "now", tmp_path_factory.mktemp("x") / "x.drawio", title=words)
    label = cells_of(file)["b1"].get("value", "")
    assert label.startswith(visible(f'<b>&amp;"{words}'.split("\n")[0]).strip()[:8])
    assert "html=1" not in file.read_text(encoding="utf-8")


# the organization ontology


def test_a_reform_is_told_in_the_terms_of_the_ontology(mebp: Plan, tmp_path: Path) -> None:
    document = json.loads(written(mebp, "worked example", tmp_path / "x.jsonld").read_text(encoding="utf-8"))
    known = {name for name, value in CONTEXT.items() if not name.startswith("@")}
    nodes = document["@graph"]
    for node in nodes:
        for term in node.keys() - {"@id", "@type"}:
            assert term in known or term.split(":")[0] in known, term
        for kind in [node["@type"]] if "@type" in node else []:
            assert kind.partition(":")[0] in known
            assert not kind.startswith("org:") or kind[4:] in TERMS
    ids = [value["@id"] if isinstance(value, dict) else value for value in CONTEXT.values()]
    assert {id[4:] for id in ids if isinstance(id, str) and id.startswith("org:")} <= TERMS
    things = {node["@id"] for node in nodes if "@type" in node}
    events = [node for node in nodes if node.get("@type") == "org:ChangeEvent"]
    for event in events:
        assert event.get("originalOrganization") or event.get("resultingOrganization")
        for id in (*event.get("originalOrganization", ()), *event.get("resultingOrganization", ())):
            assert id in things
    assert {"merged", "new"} <= {event["change"] for event in events}
    merged = next(event for event in events if event["change"] == "merged" and "description" in event)
    assert {"en", "ru", "kk"} <= merged["description"].keys()
    result = merged["resultingOrganization"][0]
    assert any(node["@id"] == result and merged["@id"] in node.get("resultedFrom", ()) for node in nodes)


def test_people_posts_and_dates_of_one_scenario(tmp_path: Path) -> None:
    plan = full_plan()
    state = plan.states["now"]
    state.tables["assignments"]["a1"] = replace(state.assignments["a1"], since="2013-04", until="2014-01-31")
    document = json.loads(written(plan, "now", tmp_path / "x.jsonld").read_text(encoding="utf-8"))
    by_id = {node["@id"].split(":", 3)[-1]: node for node in document["@graph"]}
    assert "ChangeEvent" not in json.dumps(document["@graph"])
    assert by_id["now:unit:u1"]["prefLabel"] == {"en": "Department", "ru": "Департамент", "kk": "Департаменті"}
    assert by_id["now:unit:u2"]["subOrganizationOf"].endswith("now:unit:u1")
    post, held = by_id["now:post:p1"], by_id["now:membership:a1"]
    assert post["heldBy"] == [held["member"]]
    assert held["memberDuring"]["time:hasBeginning"]["time:inXSDgYearMonth"]["@value"] == "2013-04"
    assert held["memberDuring"]["time:hasEnd"]["time:inXSDDate"]["@value"] == "2014-01-31"
    assert post["established"] == {"low": "1", "high": "1"}
    assert by_id["now:post:p2"]["established"]["approximate"] is True


# Visio


def test_the_columns_of_visio_name_one_row_above_each(mebp: Plan, tmp_path: Path) -> None:
    file = written(mebp, "worked example", tmp_path / "x.csv", list="visio", language="kk")
    rows = list(csv.DictReader(file.open(encoding="utf-8-sig", newline="")))
    ids = [row["Unique_ID"] for row in rows]
    assert list(rows[0])[:5] == ["Unique_ID", "Name", "Title", "Department", "Reports_To"]
    assert len(set(ids)) == len(ids) > 30
    assert [row["Reports_To"] for row in rows].count("") == 1
    assert {row["Reports_To"] for row in rows} <= {"", *ids}


def test_a_ring_of_superiors_is_cut_and_vacancies_are_said() -> None:
    plan = full_plan()
    state = plan.states["now"]
    plan.shared.tables["people"]["h2"] = Person("h2", names(en="Holder 2"))
    state.tables["assignments"]["a2"] = Assignment("a2", "h2", "p1")
    state.tables["posts"]["p1"] = replace(state.posts["p1"], reports_to="p2")
    state.tables["posts"]["p4"] = Post("p4", "u1", title=names(en="=Clerk"), filled=Figure(exactly(0)))
    rows = {row[0]: row for row in plan_table(plan, "now", ExportOptions(list="visio")).rows}
    assert rows["p1"][1] == "Holder 1, Holder 2"
    assert rows["p4"][1] == "Vacant"
    above = {id: row[4] for id, row in rows.items()}
    for start in above:
        seen = [start]
        while above[seen[-1]]:
            seen.append(above[seen[-1]])
            assert len(seen) <= len(above), "nobody is above themselves"
