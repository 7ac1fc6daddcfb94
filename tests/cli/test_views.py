"""Files in the colours of a word, and as a saved view has them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from orgplanner.document import open_plan, save_plan
from orgplanner.edits import add_view
from orgplanner.model import names

Run = Callable[..., object]
CURRENT, PROPOSED = "Current, April 2013", "Proposed (source)"


@pytest.fixture
def viewed(here: Path, mebp: Path) -> Path:
    """The sample with a view of its proposed scenario."""
    plan = open_plan(mebp)
    fields = {
        "scenario": plan.find_scenario(PROPOSED).id, "colour_by": "change", "language": "ru", "paper": "A3",
        "content": ("numbers",), "folded": ("gone",),
    }  # fmt: skip
    plan.apply(add_view(plan, names(en="For the minister", ru="Для министра"), **fields))
    save_plan(plan, here / "viewed.orgplan")
    return here / "viewed.orgplan"


def test_boxes_are_coloured_and_explained(run: Run, here: Path, mebp: Path) -> None:
    run("export", mebp, "--scenario", PROPOSED, "-o", "a.svg", "--colour-by", "change")
    text = Path("a.svg").read_text(encoding="utf-8")
    assert "→← Merged" in text
    assert "Compared with “Current, April 2013”" in text
    run("export", mebp, "--scenario", CURRENT, "-o", "b.svg", "--colour-by", "change", "--against", PROPOSED)
    assert "Compared with “Proposed (source)”" in Path("b.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["For the minister", "для министра"])
def test_a_view_says_all_that_the_words_leave_open(run: Run, here: Path, viewed: Path, name: str) -> None:
    assert run("export", viewed, "--view", name, "-o", "a.svg").status == 0
    text = Path("a.svg").read_text(encoding="utf-8")
    assert "Департамент" in text
    assert "⇄" in text
    assert 'width="1190' in text or 'width="1191' in text or 'viewBox="0 0 1190' in text
    given = "--language", "en", "--colour-by", "kind", "--scenario", CURRENT
    run("export", viewed, "--view", name, "-o", "b.svg", *given)
    other = Path("b.svg").read_text(encoding="utf-8")
    assert "⇄" not in other
    assert "DIEI" not in other
    assert "Department" in other


@pytest.mark.parametrize(
    ("words", "part"),
    [(("--view", "Nobody's"), "For the minister"), (("--colour-by", "mood"), "vacancy"),
     (("--colour-by", "change", "--scenario", CURRENT, "--against", "never"), "never")],
)  # fmt: skip
def test_what_is_not_there_is_named(run: Run, here: Path, viewed: Path, words: tuple[str, ...], part: str) -> None:
    answer = run("export", viewed, "-o", "a.svg", *words)
    assert answer.status != 0
    assert part in answer.err
    assert not Path("a.svg").exists()
