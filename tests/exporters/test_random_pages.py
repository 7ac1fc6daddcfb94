"""PDFs of random organisations as a viewer sees them: all is in its box, on nothing else, found, rightly led."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.exporters import ExportOptions, export
from orgplanner.model import (
    Assignment,
    Figure,
    Link,
    Person,
    Plan,
    Post,
    Unit,
    about,
    between,
    exactly,
    names,
    ranks,
)
from tests.analysis.reforms import STEPS, ministry, reform
from tests.drawing.plans import S, plan_of
from tests.exporters.pdf_looks import Area, Filled, Look, Words, letters_of, looks_of

SMALLEST = 7.0
WORDS = {
    "kk": ["Сауда-саттық", "саясаты", "өңірлік", "экспорттық", "қызметінің", "министрлігінің", "және", "бөлімі"],
    "en": ["Trade", "of", "policy", "R&D", "<b>access</b>", "a/an", "Office", "\\n", "«WTO»"],
    "ar": ["وزارة", "التجارة", "والصناعة", "إدارة", "العلاقات", "الدولية", "لا", "متعددة"],
    "he": ["משרד", "המסחר", "והתעשייה", "מחלקת", "ביקורת", "פנים"],
    "hi": ["व्यापार", "विभाग", "क्षत्रिय", "до́говор"],
}
TITLES = ["Бас сарапшы", "مدير الإدارة", "ראש המחלקה", "Head of <unit>"]
SCRIPTS = [("kk",), ("kk",), ("en",), ("ar",), ("he",), ("hi",), ("en", "ar"), ("kk", "he")]
CLASSIFICATION = "Для <служебного> & 'пользования' سري"


def named(place: int, letters: str) -> str:
    """A word that no other unit has."""
    found = ""
    while place >= 0:
        found, place = letters[place % len(letters)] + found, place // len(letters) - 1
    return found


def unit_name(draw: st.DrawFn, place: int) -> str:
    """A name of one or two scripts, some as long as 250 letters, with a word of its own."""
    scripts = draw(st.sampled_from(SCRIPTS))
    words = [word for script in scripts for word in WORDS[script]]
    several = draw(st.lists(st.sampled_from(words), min_size=1, max_size=draw(st.sampled_from([3, 6, 24]))))
    name = " ".join(several)[:230].strip()
    own = {"ar": "بتثحخدرسشصطعفقكلمنهوي", "he": "אבגדהוזחטיכלמנסעפצקרשת"}.get(scripts[0], "БВГДЖЗКЛМНПРСТФХЦЧШ")
    return f"{name} {own[0] * 3}{named(place, own)}"


@st.composite
def organisations(draw: st.DrawFn, most: int) -> Plan:
    """Trees of any shape with posts, holders, links, ranges and units that are not placed."""
    count = draw(st.integers(1, most))
    reach = draw(st.sampled_from([1, 4, 4, 1000]))
    others, units = [("people", Person("who", names(en="محمد بن عبد الله آل سعيد")))], []
    for place, rank in enumerate(ranks(count)):
        above = f"u{draw(st.integers(max(0, place - reach), place - 1))}" if place else None
        lost = place > 0 and draw(st.integers(0, 9)) == 0
        role = draw(st.sampled_from(["line"] * 6 + ["assistant", "advisory"])) if above else "line"
        name = names(kk=unit_name(draw, place))
        kind = draw(st.sampled_from(["department", "unit", "commission"]))
        units.append(Unit(f"u{place}", "", name, kind, None if lost else above, rank, role=role, unplaced=lost))
        for number in range(draw(st.sampled_from([0, 1, 2, 2]))):
            size = draw(st.sampled_from([exactly(1), between(4, 7), about(50), None]))
            title = names(kk=draw(st.sampled_from(TITLES)))
            post = Post(
                f"p{place}-{number}", f"u{place}", title=title, established=Figure(size), is_head=number == 0
            )
            others.append(("posts", post))
    if any(table == "posts" for table, _ in others):
        held = next(row.id for table, row in others if table == "posts")
        others.append(("assignments", Assignment("a", "who", held)))
    for number in range(draw(st.integers(0, 2)) if count > 2 else 0):
        ends = f"u{draw(st.integers(0, count // 2 - 1))}", f"u{draw(st.integers(count // 2, count - 1))}"
        others.append(("links", Link(f"l{number}", *ends, "advises", names(en="legal advice مشورة"))))
    return plan_of(units, *others)


def inside(area: Area, box: Area, give: float) -> bool:
    """Tell whether an area is in a box, or sticks out by no more than `give`."""
    left, bottom, right, top = box
    return area[0] >= left - give and area[1] >= bottom - give and area[2] <= right + give and area[3] <= top + give


def shared(one: Area, other: Area) -> tuple[float, float]:
    """The width and height of what two areas have in common, negative where they are apart."""
    return min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])


def smallest_around(area: Area, boxes: list[Area]) -> Area | None:
    """The smallest box in which the middle of an area lies."""
    x, y = (area[0] + area[2]) / 2, (area[1] + area[3]) / 2
    around = [box for box in boxes if box[0] <= x <= box[2] and box[1] <= y <= box[3]]
    return min(around, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]), default=None)


def check_readable(look: Look) -> None:
    """All is on the page and large enough."""
    page = (0.0, 0.0, look.width, look.height)
    for text in look.texts:
        assert text.size >= SMALLEST - 0.02, text
        assert inside(text.area, page, 0), text


def check_boxed(look: Look) -> None:
    """Every text is within the smallest box that it was drawn in."""
    for text in look.texts:
        under = [box.area for box in look.boxes if box.order < text.order and box.area[3] - box.area[1] > text.size]
        around = smallest_around(text.area, under)
        assert around is None or inside(text.area, around, 0.08 * text.size), (text, around)


def check_unhidden(look: Look) -> None:
    """Nothing that is drawn later lies on a text."""
    for text in look.texts:
        for box in look.boxes:
            if box.order > text.order:
                wide, high = shared(text.area, box.area)
                assert wide < 0.5 or high < 0.25 * text.size, (text, box)


def check_apart(look: Look) -> None:
    """No text lies on another one; letters of one line, and marks above them, may touch."""
    texts = sorted(look.texts, key=lambda text: text.area[0])
    for place, text in enumerate(texts):
        for other in texts[place + 1 :]:
            if other.area[0] > text.area[2]:
                break
            wide, high = shared(text.area, other.area)
            least = 0.25 * min(text.size, other.size)
            assert wide < least or high < least or is_covered(text, other, look.boxes), (text, other)


def is_covered(text: Words, other: Words, boxes: tuple[Filled, ...]) -> bool:
    """Tell whether a box that is drawn between two texts hides the first where the second stands."""
    first, last = sorted((text, other), key=lambda words: words.order)
    between = [box.area for box in boxes if first.order < box.order < last.order]
    return any(inside(last.area, area, 0) for area in between)


def check_jumps(looks: list[Look]) -> None:
    """A link leads to the page whose number it says, or else to one where its words stand."""
    for look in looks:
        for jump in look.jumps:
            assert 1 <= jump.page <= len(looks), jump
            numbers = {int(number) for number in re.findall(r"\d+", jump.words)}
            if numbers:
                assert jump.page in numbers, jump
            else:
                assert all(letters_of(word) in looks[jump.page - 1].plain for word in jump.words.split()), jump


def check_names(plan: Plan, looks: list[Look]) -> None:
    """Every word of the name of each unit is found: viewers join lines of boxes that stand side by side."""
    whole = "".join(look.plain for look in looks)
    for unit in plan.states[S].units.values():
        name = unit.name.best("kk")
        assert all(word in whole for word in re.findall(r"[^\W\d_]+", name)), name


FORMS = {
    "sheet": ExportOptions(paper="A3", approval=True, colour_by="vacancy"),
    "smallest": ExportOptions(paper="", chart="both"),
    "fit": ExportOptions(paper="fit"),
    "book": ExportOptions(paper="A4", form="book"),
    "small book": ExportOptions(paper="A5", form="book", chart="both"),
    "poster": ExportOptions(paper="A4", form="poster", poster_text=10),
    "tables": ExportOptions(paper="A4", form="tables", tables=("staffing",)),
}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=8, phases=[Phase.generate])
@given(plan=organisations(14), language=st.sampled_from(["en", "ru", "kk"]))
def test_pages_of_random_organisations(tmp_path_factory, form: str, plan: Plan, language: str) -> None:
    file: Path = tmp_path_factory.mktemp("pages") / "a.pdf"
    report = export(plan, S, file, replace(FORMS[form], language=language, classification=CLASSIFICATION))
    check_document(file, plan, form == "poster")
    assert not report.missing


REFORMED = {
    "changes": ExportOptions(paper="A3", show="all"),
    "tables": ExportOptions(paper="A4", form="tables"),
    "pack": ExportOptions(paper="A4", form="pack"),
}


@pytest.mark.parametrize("form", REFORMED)
@settings(max_examples=5, phases=[Phase.generate])
@given(plan=organisations(8), steps=STEPS, languages=st.sampled_from([("kk",), ("ru",), ("ru", "kk")]))
def test_pages_of_random_reforms(tmp_path_factory, form: str, plan: Plan, steps: list, languages: tuple) -> None:
    file: Path = tmp_path_factory.mktemp("pages") / "a.pdf"
    plan.apply(edits.copy_scenario(plan, S, names(en="Proposed"), id="then"))
    reform(plan, "then", steps)
    two = languages if len(languages) > 1 else ()
    options = replace(REFORMED[form], language=languages[0], languages=two, classification=CLASSIFICATION)
    report = export(plan, "then", file, replace(options, against=S))
    looks, _ = looks_of(file)
    for look in looks:
        if not any("smallest text" in str(note) for note in report.notes):
            check_readable(look)
        check_look(look)
    check_jumps(looks)


def test_pages_of_a_reform_that_moves_everything_can_be_read(tmp_path: Path) -> None:
    plan = ministry([1, 2, 3])
    plan.apply(edits.add_unit(plan, "then", name=names(en="New head"), id="top"))
    plan.apply(edits.move_unit(plan, "then", "m", "top"))
    export(plan, "then", tmp_path / "a.pdf", ExportOptions(paper="A3", show="all", against="now"))
    for look in looks_of(tmp_path / "a.pdf")[0]:
        check_readable(look)


def check_look(look: Look) -> None:
    """Every text of a page is in its box, apart from others and covered by nothing."""
    check_boxed(look)
    check_apart(look)
    check_unhidden(look)


def check_document(file: Path, plan: Plan, is_poster: bool) -> None:
    """All of a document; the numbers of the sheets of a poster lie on the small picture of its first page."""
    looks, marks = looks_of(file)
    for look in looks:
        check_readable(look)
        assert letters_of("Для служебного пользования") in look.plain
    for look in looks[is_poster:]:
        check_look(look)
    check_jumps(looks)
    check_names(plan, looks)
    assert all(1 <= page <= len(looks) for _, page in marks)
