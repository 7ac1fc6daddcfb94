"""Page templates as files: those of the program, those that people write and send, and logos from files."""

import base64
import json
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from orgplanner import edits, paths
from orgplanner.errors import FileProblem, RuleBroken
from orgplanner.exporters import ExportOptions
from orgplanner.exporters.choices.page_templates import (
    MARK,
    find_template,
    program_templates,
    read_template,
    template_text,
    with_template,
    write_template,
)
from orgplanner.exporters.logo.files import read_logo
from orgplanner.model import Names, PageTemplate, Plan, names
from orgplanner.model.rules import LONGEST_TEXT

WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=30)
NAMED = st.dictionaries(st.sampled_from(("en", "ru", "kk", "ar")), WORDS, max_size=3).map(names)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
TEMPLATES = st.builds(
    PageTemplate,
    st.just("t"),
    name=NAMED.filter(bool),
    paper=st.sampled_from(("", "A3", "A5", "fit")),
    direction=st.sampled_from(("auto", "landscape", "portrait")),
    languages=st.sampled_from(((), ("kk",), ("ru", "kk"))),
    title=NAMED, subtitle=NAMED, approval=st.booleans(), approval_heading=NAMED, approver_post=NAMED,
    approver=NAMED, approved=st.sampled_from(("", "2026", "2026-02-01")), number=st.text("№7/ ", max_size=5),
    version=st.text("1.v", max_size=3), logo=st.sampled_from(("", SVG)),
    date=st.sampled_from(("", "2026-02")), classification=NAMED, legend=st.booleans(), totals=st.booleans(),
    notes=NAMED,
)  # fmt: skip


def test_those_of_the_program_are_whole_and_as_they_would_be_written() -> None:
    files = sorted(paths.resource("page_templates").glob("*.json"))
    assert len(files) == len(program_templates()) >= 8
    for file, template in zip(files, program_templates(), strict=True):
        assert template_text(template) == file.read_text(encoding="utf-8")
        assert set(template.name.languages) == {"en", "ru", "kk"}
        for field in fields(template):
            value = getattr(template, field.name)
            if isinstance(value, Names) and value:
                assert set(value.languages) == {"en", "ru", "kk"}, field.name


@given(TEMPLATES)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, template: PageTemplate) -> None:
    file = tmp_path_factory.mktemp("templates") / "t.json"
    write_template(template, file)
    assert read_template(file) == template


def test_a_template_sets_what_it_says_and_leaves_the_rest() -> None:
    before = ExportOptions(paper="A2", landscape=True, language="en", colour_by="grade")
    plain = with_template(before, PageTemplate("t", legend=False))
    assert replace(plain, template=None, legend=True) == before
    formal = PageTemplate("t", paper="A3", direction="portrait", languages=("kk", "ru"), approval=True)
    two = with_template(before, formal)
    assert (two.paper, two.landscape, two.language, two.languages) == ("A3", False, "kk", ("kk", "ru"))
    assert two.approval
    one = with_template(two, PageTemplate("t", languages=("ru",)))
    assert (one.language, one.languages) == ("ru", ())


def test_a_template_is_found_by_its_name_in_any_language_those_of_the_plan_first(tmp_path: Path) -> None:
    plan = Plan("plan")
    official = next(each for each in program_templates() if each.id == "official")
    assert find_template(plan, "official") == official
    assert find_template(plan, " официальный, с грифом УТВЕРЖДЕНИЯ ") == official
    plan.apply(edits.take_page_template(plan, replace(official, number="7"), id="own"))
    assert find_template(plan, "own").number == "7"
    assert find_template(plan, "Official, with approval block").number == "7"
    file = tmp_path / "mine.json"
    write_template(PageTemplate("x", number="9"), file)
    found = find_template(plan, str(file))
    assert (found.number, str(found.name)) == ("9", "mine")
    with pytest.raises(RuleBroken, match="no page template “wall”; there are: “Official, with approval block”, p"):
        find_template(plan, "wall")
    plan.apply(edits.add_page_template(plan, names(ru="Official, with approval block"), id="other"))
    with pytest.raises(RuleBroken, match="Several"):
        find_template(plan, "official, with approval block")


