"""Changes and staffing tables for Word: whole, true to the comparison, a document whatever the names are."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from orgplanner.analysis.audience.audience import Audience
from orgplanner.analysis.audience.redacting import redacted
from orgplanner.analysis.compare import compare
from orgplanner.analysis.compare.table import cell_words
from orgplanner.analysis.compare.tables import unit_fates
from orgplanner.analysis.order import chapters_of
from orgplanner.analysis.totals import Totals
from orgplanner.cli.sample import sample_file
from orgplanner.document import open_plan
from orgplanner.exporters import ExportOptions, export
from orgplanner.exporters.choices.page_templates import with_template
from orgplanner.model import (
    Change,
    ChangeSet,
    Figure,
    PageTemplate,
    Plan,
    Post,
    Quantity,
    Scenario,
    Unit,
    between,
    names,
)
from orgplanner.text import render, say

PLAN = open_plan(sample_file("mebp-trade"))
OLD, SOURCE, NEW = (row.id for row in PLAN.ordered_scenarios())
DAY = date(2026, 11, 22)
STATE = PLAN.states[NEW]


def written(folder: Path, plan: Plan = PLAN, scenario: str = NEW, **more: Any) -> Any:
    file = folder / "order.docx"
    export(plan, scenario, file, ExportOptions(**{"date": DAY, **more}))
    return Document(str(file))


def rows_of(document: Any) -> list[list[str]]:
    """The different texts of each row; cells that are joined count once."""
    found = []
    for element in document.element.body.iter(qn("w:tr")):
        cells = element.iterchildren(qn("w:tc"))
        found.append(["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in cells])
    return found


def styled(document: Any, style: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style.name == style]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_unit_and_post_stands_in_the_tables_and_subtotals_are_the_program_s(
    tmp_path: Path, language: str
) -> None:
    rows = rows_of(written(tmp_path, language=language, against=OLD))
    rows = rows[next(place for place, row in enumerate(rows) if row[0] == render(say("No."), language)) :]
    titles = [row[2] for row in rows if row[0].isdecimal()]
    assert sorted(titles) == sorted(PLAN.words(post.title, language) for post in STATE.posts.values())
    totals = Totals(PLAN, NEW)
    for unit in STATE.units.values():
        called = f"{unit.code} {PLAN.words(unit.name, language)}"
        at = next(place for place, row in enumerate(rows) if len(row) == 1 and row[0].strip() == called)
        own = next(row for row in rows[at + 1 :] if not row[0].isdecimal())
        for place, figure in enumerate(("established", "filled", "vacant"), start=1):
            assert own[place] == cell_words(getattr(totals.of_unit(unit.id, whole=False), figure), language)
        if STATE.children(unit.id):
            title = render(say("Total with sub-units: {unit}", unit=called), language)
            whole = next(row for row in rows if row[0] == title)
            assert whole[1] == cell_words(totals.of_unit(unit.id).established, language)
    last = next(row for row in reversed(rows) if row[0] == render(say("Total"), language))
    assert last[1:4] == [
        cell_words(part, language)
        for part in (totals.of_scenario().established, totals.of_scenario().filled, totals.of_scenario().vacant)
    ]


@pytest.mark.parametrize(("old", "new"), [(OLD, NEW), (OLD, SOURCE), (SOURCE, NEW)])
def test_the_clauses_are_the_changes_of_the_comparison(tmp_path: Path, old: str, new: str) -> None:
    found = compare(PLAN, old, new)
    chapters = chapters_of(found, "en")
    for table, changes in (("units", found.units), ("posts", found.posts)):
        for kind in ("new", "closed", "moved", "renamed", "undecided"):
            ids = [each.id for chapter in chapters if (chapter.table, chapter.kind) == (table, kind)
                   for each in chapter.clauses]  # fmt: skip
            assert sorted(ids) == sorted(getattr(changes, kind))
        told = {each.id for chapter in chapters if chapter.table == table for each in chapter.clauses}
        told |= {end for part in changes.split for end in part.ends}
        assert unit_fates(changes).keys() <= told
    document = written(tmp_path, scenario=new, against=old)
    assert styled(document, "List Number") == [clause.text for chapter in chapters for clause in chapter.clauses]
    assert [clause.grounds for chapter in chapters for clause in chapter.clauses if clause.grounds] or old != OLD


def test_reasons_and_legal_basis_stand_below_what_is_decided_and_open_questions_are_named(tmp_path: Path) -> None:
    plan = PLAN.snapshot()
    subject = compare(plan, OLD, NEW).units.merged[0].origins[0]
    row = next(each for each in plan.states[NEW].successions.values() if each.subject == subject)
    other = replace(row, legal_basis=names(en="Decree No. 1"))
    plan.apply(ChangeSet("", (Change("successions", NEW, row.id, row, other),)))
    document = written(tmp_path, plan, against=OLD)
    assert "Legal basis: Decree No. 1" in styled(document, "List Continue")
    undecided = [each for chapter in chapters_of(compare(PLAN, OLD, SOURCE), "en") if chapter.kind == "undecided"
                 for each in chapter.clauses]  # fmt: skip
    assert undecided
    for clause in undecided:
        assert "not yet placed" in clause.text or "nothing is decided" in clause.text


def test_headers_repeat_headings_stay_with_their_posts_and_wide_tables_lie_on_the_side(tmp_path: Path) -> None:
    document = written(tmp_path, against=OLD)
    assert len(document.tables) >= 4
    for table in document.tables:
        first, *others = table._tbl.iterchildren(qn("w:tr"))
        assert first.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in others)
        assert table.style.name == "Table Grid"
    texts = [each for each in document.element.body.iter(qn("w:p")) if each.pPr is not None]
    headings = [each for each in texts if each.pPr.pStyle is not None and each.pPr.pStyle.val == "TableUnit"]
    assert len(headings) == len(STATE.units)
    assert all(each.pPr.find(qn("w:keepNext")) is not None for each in headings)
    wide = [section.page_width > section.page_height for section in document.sections]
    assert wide == [False, True, True, False]
    assert styled(document, "Heading 1")[0] == "List of changes"
    assert styled(document, "Heading 1")[-2:] == ["Sources", "Inferred and assumed figures"]


def test_each_page_says_what_it_is_and_the_document_says_its_language(tmp_path: Path) -> None:
    document = written(tmp_path, language="kk", against=OLD, classification="Қызмет үшін", approval=True)
    for section in document.sections:
        assert "Қызмет үшін" in [each.text for each in section.header.paragraphs]
        fields = [each.get(qn("w:instr")) for each in section.footer._element.iter(qn("w:fldSimple"))]
        assert sorted(fields) == ["NUMPAGES", "PAGE"]
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {"kk-KZ"}
    about = document.core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("OrgPlanner", "OrgPlanner", "")
    assert "БЕКІТЕМІН" in document.paragraphs[0].text
    assert not any("thumbnail" in name for name in ZipFile(tmp_path / "order.docx").namelist())


def test_a_page_template_says_who_approves_and_what_the_document_is(tmp_path: Path) -> None:
    template = PageTemplate(
        "t", title=names(ru="О структуре", kk="Құрылым туралы"), number="17-К",
        approver=names(ru="А. Б. Министров"), approval=True,
        approver_post=names(ru="Министр", kk="Министр міндетін атқарушы"),
        classification=names(ru="ДСП"), notes=names(ru="К заседанию"),
    )  # fmt: skip
    options = with_template(ExportOptions(language="ru", languages=("ru", "kk"), against=OLD), template)
    export(PLAN, NEW, tmp_path / "a.docx", options)
    document = Document(str(tmp_path / "a.docx"))
    told = "\n".join(each.text for each in document.paragraphs)
    for words in ("УТВЕРЖДАЮ / БЕКІТЕМІН", "Министр міндетін атқарушы", "А. Б. Министров", "17-К", "К заседанию"):
        assert words in told
    assert styled(document, "Title") == ["О структуре"]
    assert "Құрылым туралы" in styled(document, "Subtitle")
    assert "ДСП" in [each.text for each in document.sections[0].header.paragraphs]


def test_one_scenario_or_one_unit_has_staffing_tables_only(tmp_path: Path) -> None:
    document = written(tmp_path, scenario=OLD)
    assert styled(document, "List Number") == []
    unit = STATE.children(STATE.children(None)[0].id)[0]
    report = export(PLAN, NEW, tmp_path / "unit.docx", ExportOptions(unit=unit.id, against=OLD))
    assert "one unit" in str(report.notes[0])
    titles = [row[2] for row in rows_of(Document(str(tmp_path / "unit.docx"))) if row[0].isdecimal()]
    branch = {each.id for each in STATE.branch(unit.id)}
    told = rows_of(Document(str(tmp_path / "unit.docx")))
    assert not any("(Legal Department)" in cell for row in told for cell in row)
    assert len(titles) == sum(post.unit in branch for post in STATE.posts.values())


def test_a_copy_for_an_audience_says_so_and_holds_no_names(tmp_path: Path) -> None:
    copy = redacted(PLAN, Audience(without=frozenset({"pay", "notes"})))
    document = written(tmp_path, copy, against=OLD)
    assert any(each.text.startswith("Copy for an audience") for each in document.paragraphs)
    assert any("Copy for an audience" in each.text for each in document.sections[-1].footer.paragraphs)
    assert not any("Pay" in cell for row in rows_of(document) for cell in row)


def small(name: str) -> Plan:
    """A scenario in which everything is called so, with a range, an unknown number and a post in no unit."""
    plan = Plan("plan")
    called = names(en=name) if name else names(en="x")
    plan.apply(ChangeSet("", (Change("scenarios", None, "s", None, Scenario("s", called)),)))
    rows = (
        ("units", Unit("d", "D", called, "department", rank="a")),
        ("posts", Post("p", "d", title=called, established=Figure(between(4, 7)), rank="a")),
        ("posts", Post("q", "d", title=called, rank="b")),
        ("posts", Post("r", None, title=called, established=Figure(between(1, 1)), rank="c", unplaced=True)),
    )
    plan.apply(ChangeSet("", tuple(Change(table, "s", row.id, None, row) for table, row in rows)))
    return plan


def test_hostile_names_are_written_as_words(tmp_path: Path, hostile: str) -> None:
    document = written(tmp_path, small(hostile), "s", title=hostile, classification=hostile, author=hostile)
    rows = rows_of(document)
    assert [row[0] for row in rows].count("1") == 1
    lines = [row for row in rows if row[0] in ("1", "2", "3")]
    assert [row[2] for row in lines] == ["4–7", "unknown", "1"]
    if hostile.isprintable():
        assert lines[0][1] == (hostile or "x")[:32_000]


def test_ranges_stay_ranges_and_what_is_unknown_is_counted_apart(tmp_path: Path) -> None:
    rows = rows_of(written(tmp_path, small("Trade"), "s"))
    assert ["Total of the unit", "4–7 (1 unknown)"] in [row[:2] for row in rows]
    assert ["Total", "4–7 (1 unknown)"] in [row[:2] for row in rows]
    assert ["Not yet placed", "1"] in [row[:2] for row in rows]


def test_it_can_be_called_off_and_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "order.docx"
    target.write_bytes(b"before")
    seen = []

    def stop(done: int, whole: int) -> None:
        seen.append((done, whole))
        if done > 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(PLAN, NEW, target, ExportOptions(against=OLD), stop)
    assert target.read_bytes() == b"before"
    assert [file.name for file in tmp_path.iterdir()] == ["order.docx"]
    assert all(0 <= done <= whole for done, whole in seen)


def test_long_tables_are_divided_by_what_stands_below_the_top(tmp_path: Path) -> None:
    plan = small("Trade")
    figure = Figure(Quantity(between(1, 1).low, between(1, 1).high))
    unit = Unit("u", "U", names(en="Tariffs"), "division", "d", rank="b")
    posts = [Post(f"n{place}", "u", title=names(en=f"Post {place}"), established=figure, rank=f"b{place:03}")
             for place in range(120)]  # fmt: skip
    changes = [Change("units", "s", "u", None, unit), *(Change("posts", "s", row.id, None, row) for row in posts)]
    plan.apply(ChangeSet("", tuple(changes)))
    document = written(tmp_path, plan, "s")
    assert styled(document, "Heading 3") == ["D Trade", "U Tariffs", "Not yet placed", "Total"]
    assert [row[0] for row in rows_of(document) if row[0].isdecimal()] == [str(place) for place in range(1, 124)]
