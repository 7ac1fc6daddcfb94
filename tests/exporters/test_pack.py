"""The proposal pack: one numbering, links and bookmarks that lead where they say, parts that can be made."""

from collections import Counter
from datetime import date
from pathlib import Path

import hypothesis.strategies as st
import pypdfium2
import pytest
from hypothesis import Phase, given, settings

from orgplanner import edits
from orgplanner.document import open_plan
from orgplanner.drawing.picture import Page, Text
from orgplanner.errors import RuleBroken
from orgplanner.exporters import ExportOptions, export, lay_out
from orgplanner.exporters.choices.options import PARTS
from orgplanner.exporters.pack import other_of
from orgplanner.generate import generate
from orgplanner.model import PageTemplate, Plan, names
from orgplanner.paths import samples
from orgplanner.text import render
from tests.analysis.reforms import FIGURES, STEPS, ministry, reform
from tests.exporters.test_book import plain, read, texts

PLAN = open_plan(samples() / "mebp-trade.orgplan")
OLD, PROPOSED, NEW = (row.id for row in PLAN.ordered_scenarios())


def pack(plan: Plan, scenario: str, **chosen: object) -> ExportOptions:
    options = ExportOptions(form="pack", date=date(2026, 11, 22))
    return ExportOptions(**{name: getattr(options, name) for name in options.__slots__} | chosen)


def written(plan: Plan, scenario: str, options: ExportOptions, folder: Path) -> tuple[list[str], list[list[int]]]:
    export(plan, scenario, folder / "pack.pdf", options)
    return read(folder / "pack.pdf")


def lines_of(page: Page) -> list[tuple[str, int]]:
    """The lines of contents: their words, without number and page, and the page that they lead to."""
    found = []
    for part in page.parts:
        for item in part.picture.items:
            if item.link:
                *said, page = [shape.text for shape in item.shapes if isinstance(shape, Text)]
                found.append((" ".join(said[1:] if said[0].endswith(".") else said), int(page)))
                assert item.link == f"#page:{page}"
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[Page, ...], list[str], list[list[int]], Path]:
    """The pack of the sample with all parts: pages, their texts, where their links lead, and the file."""
    folder = tmp_path_factory.mktemp("pack")
    options = pack(PLAN, NEW, against=OLD, approval=True, classification="<b>ДСП</b> & co")
    found, led = written(PLAN, NEW, options, folder)
    return lay_out(PLAN, NEW, options).pages, found, led, folder / "pack.pdf"


def test_pages_are_numbered_through_the_whole_document(whole) -> None:
    pages, found, _, _ = whole
    assert len(found) == len(pages) > 25
    for number, words in enumerate(found, 1):
        assert f"page{number}of{len(found)}" in words
        assert "ДСП" in words
    assert ["БЕКІТЕМІН" in words.upper() or "APPROVED" in words.upper() for words in found] == [
        True, *(False for _ in found[1:])
    ]  # fmt: skip


def test_every_line_of_the_contents_leads_to_the_page_that_has_it(whole) -> None:
    pages, found, led, _ = whole
    lines = lines_of(pages[1])
    assert [words for words, _ in lines if words in map(render, PARTS.values())][:4] == [
        "In brief", "Current structure", "Proposed structure", "Changes",
    ]  # fmt: skip
    assert len(lines) > 25
    for words, page in lines:
        if words != "Chart of changes":
            assert plain(words) in found[page - 1], (words, page)
    assert Counter(led[1]) == Counter(page for _, page in lines)


def test_see_page_leads_to_the_page_that_it_names(whole) -> None:
    pages, _, led, _ = whole
    seen = 0
    for page, targets in zip(pages, led, strict=True):
        meant = [text for text, _, _ in texts(page) if text.link]
        for text in meant:
            assert text.link == f"#page:{int(text.text.split()[-1])}"
        seen += len(meant)
        assert {int(text.link.removeprefix("#page:")) for text in meant} <= set(targets)
    assert seen > 8