GOOD = {MARK: 1}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is not a page template"), ("{}", "is not a page template"), ("[" * 90_000, "is not a page template"),
        (json.dumps({"format": "orgplanner-plan"}), "is not a page template"),
        (json.dumps({MARK: "1"}), "is not a page template"), (json.dumps({MARK: 0}), "is not a page template"),
        (json.dumps({MARK: 2}), "newer version"),
        (json.dumps({**GOOD, "colour": "red"}), "colour: there is no such field"),
        (json.dumps({**GOOD, "id": "a"}), "id: there is no such field"),
        (json.dumps({**GOOD, "name": "Plain"}), "name: not a text by language"),
        (json.dumps({**GOOD, "approval": "yes"}), "approval: not yes or no"),
        (json.dumps({**GOOD, "paper": "B5"}), "paper: there are: A0"),
        (json.dumps({**GOOD, "direction": "left"}), "direction: not one of the allowed words"),
        (json.dumps({**GOOD, "languages": "ru"}), "languages: not a list"),
        (json.dumps({**GOOD, "languages": ["ru", "kk", "en"]}), "at most two languages"),
        (json.dumps({**GOOD, "date": "1 May"}), "date: not a date"),
        (json.dumps({**GOOD, "number": None}), "number: a value is missing"),
        (json.dumps({**GOOD, "logo": "<svg"}), "logo"),
        (json.dumps({**GOOD, "number": "x" * 1_000_001}), "too large"),
    ],
)  # fmt: skip
def test_what_is_no_template_is_said_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    file = tmp_path / "t.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FileProblem) as problem:
        read_template(file)
    assert sentence in problem.value.sentence()


@given(st.binary(max_size=200) | st.recursive(st.none() | st.booleans() | st.integers() | WORDS, st.lists).map(
    lambda value: json.dumps({**GOOD, "logo": value, "title": value, "languages": value}).encode()))  # fmt: skip
def test_nothing_but_a_template_is_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("hostile") / "t.json"
    file.write_bytes(data)
    with pytest.raises(FileProblem):
        read_template(file)


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    for read in (read_template, read_logo):
        with pytest.raises(FileProblem, match="No such file"):
            read(tmp_path / "none.json")


# logos


def noise(side: int, mode: str) -> Image.Image:
    """A picture that hardly can be packed."""
    picture = Image.effect_noise((side, side // 2), 90)
    return Image.merge(mode, [picture] * len(mode))


def saved(picture: Image.Image, file: Path, **how: object) -> Path:
    picture.save(file, **how)
    return file


def opened(text: str) -> Image.Image:
    return Image.open(BytesIO(base64.b64decode(text)))


def test_a_small_picture_is_kept_as_it_is(tmp_path: Path) -> None:
    file = saved(Image.new("RGBA", (40, 20), "red"), tmp_path / "a.png")
    assert base64.b64decode(read_logo(file)) == file.read_bytes()


@pytest.mark.parametrize(("name", "mode"), [("a.png", "RGBA"), ("a.jpg", "RGB")])
def test_a_large_picture_is_made_smaller_until_a_plan_has_room_for_it(tmp_path: Path, name: str, mode: str) -> None:
    text = read_logo(saved(noise(1000, mode), tmp_path / name))
    assert len(text) <= LONGEST_TEXT
    small = opened(text)
    assert small.width == pytest.approx(2 * small.height, abs=2)
    assert small.width >= 200


def test_a_photograph_stands_upright(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    picture = opened(read_logo(saved(Image.new("RGB", (60, 20), "red"), tmp_path / "a.jpg", exif=turned)))
    assert picture.size == (20, 60)


def test_a_drawing_is_kept_as_text(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text(f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">{SVG}')
    assert read_logo(file) == SVG


def test_a_drawing_too_long_for_a_plan_is_kept_as_a_picture(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    paths_of_it = "<path d='M0 0h9v9z'/>" * 6000
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">{paths_of_it}</svg>')
    picture = opened(read_logo(file))
    assert picture.width == pytest.approx(1.5 * picture.height, rel=0.02)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not a picture"), (b"GIF89a", "not a picture"), (b"%PDF-1.7", "not a picture"),
        (b"\x89PNG\r\n\x1a\n broken", "not a picture"), (b"\xff\xd8\xff half", "not a picture"),
        (b"<svg \xff\xfe", "not a picture"), (b"<svg><g></svg>", "logo"), (b"0" * 20_000_001, "at most 20 MB"),
    ],
)  # fmt: skip
def test_what_is_no_logo_is_said_in_a_sentence(tmp_path: Path, data: bytes, sentence: str) -> None:
    file = tmp_path / "logo.svg"
    file.write_bytes(data)
    with pytest.raises(FileProblem) as problem:
        read_logo(file)
    assert sentence in problem.value.sentence()


def test_a_picture_of_too_many_points_is_not_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "bomb.png"
    Image.new("1", (20_000, 20_000)).save(file)
    with pytest.raises(FileProblem, match="more than 80 million points"):
        read_logo(file)
