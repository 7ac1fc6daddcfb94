"""redact: copies for an audience, the key to them, and the search for what they must not hold."""

import csv
import json
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from orgplanner.analysis.audience import KINDS, Audience, audience_copy
from orgplanner.analysis.audience.searching import contents, found_in, sought
from orgplanner.document import open_plan, save_plan
from orgplanner.exporters import EXPORTERS, ExportOptions, export
from orgplanner.exporters.audience.leaks import export_leaks
from orgplanner.model import Figure, Plan, exactly, names
from tests.cli.conftest import Run

SECRETS = ("Quandry", "Ziyagul", "Өтебаева", "Q-77123", "whispered among colleagues", "643219", "Beekeeping")


@pytest.fixture
def private(mebp: Path, here: Path) -> Path:
    """The sample with people of a name, whose names, pay and skills stand wherever they can."""
    plan = open_plan(mebp)
    shared = plan.shared.tables
    for place, (id, row) in enumerate(sorted(plan.people.items())):
        called = names(en=f"Ziyagul Quandry{chr(97 + place % 26)}", kk="Зиягүл Өтебаева")
        shared["people"][id] = replace(row, name=called, code=f"Q-77123{place}", pay=Figure(exactly(643219)))
    for id, skill in plan.skills.items():
        shared["skills"][id] = replace(skill, name=names(en=f"Beekeeping {id[:5]}"))
    for state in plan.states.values():
        for id, unit in state.units.items():
            state.tables["units"][id] = replace(unit, note="It is whispered among colleagues that Quandrya leaves")
        for id, post in state.posts.items():
            state.tables["posts"][id] = replace(post, title=names(en="Assistant to Ziyagul Quandryb"))
    shared["settings"]["settings"] = replace(plan.settings, base_pay=Figure(exactly(643219)))
    save_plan(plan, here / "private.orgplan", by="Ziyagul Quandrya")
    return here / "private.orgplan"


def test_a_copy_is_searched_and_says_what_it_is(run: Run, private: Path, here: Path) -> None:
    answer = run("redact", private, "-o", "copy.orgplan", "--without", "pay,names,notes,skills", "--json")
    assert answer.status == 0
    told = json.loads(answer.out)
    assert told["without"] == ["names", "notes", "pay", "skills"]
    assert told["left_out"]["names"] == told["holders"] == 34
    assert told["searched"] > 100
    assert told["found"] == []
    data = (here / "copy.orgplan").read_bytes()
    for secret in SECRETS:
        assert all(secret.encode(code) not in data for code in ("utf-8", "utf-16-le", "utf-16-be")), secret
    info = json.loads(run("info", "copy.orgplan", "--json").out)
    before = json.loads(run("info", private, "--json").out)
    assert info["without"] == ["names", "notes", "pay", "skills"]
    assert "without" not in before
    assert info["scenarios"] == before["scenarios"]
    assert "Copy for an audience, without: names of people, notes, pay, skills" in run("info", "copy.orgplan").out
    found = json.loads(run("check", "copy.orgplan", "--json").out)["findings"]
    assert [each["severity"] for each in found if each["check"] == "audience-copy"] == ["note"] * 3


def test_the_key_stands_apart_and_never_over_another_file(run: Run, private: Path, here: Path) -> None:
    answer = run("redact", private, "-o", "copy.orgplan", "--pseudonyms", "key.csv")
    assert answer.status == 0
    assert "keep it apart" in answer.out
    rows = list(csv.DictReader((here / "key.csv").open(encoding="utf-8-sig")))
    plan, copy = open_plan(private), open_plan(here / "copy.orgplan")
    assert len(rows) == 34
    for row in rows:
        assert str(copy.people[row["Id in the copy"]].name) == row["Holder"]
        assert str(plan.people[row["Id"]].name) == row["Name"]
    assert (here / "key.csv").stat().st_mode & 0o077 == 0
    before = (here / "key.csv").read_bytes()
    again = run("redact", private, "-o", "other.orgplan", "--pseudonyms", "key.csv")
    assert again.status == 1
    assert "never written over" in again.err
    assert not (here / "other.orgplan").exists()
    assert (here / "key.csv").read_bytes() == before


def test_one_unit_of_one_scenario(run: Run, private: Path, here: Path) -> None:
    assert run("redact", private, "-o", "c.orgplan", "--unit", "CTPD", "--scenario", "worked example").status == 0
    (scenario,) = json.loads(run("info", "c.orgplan", "--json").out)["scenarios"]
    whole = json.loads(run("info", private, "--json").out)["scenarios"]
    (before,) = (each for each in whole if each["name"] == scenario["name"])
    top = next(row for row in before["tree"] if row["unit"]["code"] == "CTPD")
    assert scenario["tree"][0] == {**top, "parent": None, "level": 1}
    assert "one unit only" in run("info", "c.orgplan").out


@pytest.mark.parametrize("words", [
    (), ("--without", "hats"), ("--unit", "no such"), ("--scenario", "no such"),
    ("--pseudonyms", "copy.orgplan"),
])  # fmt: skip
def test_what_cannot_be_is_refused(run: Run, private: Path, here: Path, words: tuple[str, ...]) -> None:
    assert run("redact", private, "-o", "copy.orgplan", *words).status == 2
    assert run("redact", private, "-o", private, "--without", "pay").status == 1
    assert not (here / "copy.orgplan").exists()


@pytest.mark.parametrize("ending", EXPORTERS)
def test_no_format_tells_what_a_copy_left_out(private: Path, here: Path, ending: str) -> None:
    plan = open_plan(private)
    copy = audience_copy(plan, Audience(frozenset(KINDS))).plan
    wanted, target = sought(plan, copy), here / f"copy{ending}"
    options = ExportOptions(content=frozenset({"heads", "numbers", "people"}), everything=True, chart="both")
    scenario = copy.ordered_scenarios()[0].id
    export(copy, scenario, target, options)
    assert export_leaks(target, wanted, options) == ()
    for part in contents(target.read_bytes()):
        for secret in SECRETS:
            assert all(secret.encode(code) not in part for code in ("utf-8", "utf-16-le", "utf-16-be"))
    export(plan, scenario, target, options)
    assert ending == ".png" or export_leaks(target, wanted, options) != (), "the search finds what is there"


def test_the_search_looks_into_what_is_packed(tmp_path: Path) -> None:
    plan, copy = Plan("p"), Plan("p")
    plan.shared.tables["settings"]["settings"] = replace(plan.settings, note="told in confidence on Tuesday, twice")
    wanted = sought(plan, copy)
    said = "Told in  confidence, on\nTuesday"
    packed = b"%PDF-1.4\nstream\n" + zlib.compress(said.encode()) + b"\nendstream"
    text = b"\x89PNG\r\n\x1a\n" + len(said).to_bytes(4) + b"tEXt" + said.encode() + b"\0\0\0\0"
    for data in (said.encode(), said.encode("utf-16-le"), b"\1" + said.encode("utf-16-be"), packed, text):
        assert found_in(contents(data), wanted) >= {"confidence on tuesday"}
    assert found_in(contents(b"told on Tuesday"), wanted) == frozenset()