def test_bookmarks_lead_to_the_chart_that_they_belong_to(whole) -> None:
    _, found, _, file = whole
    with pypdfium2.PdfDocument(file) as document:
        marks = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc(20)]
    parts = [(title, page) for level, title, page in marks if level == 0]
    assert [title for title, _ in parts] == [
        "Cover", "Contents", "1. In brief", "2. Current structure", "3. Proposed structure", "4. Changes",
        "5. Staffing before and after", "6. Ledger", "7. Skill gaps",
        "8. New, closed, changed and undecided posts", "9. Sources and assumptions",
    ]  # fmt: skip
    for title, page in parts[1:]:
        assert plain(title) in found[page]
    remedies = [page for _, title, page in marks if title == "Trade remedies"]
    starts = dict(parts)
    assert starts["2. Current structure"] in remedies
    assert starts["3. Proposed structure"] in remedies
    assert any(starts["4. Changes"] <= page < starts["5. Staffing before and after"] for page in remedies)
    for _, title, page in marks:
        if title != "Cover":
            assert plain(title) in found[page]


def test_nothing_leaves_the_paper_and_all_can_be_read(whole) -> None:
    for page in whole[0]:
        for text, size, (left, top, right, bottom) in texts(page):
            assert size >= 6.99, text
            assert min(left, top, page.width - right, page.height - bottom) >= -0.1, text


def test_only_parts_that_are_chosen_in_the_order_of_the_document(tmp_path: Path) -> None:
    options = pack(PLAN, NEW, against=OLD, parts=("sources", "cover", "posts"), landscape=True)
    found, _ = written(PLAN, NEW, options, tmp_path)
    titles = [mark.title for mark in lay_out(PLAN, NEW, options).outline if mark.level == 0]
    assert titles == ["Cover", "1. New, closed, changed and undecided posts", "2. Sources and assumptions"]
    assert all(page.width > page.height for page in lay_out(PLAN, NEW, options).pages)
    assert "Contents" not in found[1]


def test_facts_are_kept_apart_from_assumptions(tmp_path: Path) -> None:
    found, _ = written(PLAN, NEW, pack(PLAN, NEW, against=OLD, parts=("sources",)), tmp_path)
    page = {
        title: next(number for number, words in enumerate(found) if plain(title) in words)
        for title in ("Facts: what a source states", "Derived: follows", "Inferred: read out", "Assumed by the")
    }
    assert list(page.values()) == sorted(page.values())
    whole = "".join(found)
    assert "WorldBank" in whole
    assert plain("Planner's worked example") in whole


def test_a_plan_with_one_scenario_says_what_is_missing(tmp_path: Path) -> None:
    plan = Plan("plan")
    plan.apply(edits.add_scenario(plan, names(en="Today"), "current", id="now"))
    plan.apply(edits.add_unit(plan, "now", name=names(en="Ministry"), id="m"))
    sheets = lay_out(plan, "now", pack(plan, "now"))
    said = [render(note) for note in sheets.notes]
    assert "Left out: Ledger (there is no other scenario to compare with)." in said
    assert "Left out: Skill gaps (no skills are required in this scenario)." in said
    found, _ = written(plan, "now", pack(plan, "now"), tmp_path)
    assert plain("Not in this document") in found[1]
    assert plain("Ledger: there is no other scenario to compare with") in found[1]
    titles = [mark.title for mark in sheets.outline if mark.level == 0]
    assert titles[2:4] == ["1. In brief", "2. Current structure"]
    with pytest.raises(RuleBroken, match="no other scenario to compare with"):
        lay_out(plan, "now", pack(plan, "now", parts=("ledger", "posts")))
    assert "no other scenario is chosen" in " ".join(
        render(note) for note in lay_out(PLAN, OLD, pack(PLAN, OLD, parts=("cover", "ledger"))).notes
    )


