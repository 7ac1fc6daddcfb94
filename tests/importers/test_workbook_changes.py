"""A staffing plan that was edited in a spreadsheet comes back as exactly what was edited."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from orgplanner.analysis.workbook.columns import TABLES, Layout
from orgplanner.edits import add_allowance, add_rating, assign, change_post, delete_rows
from orgplanner.errors import FileProblem
from orgplanner.exporters import ExportOptions
from orgplanner.exporters.workbook import write_workbook
from orgplanner.generate import generate
from orgplanner.importers.workbook import Found, Proposal, find_changes, read_grids, take_changes
from orgplanner.model import SCENARIO as SCENARIO_TABLES
from orgplanner.model import Figure, Plan, Quantity, between, exactly, names, read_quantity
from tests.exporters.recalculating import needs_office, saved_by_office
from tests.importers.editing import Cells, Edited

PLAN = generate(40, 3)
SCENARIO = PLAN.ordered_scenarios()[1].id
TYPED: list[tuple[str, object]] = [("title", "Another title"), ("established", 7.5), ("status", "frozen")]
POSTS = PLAN.states[SCENARIO].posts


@pytest.fixture(scope="module", params=["establishment", "t3", "compact"])
def layout(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    return opened(tmp_path)


def opened(folder: Path, layout: Layout = "establishment", language: str = "en", kind: str = "staffing") -> Edited:
    file = folder / "plan.xlsx"
    file.write_bytes(exported(layout, language))
    return Edited(file, kind, SCENARIO)


@cache
def exported(layout: Layout, language: str) -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plan.xlsx"
        write_workbook(PLAN, SCENARIO, file, ExportOptions(table=layout, language=language))
        return file.read_bytes()


def found(edited: Edited, plan: Plan = PLAN) -> Found:
    return find_changes(plan, read_grids(edited.save()))


def taken(found: Found, plan: Plan = PLAN) -> Plan:
    return plan.after(take_changes(plan, SCENARIO, found.proposals, found.language))


def wants(proposals: tuple[Proposal, ...]) -> set[tuple[str, str, str]]:
    return {
        (each.kind, each.row, next(iter(each.texts), "")) if each.kind == "change"
        else ("new", "", each.texts["title"]) if each.kind == "new"
        else (each.kind, each.row, "")
        for each in proposals
    }  # fmt: skip


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_an_untouched_workbook_wants_nothing(tmp_path: Path, layout: str, language: str) -> None:
    for kind in ("staffing", "people"):
        answer = found(opened(tmp_path, layout, language, kind))
        assert (answer.proposals, answer.problems) == ((), ())
        assert answer.rows >= 2 * len(POSTS)


@settings(
    max_examples=5, deadline=None, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(data=st.data())
def test_random_edits_come_back_and_nothing_else(tmp_path: Path, data: st.DataObject) -> None:
    edited = opened(tmp_path, data.draw(st.sampled_from(["establishment", "t3", "compact"])))
    order = data.draw(st.permutations(range(len(edited.rows))))
    changed, deleted = order[:20], order[20 : 20 + data.draw(st.integers(0, 8))]
    wanted: set[tuple[str, str, str]] = set()
    expected: dict[tuple[str, str], object] = {}
    for number in changed:
        row = edited.rows[number]
        key, value = data.draw(st.sampled_from(TYPED))
        edited.set(row, key, value)
        if key == "established":
            edited.set(row, "established>to", None)
            edited.set(row, "established>about", None)
        if (key, value) == ("status", "frozen") and POSTS[row[0]].status == "frozen":
            continue
        wanted.add(("change", row[0], key))
        expected[row[0], key] = value
    gone = {edited.rows[number][0] for number in deleted}
    wanted |= {("deleted", id, "") for id in gone}
    rows = [row for row in edited.rows if row[0] not in gone]
    for number in range(data.draw(st.integers(0, 4))):
        unit = edited.get(rows[0], "unit")
        rows.insert(
            data.draw(st.integers(0, len(rows))), edited.blank(unit=unit, title=f"New post {number}", established=2)
        )
        wanted.add(("new", "", f"New post {number}"))
    edited.rows = data.draw(st.permutations(rows))
    answer = found(edited)
    assert answer.problems == ()
    assert wants(answer.proposals) == wanted
    after = taken(answer).states[SCENARIO].posts
    assert len(after) == len(POSTS) - len(gone) + sum(each.kind == "new" for each in answer.proposals)
    for (id, key), value in expected.items():
        post = after[id]
        now = {"title": post.title.best("en"), "status": post.status, "established": post.established.quantity}[key]
        assert now == (exactly("7.5") if key == "established" else value)


def test_one_cell_names_the_post_what_it_was_and_where_it_stands(edited: Edited) -> None:
    grades = [grade.code for grade in PLAN.grades.values()]
    row = next(row for row in edited.rows if edited.get(row, "grade") in grades)
    other = next(code for code in grades if code != edited.get(row, "grade"))
    before = edited.get(row, "grade")
    edited.set(row, "grade", other)
    (change,) = found(edited).proposals
    assert (change.before, change.after, change.kind) == (before, other, "change")
    assert str(change.heading) == "Grade"
    line = edited.header + 1 + edited.rows.index(row)
    assert change.place.endswith(f"!{edited.sheet.cell(line, edited.keys.index('grade') + 1).coordinate}")


def test_ranges_and_unknown_numbers_are_typed_in_two_cells_or_one(edited: Edited) -> None:
    ids = [row[0] for row in edited.rows[:5]]
    for row, cells in zip(edited.rows, ((4, 7, None), ("4-7", None, None), (25, None, "≈"), ("?", None, None),
                                        ("1/4", None, None)), strict=False):  # fmt: skip
        for part, value in zip(("", ">to", ">about"), cells, strict=True):
            edited.set(row, f"established{part}", value)
    after = taken(found(edited)).states[SCENARIO].posts
    wanted = (between(4, 7), between(4, 7), read_quantity("~25"), None, exactly("0.25"))
    for id, quantity in zip(ids, wanted, strict=True):
        assert after[id].established.quantity == quantity
        assert after[id].established.basis == ("assumed" if quantity is not None else "")


def test_what_is_not_understood_is_listed_with_its_cell(edited: Edited) -> None:
    first, second = edited.rows[:2]
    edited.set(first, "grade", "no such grade")
    edited.set(first, "established", "many")
    edited.set(second, "unit", "Nowhere")
    edited.rows.append(edited.blank(unit="Nowhere either", title="Somebody"))
    answer = found(edited)
    assert answer.proposals == ()
    assert len(answer.problems) == 4
    assert all("!" in problem.place and problem.remedy for problem in answer.problems)
    assert {problem.value for problem in answer.problems} >= {"no such grade", "many", "Nowhere"}


def test_columns_and_rows_put_in_before_the_table_do_not_matter(edited: Edited) -> None:
    edited.set(edited.rows[3], "title", "Moved title")
    edited.save()
    edited.sheet.insert_cols(1, 2)
    edited.sheet.insert_rows(1, 4)
    edited.book.save(edited.file)
    (change,) = find_changes(PLAN, read_grids(edited.file)).proposals
    assert change.after == "Moved title"


def test_lost_ids_are_found_again_and_that_is_said(edited: Edited) -> None:
    touched: list[Cells] = edited.rows[:4]
    for row in touched:
        row[0] = None
    edited.set(touched[0], "established", 9)
    edited.set(touched[1], "note", "Seen")
    answer = found(edited)
    assert {(each.kind, each.after) for each in answer.proposals} == {("change", "9"), ("change", "Seen")}
    assert all(each.doubt.template for each in answer.proposals)


def test_without_the_row_of_keys_the_headings_are_read(edited: Edited) -> None:
    edited.set(edited.rows[2], "title", "By heading")
    edited.save()
    edited.sheet.delete_rows(edited.header - 1)
    edited.book.save(edited.file)
    assert [each.after for each in find_changes(PLAN, read_grids(edited.file)).proposals] == ["By heading"]


def test_a_copied_row_is_a_new_post(edited: Edited) -> None:
    copy = list(edited.rows[5])
    edited.rows.insert(6, copy)
    edited.set(copy, "title", "The same again")
    (new,) = found(edited).proposals
    assert (new.kind, new.name) == ("new", "The same again")
    after = taken(found(edited)).states[SCENARIO]
    assert len(after.posts) == len(POSTS) + 1


def test_what_the_plan_changed_meanwhile_stays_unless_the_same_row_was_touched(edited: Edited) -> None:
    one, other, lost = (row[0] for row in edited.rows[:3])
    edited.set(edited.rows[0], "note", "From the workbook")
    plan = PLAN
    for id in (one, other):
        plan = plan.after(change_post(plan, SCENARIO, id, title=names(en="Renamed in the plan")))
    plan = plan.after(delete_rows(plan, SCENARIO, "posts", [lost]))
    answer = found(edited, plan)
    assert {each.row for each in answer.proposals} == {one}
    assert all("since the workbook" in str(each.doubt) for each in answer.proposals)
    assert {problem.severity for problem in answer.problems} == {"warning"}


def test_people_come_back_too(tmp_path: Path) -> None:
    edited = opened(tmp_path, kind="people")
    edited.set(edited.rows[0], "contract", "fixed term")
    edited.rows.append(edited.blank(name="Holder 900", code="H-900"))
    answer = found(edited)
    assert {each.kind for each in answer.proposals} == {"change", "new"}
    people = taken(answer).people
    assert len(people) == len(PLAN.people) + 1
    assert people[edited.rows[0][0]].contract == "fixed term"


def test_a_date_that_was_a_range_is_no_number(edited: Edited) -> None:
    from datetime import date

    edited.set(edited.rows[0], "established", date(2026, 7, 4))
    answer = found(edited)
    assert answer.proposals == ()
    assert "made a date of it" in str(answer.problems[0].message)


def test_changes_taken_are_one_step_that_can_be_taken_back(edited: Edited) -> None:
    edited.set(edited.rows[0], "title", "One")
    edited.set(edited.rows[1], "established", 3)
    del edited.rows[2]
    answer = found(edited)
    changes = take_changes(PLAN, SCENARIO, answer.proposals, answer.language)
    after = PLAN.after(changes)
    assert after != PLAN
    assert after.after(changes.inverse()) == PLAN


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_entities_are_refused(tmp_path: Path, part: str) -> None:
    file, hostile = opened(tmp_path).file, tmp_path / "hostile.xlsx"
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(hostile, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                data = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>' + data.split(b"?>", 1)[-1]
            target.writestr(name, data)
    with pytest.raises(FileProblem, match="not safe"):
        read_grids(hostile)


def test_bombs_far_cells_and_other_files_are_refused(tmp_path: Path, edited: Edited) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", "<Types/>")
        target.writestr("xl/workbook.xml", b"<a>" + b" " * 60_000_000)
    edited.sheet["XFD1048576"] = "far"
    edited.book.save(edited.file)
    text = tmp_path / "text.xlsx"
    text.write_text("not a workbook")
    for file, words in ((bomb, "too large"), (edited.file, "too large"), (text, "not a workbook")):
        with pytest.raises(FileProblem, match=words):
            read_grids(file)


def test_another_workbook_is_said_not_to_be_one_of_ours(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Name", "Salary"])
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(FileProblem, match="no table that can be taken back"):
        find_changes(PLAN, read_grids(tmp_path / "other.xlsx"))


def test_six_places_are_kept() -> None:
    from orgplanner.importers.workbook.cells import plain_text

    assert plain_text(0.333333) == "0.333333"
    assert Quantity(Decimal("0.1"), Decimal("0.1")) == read_quantity(plain_text(0.1))


def workbook_of(plan: Plan, folder: Path, layout: Layout = "establishment") -> Path:
    file = folder / "own.xlsx"
    write_workbook(plan, SCENARIO, file, ExportOptions(table=layout))
    return file


def skilled() -> Plan:
    """The plan with ratings, somebody who holds a post, and an allowance for one grade."""
    state = PLAN.states[SCENARIO]
    plan = PLAN
    if not plan.ratings:
        person, skill = next(iter(plan.people)), next(iter(plan.skills))
        plan = plan.after(add_rating(plan, person, skill, level=2, date="2025-03-01", rater="self"))
    if not state.assignments:
        plan = plan.after(assign(plan, SCENARIO, next(iter(plan.people)), next(iter(state.posts))))
    return plan.after(add_allowance(plan, names(en="Hardship"), percent=Figure(between(5, 10), "assumed"),
                                    grade=next(iter(plan.grades))))  # fmt: skip


CELLS: dict[str, tuple[str, object, str, object]] = {
    "units": ("name", "Another name", "name", "Another name"),
    "assignments": ("share", 0.5, "share", Decimal("0.5")),
    "needs": ("people", 3, "people", exactly(3)),
    "ratings": ("level", 4, "level", 4),
    "grades": ("coefficient", 2.5, "coefficient", Decimal("2.5")),
    "allowances": ("percent", 12, "percent", exactly(12)),
}


@pytest.mark.parametrize("kind", list(CELLS))
def test_every_list_comes_back_cell_by_cell_and_row_by_row(kind: str, tmp_path: Path) -> None:
    plan = skilled()
    edited = Edited(workbook_of(plan, tmp_path), kind, SCENARIO)
    key, value, field, wanted = CELLS[kind]
    first, table = edited.rows[0], TABLES[kind]
    copy = list(edited.rows[-1])
    edited.set(first, key, value)
    if f"{key}>to" in edited.keys:
        edited.set(first, f"{key}>to", None)
    copy[0] = None
    if kind in ("units", "grades", "allowances"):
        edited.set(copy, "name", "Quite new")
        if "code" in edited.keys:
            edited.set(copy, "code", "QN")
    else:
        edited.set(copy, "note" if "note" in edited.keys else "date", "2026-01-02")
    if kind == "assignments":
        edited.set(copy, "person", edited.get(first, "person"))
    edited.rows.insert(0, copy)
    answer = found(edited, plan)
    assert [problem for problem in answer.problems if problem.severity == "error"] == []
    assert sorted(each.kind for each in answer.proposals) == ["change", "new"]
    assert {each.table for each in answer.proposals} == {table}
    after = taken(answer, plan).table(table, SCENARIO if table in SCENARIO_TABLES else None)
    now = getattr(after[first[0]], field)
    now = getattr(now, "quantity", now)
    assert (now.best("en") if hasattr(now, "best") else now) == wanted
    assert len(after) == len(plan.table(table, SCENARIO if table in SCENARIO_TABLES else None)) + 1


@pytest.mark.parametrize("kind", ["assignments", "needs", "ratings", "allowances"])
def test_a_row_taken_out_of_a_list_is_taken_out_of_the_plan(kind: str, tmp_path: Path) -> None:
    plan = skilled()
    edited = Edited(workbook_of(plan, tmp_path), kind, SCENARIO)
    gone = edited.rows.pop(0)[0]
    answer = found(edited, plan)
    assert ("deleted", gone) in {(each.kind, each.row) for each in answer.proposals}
    table = TABLES[kind]
    assert gone not in taken(answer, plan).table(table, SCENARIO if table in SCENARIO_TABLES else None)


def test_a_new_unit_takes_the_posts_that_name_it(tmp_path: Path) -> None:
    file = workbook_of(PLAN, tmp_path)
    units = Edited(file, "units", SCENARIO)
    root = next(row for row in units.rows if not units.get(row, "parent"))
    moved = next(row for row in units.rows if units.get(row, "parent") not in (None, "", units.get(root, "name")))
    units.set(moved, "parent", units.get(root, "name"))
    units.rows.append(units.blank(name="New division", code="ND", parent=units.get(root, "name"), kind="division"))
    posts = Edited(units.save(), "staffing", SCENARIO)
    posts.set(posts.rows[0], "unit", "New division")
    answer = found(posts)
    assert answer.problems == ()
    state = taken(answer).states[SCENARIO]
    made = next(unit for unit in state.units.values() if unit.code == "ND")
    assert (made.parent, made.kind) == (root[0], "division")
    assert state.posts[posts.rows[0][0]].unit == made.id
    assert state.units[moved[0]].parent == root[0]


@needs_office
def test_what_was_edited_and_saved_by_another_program_comes_back(tmp_path: Path) -> None:
    edited = opened(tmp_path, "t3", "kk")
    wanted: set[tuple[str, str, str]] = set()
    for number, row in enumerate(edited.rows[:20]):
        key, value = TYPED[number % 2]
        edited.set(row, key, value)
        for part in (">to", ">about") if key == "established" else ():
            edited.set(row, f"{key}{part}", None)
        wanted.add(("change", row[0], key))
    unit = edited.get(edited.rows[0], "unit")
    for number in (25, 25, 24):
        wanted.add(("deleted", edited.rows.pop(number)[0], ""))
    for number, place in enumerate((0, 9, 30)):
        edited.rows.insert(place, edited.blank(unit=unit, title=f"New {number}", established=1))
        wanted.add(("new", "", f"New {number}"))
    edited.rows[22][0] = None
    edited.rows.sort(key=lambda row: str(edited.get(row, "title")))
    edited.save()
    file = saved_by_office(edited.file, tmp_path)
    answer = find_changes(PLAN, read_grids(file))
    assert answer.problems == ()
    assert wants(answer.proposals) == wanted
