"""sample, generate, demo, export: what they write."""

import json
import shutil
from pathlib import Path

import pypdfium2
import pytest

from orgplanner.document import open_plan, save_plan
from orgplanner.exporters import EXPORTERS
from orgplanner.model import Plan
from tests.cli.conftest import Run


def pdf_text(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_samples_are_listed_with_their_scenarios(run: Run) -> None:
    answer = run("sample", "--list")
    assert answer.status == 0
    assert "mebp-trade: " in answer.out
    assert "Current, April 2013 (current)" in answer.out
    assert run("sample").out == answer.out


def test_a_sample_is_copied_out_byte_by_byte_and_never_over_a_file_nobody_named(
    run: Run, here: Path, mebp: Path
) -> None:
    assert run("sample", "mebp-trade").status == 0
    copy = here / "mebp-trade.orgplan"
    assert copy.read_bytes() == mebp.read_bytes()
    copy.write_bytes(b"my own work")
    assert run("sample", "mebp-trade").status == 1
    assert copy.read_bytes() == b"my own work"
    assert run("sample", "MEBP-Trade.orgplan", "-o", copy).status == 0
    assert copy.read_bytes() == mebp.read_bytes()


def test_a_sample_that_is_not_there(run: Run) -> None:
    answer = run("sample", "atlantis")
    assert answer.status == 2
    assert "mebp-trade" in answer.err
    assert run("sample", "-o", "x.orgplan").status == 2


def test_generate_writes_a_plan_that_opens_and_is_the_same_by_seed(run: Run, here: Path) -> None:
    for name, seed in (("a", 4), ("b", 4), ("c", 5)):
        assert run("generate", "--posts", 120, "--seed", seed, "-o", f"{name}.orgplan").status == 0
    assert Path("a.orgplan").read_bytes() == Path("b.orgplan").read_bytes() != Path("c.orgplan").read_bytes()
    current, proposed = run("info", "a.orgplan", "--json").document["scenarios"]
    assert (current["kind"], proposed["kind"]) == ("current", "proposed")
    assert current["posts"] == 120
    assert 108 <= proposed["posts"] <= 132


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("--posts", "0", "-o", "x.orgplan"), 2),
        (("--posts", "many", "-o", "x.orgplan"), 2),
        (("--posts", "5"), 2),
        (("--posts", "5", "-o", "nowhere/x.orgplan"), 1),
        (("--posts", "5", "-o", "."), 1),
    ],
)
def test_generate_refuses(run: Run, here: Path, words: tuple[str, ...], status: int) -> None:
    answer = run("generate", *words)
    assert (answer.status, answer.out) == (status, "")
    assert list(here.iterdir()) == []


def test_export_writes_each_format_by_its_ending(run: Run, here: Path, mebp: Path) -> None:
    starts = {".pdf": b"%PDF-", ".svg": b"<?xml", ".png": b"\x89PNG", ".json": b"{", ".dot": b""}
    starts |= {".html": b"<!DOCTYPE html>", ".pptx": b"PK"}
    for ending, start in starts.items():
        target = here / f"chart{ending.upper() if ending == '.png' else ending}"
        answer = run("export", mebp, "--scenario", "Proposed (source)", "-o", target)
        assert answer.status == 0
        assert target.read_bytes().startswith(start)
        assert target.name in answer.out
    assert "digraph" in (here / "chart.dot").read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "words"), [("ru", "Тариф"), ("kk", "Сыртқы"), ("en", "Non-tariff measures")])
def test_export_speaks_the_language_asked_for(run: Run, here: Path, mebp: Path, language: str, words: str) -> None:
    run("export", mebp, "--scenario", "Current, April 2013", "-o", "a.pdf", "--paper", "A3", "--landscape",
        "--language", language)  # fmt: skip
    assert words in " ".join(pdf_text(here / "a.pdf").split())
    document = pypdfium2.PdfDocument(here / "a.pdf")
    width, height = document[0].get_size()
    document.close()
    assert (round(width), round(height)) == (1191, 842)


def test_export_of_one_unit_by_its_code_and_of_chosen_content(run: Run, here: Path, mebp: Path) -> None:
    run("export", mebp, "--scenario", "Current, April 2013", "-o", "a.svg", "--unit", "dftr", "--content", "codes")
    text = Path("a.svg").read_text(encoding="utf-8")
    assert "DFTR-WTO" in text
    assert "DIEI" not in text


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("-o", "a.odt"), ".pdf, .svg"),
        (("-o", "a"), ".pdf, .svg"),
        (("-o", "a.pdf", "--unit", "NOPE"), "NOPE"),
        (("-o", "a.pdf", "--content", "heads,hats"), "hats"),
        (("-o", "a.pdf", "--language", "xx"), "xx"),
        (("-o", "a.pdf", "--paper", "A9"), "A9"),
        (("-o", "a.png", "--dpi", "1000000"), "1200"),
        (("-o", "a.pdf", "--colour", "red"), "--colour"),
        ((), "-o"),
    ],
)
def test_wrong_use_of_export_names_what_is_wrong(
    run: Run, here: Path, mebp: Path, words: tuple[str, ...], part: str
) -> None:
    answer = run("export", mebp, "--scenario", "Current, April 2013", *words)
    assert (answer.status, answer.out) == (2, "")
    assert part in answer.err
    assert list(here.iterdir()) == []