def test_a_plan_without_skills_leaves_their_part_out() -> None:
    plan = ministry([1, 2])
    sheets = lay_out(plan, "then", pack(plan, "then"))
    assert "Left out: Skill gaps (no skills are required in this scenario)." in map(render, sheets.notes)
    titles = [mark.title for mark in sheets.outline if mark.level == 0]
    assert not any("Skill" in title for title in titles)
    assert titles[-1] == "8. Sources and assumptions"


def test_what_no_pack_is_made_of() -> None:
    unit = PLAN.states[NEW].children(None)[0].id
    with pytest.raises(RuleBroken, match="whole organisation"):
        lay_out(PLAN, NEW, pack(PLAN, NEW, unit=unit))
    with pytest.raises(RuleBroken, match="There is no part “index”"):
        lay_out(PLAN, NEW, pack(PLAN, NEW, parts=("index",)))
    with pytest.raises(RuleBroken):
        lay_out(PLAN, "nowhere", pack(PLAN, NEW))


def test_the_scenario_that_another_one_is_held_against() -> None:
    assert other_of(PLAN, NEW, None) == OLD
    assert other_of(PLAN, NEW, PROPOSED) == PROPOSED
    assert other_of(PLAN, OLD, None) is None
    assert other_of(PLAN, OLD, NEW) == NEW
    assert other_of(PLAN, NEW, NEW) is None


def test_a_pack_leads_from_a_scenario_to_what_was_made_of_it() -> None:
    turned = lay_out(PLAN, OLD, pack(PLAN, OLD, against=NEW, parts=("cover", "current")))
    plain_ = lay_out(PLAN, NEW, pack(PLAN, NEW, against=OLD, parts=("cover", "current")))
    words = [[text.text for page in sheets.pages for text, _, _ in texts(page)] for sheets in (turned, plain_)]
    assert words[0] == words[1]
    assert "leads from" in render(turned.notes[0])
    assert not plain_.notes


def test_two_languages_and_the_marks_of_the_document(tmp_path: Path) -> None:
    template = PageTemplate("t", number="12-3/45", version="0.9", approval=True)
    options = pack(
        PLAN, NEW, against=OLD, language="kk", languages=("kk", "ru"), template=template,
        parts=("cover", "contents", "ledger"),
    )  # fmt: skip
    found, _ = written(PLAN, NEW, options, tmp_path)
    assert plain("Торговая политика") in found[0]
    assert plain("сауда саясаты") in found[0]
    assert plain("12-3/45") in found[0]
    assert plain("0.9") in found[0]
    assert plain("Өзгерістер балансы / Баланс изменений") in found[1]


def test_a_large_chart_becomes_pages_of_a_book_with_numbers_of_the_document(tmp_path: Path) -> None:
    plan = generate(700, 3)
    old, new = (row.id for row in plan.ordered_scenarios()[:2])
    options = pack(plan, new, against=old, parts=("contents", "current", "proposed", "changes"))
    told: list[tuple[int, int]] = []
    first: list[tuple[Page, ...]] = []
    sheets = lay_out(plan, new, options, lambda done, of: told.append((done, of)), first.append)
    shares = [done / of for done, of in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert not first  # there is no cover
    found, led = written(plan, new, options, tmp_path)
    assert len(found) == len(sheets.pages) > 20
    for page, targets in zip(sheets.pages, led, strict=True):
        links = [text.link for text, _, _ in texts(page) if text.link]
        links += [item.link for part in page.parts for item in part.picture.items if item.link]
        assert Counter(targets) == Counter(int(link.removeprefix("#page:")) for link in links)
    starts = {mark.title: int(mark.link.removeprefix("#page:")) for mark in sheets.outline if mark.level == 0}
    ends = [*list(starts.values())[1:], len(found) + 1]
    for (title, start), end in zip(starts.items(), ends, strict=True):
        here = {target for targets in led[start - 1 : end - 1] for target in targets}
        assert title == "Contents" or all(start <= target < end for target in here)
    for scenario, title in ((old, "1. Current structure"), (new, "2. Proposed structure")):
        words = "".join(found[starts[title] - 1 : ends[list(starts).index(title)] - 1])
        assert all(plain(unit.name.best("en")) in words for unit in plan.states[scenario].units.values())


def test_laying_out_can_be_called_off_and_shows_the_cover_first() -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _of: int) -> None:
        raise Stopped

    first: list[tuple[Page, ...]] = []
    with pytest.raises(Stopped):
        lay_out(PLAN, NEW, pack(PLAN, NEW, against=OLD), stop, first.append)
    (pages,) = first
    words = " ".join(text.text for text, _, _ in texts(pages[0]))
    assert "Ministry of" in words
    assert "page 1" not in words


