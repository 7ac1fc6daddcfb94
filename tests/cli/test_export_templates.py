"""Page templates, two languages, approval and some of the pages, by the command line."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from orgplanner.document import open_plan, save_plan
from orgplanner.edits import add_page_template
from orgplanner.exporters.choices.page_templates import write_template
from orgplanner.model import PageTemplate, names
from tests.cli.conftest import Run

SCENARIO = "Worked example"
Export = Callable[..., object]


def pages(file: Path) -> list[str]:
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_textpage().get_text_range() for page in document]


def size(file: Path) -> tuple[float, float]:
    with pypdfium2.PdfDocument(file) as document:
        return document[0].get_size()


@pytest.fixture
def templated(here: Path, mebp: Path) -> Path:
    """The sample with a page template of its own."""
    plan = open_plan(mebp)
    fields = {
        "paper": "A3", "direction": "landscape", "number": "N-17", "approval": True,
        "approver_post": names(en="Vice Minister"), "classification": names(en="Internal <b>only</b> & more"),
    }  # fmt: skip
    plan.apply(add_page_template(plan, names(en="Ours", ru="Наш"), **fields))
    save_plan(plan, here / "ours.orgplan")
    return here / "ours.orgplan"


@pytest.mark.parametrize("name", ["ours", "НАШ"])
def test_a_template_of_the_plan_is_what_stands_around_the_chart(run: Run, templated: Path, name: str) -> None:
    assert run("export", templated, "--scenario", SCENARIO, "-o", "a.pdf", "--template", name).status == 0
    text = pages(Path("a.pdf"))[0]
    for said in ("N-17", "Vice Minister", "Internal <b>only</b> & more"):
        assert said in text
    assert size(Path("a.pdf")) == pytest.approx((1190.55, 841.89), abs=0.1)


def test_words_go_before_the_template(run: Run, templated: Path) -> None:
    words = ("export", templated, "--scenario", SCENARIO, "-o", "a.pdf", "--template", "ours")
    run(*words, "--paper", "A2", "--no-approval")
    assert "Vice Minister" not in pages(Path("a.pdf"))[0]
    assert size(Path("a.pdf")) == pytest.approx((1683.78, 1190.55), abs=0.1)


def test_a_template_may_be_a_file_or_of_the_program(run: Run, here: Path, mebp: Path) -> None:
    write_template(PageTemplate("t", version="Draft 3", notes=names(en="Read me")), here / "mine.json")
    words = ("export", mebp, "--scenario", SCENARIO, "-o", "a.pdf", "--template")
    assert run(*words, "mine.json").status == 0
    text = pages(Path("a.pdf"))[0]
    assert "Draft 3" in text
    assert "Read me" in text
    assert run(*words, "official-use", "--language", "ru").status == 0
    assert "Для служебного пользования" in pages(Path("a.pdf"))[0]


@pytest.mark.parametrize(
    "words",
    [("--bilingual", "ru,kk"), ("--bilingual", "kk, Русский", "--language", "ru"), ("--template", "bilingual")],
)
def test_two_languages_stand_side_by_side(run: Run, here: Path, mebp: Path, words: tuple[str, ...]) -> None:
    run("export", mebp, "--scenario", SCENARIO, "-o", "a.pdf", *words)
    text = pages(Path("a.pdf"))[0]
    assert "Шартты мысал" in text
    assert "Условный пример" in text


def test_the_approval_block_is_asked_for(run: Run, here: Path, mebp: Path) -> None:
    words = ("export", mebp, "--scenario", SCENARIO, "-o", "a.pdf")
    run(*words)
    assert "БЕКІТЕМІН" not in pages(Path("a.pdf"))[0].upper()
    run(*words, "--approval", "--language", "kk")
    assert "БЕКІТЕМІН" in pages(Path("a.pdf"))[0].upper()


def test_some_pages_of_a_book(run: Run, here: Path, mebp: Path) -> None:
    words = ("export", mebp, "--scenario", SCENARIO, "--book", "--paper", "A5")
    run(*words, "-o", "whole.pdf")
    whole = pages(Path("whole.pdf"))
    assert run(*words, "-o", "some.pdf", "--pages", "2-3").status == 0
    assert pages(Path("some.pdf")) == whole[1:3]
    answer = run(*words, "-o", "none.pdf", "--pages", "2-300")
    assert (answer.status, f"the last one is {len(whole)}" in answer.err) == (2, True)
    assert not Path("none.pdf").exists()


@pytest.mark.parametrize(
    ("words", "part", "status"),
    [
        (("--template", "nothing"), "wall-chart", 2), (("--template", "none.json"), "No such file", 1),
        (("--bilingual", "ru"), "two languages", 2), (("--bilingual", "ru,ru"), "two languages", 2),
        (("--bilingual", "ru,xx"), "no language “xx”", 2),
        (("--bilingual", "ru,kk", "--language", "en"), "not one of the two", 2),
        (("--pages", "two"), "“two” is no page", 2), (("--pages", "0"), "“0” is no page", 2),
        (("--pages", "1-99999999"), "is no page", 2), (("--pages", "1", "-o", "a.png"), ".pdf", 2),
        (("--template", "official", "-o", "a.csv"), "--template", 2),
        (("--bilingual", "ru,kk", "-o", "a.xlsx"), "--bilingual", 2),
        (("--book", "--poster"), "--book, --poster", 2),
    ],
)  # fmt: skip
def test_wrong_words_are_said(
    run: Run, here: Path, mebp: Path, words: tuple[str, ...], part: str, status: int
) -> None:
    answer = run("export", mebp, "--scenario", SCENARIO, "-o", "a.pdf", *words)
    assert (answer.status, part in answer.err) == (status, True), answer.err
    assert not list(here.iterdir())