def test_a_unit_goes_by_id_code_or_name_in_any_language(run: Run, here: Path, mebp: Path) -> None:
    scenario = open_plan(mebp).find_scenario("действующая структура, апрель 2013 г.")
    units = open_plan(mebp).states[scenario.id].units
    id = next(row.id for row in units.values() if row.code == "DFTR")
    given = ("export", mebp, "--scenario", scenario.id, "--unit")
    assert run(*given, id, "-o", "id.svg").status == 0
    for called in ("dftr", " DFTR ", "ДЕПАРТАМЕНТ регулирования внешней торговли"):
        assert run(*given, called, "-o", "a.svg").status == 0
        assert Path("a.svg").read_bytes() == Path("id.svg").read_bytes()


@pytest.mark.parametrize("language", ["RU", "русский", " ru "])
def test_a_language_goes_by_code_or_its_own_name(run: Run, here: Path, mebp: Path, language: str) -> None:
    given = ("export", mebp, "--scenario", "Current, April 2013", "-o")
    run(*given, "a.svg", "--language", "ru")
    run(*given, "b.svg", "--language", language)
    assert Path("a.svg").read_bytes() == Path("b.svg").read_bytes()


@pytest.mark.parametrize("paper", ["a4", "A4", "fit", "FIT"])
def test_papers_in_small_and_capital_letters(run: Run, here: Path, mebp: Path, paper: str) -> None:
    assert run("export", mebp, "--scenario", "Worked example", "-o", "a.svg", "--paper", paper).status == 0


def test_an_unknown_language_names_the_known_ones(run: Run, here: Path, mebp: Path) -> None:
    answer = run("export", mebp, "--scenario", "Worked example", "-o", "a.svg", "--language", "kz")
    assert answer.status == 2
    assert "en, ru, kk" in answer.err


def test_a_plan_without_scenarios_says_so(run: Run, here: Path) -> None:
    save_plan(Plan(), "empty.orgplan")
    for ending in ("pdf", "json"):
        answer = run("export", "empty.orgplan", "-o", f"a.{ending}")
        assert (answer.status, answer.err.strip()) == (1, "The plan has no scenario yet.")
    assert run("check", "empty.orgplan").status == 0
    assert run("info", "empty.orgplan", "--json").document["scenarios"] == []


@pytest.mark.parametrize(
    "words",
    [("info", ""), ("check", " "), ("sample", "mebp-trade", "-o", ""), ("generate", "--posts", "5", "-o", ""),
     ("demo", "-o", ""), ("export", "PLAN", "--scenario", "Worked example", "-o", "")],
)  # fmt: skip
def test_an_empty_name_of_a_file_is_wrong_use(run: Run, here: Path, mebp: Path, words: tuple[str, ...]) -> None:
    answer = run(*(mebp if word == "PLAN" else word for word in words))
    assert (answer.status, answer.out) == (2, "")
    assert "missing" in answer.err
    assert list(here.iterdir()) == []


def test_export_asks_which_scenario_when_there_are_several(run: Run, here: Path, mebp: Path) -> None:
    answer = run("export", mebp, "-o", "a.svg")
    assert answer.status == 2
    assert "Proposed (source)" in answer.err


def test_export_never_writes_over_the_plan(run: Run, here: Path, mebp: Path) -> None:
    plan = here / "plan.json"
    shutil.copy(mebp, plan)
    before = plan.read_bytes()
    assert run("export", plan, "-o", plan).status == 1
    assert plan.read_bytes() == before


def test_demo_does_the_main_job_into_a_folder_that_it_names(run: Run, here: Path) -> None:
    answer = run("demo", "-o", here / "demo")
    assert answer.status == 0
    assert str(here / "demo") in answer.out
    files = {file.name for file in (here / "demo").iterdir()}
    assert {
        f"{stem}-{language}.pdf"
        for stem in ("1-current", "2-proposed", "2-proposed-changes")
        for language in ("en", "ru", "kk")
    } <= files
    assert {f".{file.rsplit('.', 1)[1]}" for file in files} == EXPORTERS.keys()
    forms = ("pack-en", "pack-ru-kk", "tables", "book", "poster")
    assert {f"3-worked-example-{form}.pdf" for form in forms} <= files
    assert all(name in answer.out for name in files)
    assert set("ұқғәіңө") <= set(pdf_text(here / "demo" / "2-proposed-kk.pdf"))
    plan = json.loads((here / "demo" / "mebp-trade.json").read_text(encoding="utf-8"))
    assert len(plan["scenarios"]) == 3


def test_demo_does_not_take_a_file_for_a_folder(run: Run, here: Path) -> None:
    Path("demo").write_text("mine", encoding="utf-8")
    assert run("demo", "-o", "demo").status == 1
    assert Path("demo").read_text(encoding="utf-8") == "mine"
