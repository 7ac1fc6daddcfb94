"""The tables of a comparison: every row under its columns, in every language."""

import pytest

from orgplanner.analysis.compare import Comparison, compare
from orgplanner.analysis.compare.table import cell_words
from orgplanner.analysis.compare.tables import tables_of
from orgplanner.document import open_plan
from orgplanner.generate import generate
from orgplanner.model import Total, between
from orgplanner.paths import samples
from orgplanner.text import LANGUAGES, say


@pytest.fixture(scope="module")
def found() -> Comparison:
    plan = generate(1500, 3)
    old, new = (row.id for row in plan.ordered_scenarios())
    return compare(plan, old, new)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_has_a_cell_for_every_column(found: Comparison, language: str) -> None:
    for table in tables_of(found, language):
        assert {len(row) for row in table.rows} <= {len(table.columns)}, table.id
        for row in table.rows:
            assert any(cell_words(cell, language) for cell in row)


def test_every_changed_post_has_one_row(found: Comparison) -> None:
    [posts] = [table for table in tables_of(found) if table.id == "posts"]
    rows = found.posts
    listed = {*rows.new, *rows.closed, *rows.moved, *rows.renamed, *rows.changed, *rows.undecided}
    assert len(posts.rows) == len(listed)


def test_names_are_in_the_language_asked_for() -> None:
    plan = open_plan(samples() / "mebp-trade.orgplan")
    old, new, _ = (row.id for row in plan.ordered_scenarios())
    [units] = [table for table in tables_of(compare(plan, old, new), "ru") if table.id == "units"]
    moved = [row for row in units.rows if row[0] == say("moved")]
    assert "Меры торговой защиты" in str(moved[0][1])


def test_figures_say_what_is_unknown() -> None:
    figure = Total(between(4, 7), 2)
    assert [cell_words(figure), cell_words(figure, "ru")] == ["4–7 (2 unknown)", "4–7 (неизвестно: 2)"]
    assert [cell_words(Total(None, 1)), cell_words(Total()), cell_words(None), cell_words(3)] == [
        "unknown",
        "–",
        "",
        "3",
    ]