@settings(max_examples=12, phases=[Phase.generate])
@given(
    st.lists(st.integers(0, len(FIGURES) - 1), max_size=12), STEPS, st.sampled_from(["en", "ru", "kk"]),
    st.sampled_from(["A4", "A5", "A3"]), st.sets(st.sampled_from(list(PARTS)), min_size=1),
)  # fmt: skip
def test_packs_of_random_reforms(tmp_path_factory, figures, steps, language, paper, parts) -> None:
    plan = ministry(figures)
    reform(plan, "then", steps)
    options = pack(plan, "then", language=language, paper=paper, parts=tuple(parts))
    try:
        sheets = lay_out(plan, "then", options)
    except RuleBroken:
        assert parts == {"skills"}
        return
    found, led = written(plan, "then", options, tmp_path_factory.mktemp("pack"))
    assert len(found) == len(sheets.pages)
    for number, page in enumerate(sheets.pages):
        for text, size, (left, top, right, bottom) in texts(page):
            assert size >= 6.99, text
            assert min(left, top, page.width - right, page.height - bottom) >= -0.1, text
        assert all(1 <= target <= len(found) for target in led[number])
        assert f"{number + 1}" in found[number]
    if "contents" in parts:
        page = sheets.pages[1 if "cover" in parts else 0]
        for words, target in lines_of(page):
            assert plain(words) in found[target - 1] or "changes" in parts


LONG = " ".join(["Сыртқы сауда саясатын үйлестіру және экономикалық интеграция департаменті"] * 3)[:200]


@pytest.mark.parametrize(("paper", "landscape"), [("A5", True), ("A5", False), ("A4", True), ("A4", None)])
def test_long_names_and_small_paper(paper: str, landscape: bool | None) -> None:
    plan = ministry([1] * 10)
    reform(plan, "then", [(6, 1, 1), (1, 3, 0), (8, 2, 3), (5, 2, 2), (2, 4, 5)])
    for change in (
        edits.rename_scenario(plan, "now", "kk", LONG), edits.rename_scenario(plan, "then", "kk", f"{LONG} 2"),
        edits.change_settings(plan, title=names(kk=LONG)),
    ):  # fmt: skip
        plan.apply(change)
    template = PageTemplate("t", number="12-3/45", version="0.9", approval=True, notes=names(kk=LONG))
    options = pack(
        plan, "then", language="kk", paper=paper, landscape=landscape, template=template, approval=True,
        parts=("cover", "contents", "summary"), classification=LONG,
    )  # fmt: skip
    for page in lay_out(plan, "then", options).pages:
        placed = []
        for text, size, (left, top, right, bottom) in texts(page):
            assert size >= 6.99
            assert min(left, top, page.width - right, page.height - bottom) >= -0.1, text
            placed.append((left, bottom - size, right, bottom - size * 0.2, text.text))
        for at, (left, top, right, bottom, words) in enumerate(placed):
            for x, y, to_x, to_y, other in placed[:at]:
                assert left >= to_x - 1 or x >= right - 1 or top >= to_y - 1 or y >= bottom - 1, (words, other)


def test_subtitles_in_one_language_have_the_width_of_the_page(whole) -> None:
    said = [text.text for page in whole[0] for text, *_ in texts(page) if text.text.startswith("4. ")]
    assert said
    assert not [words for words in said if words.endswith("…")]
