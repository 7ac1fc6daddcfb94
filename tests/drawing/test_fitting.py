"""A chart on its paper: as large as can be, the same after a small change, folded only where that is wanted."""

from dataclasses import replace

import pytest

from orgplanner import edits
from orgplanner.exporters import ExportOptions, lay_out
from orgplanner.generate import generate
from orgplanner.model import Unit, names, ranks
from orgplanner.text import render
from tests.drawing.plans import S, plan_of


def organisation(sizes):
    """A head with departments of so many units each."""
    units = [Unit("top", "", names(en="Ministry of examples"), "ministry")]
    for place, (count, rank) in enumerate(zip(sizes, ranks(len(sizes)), strict=True)):
        units.append(Unit(f"d{place}", "", names(en=f"Department {place}"), "department", "top", rank))
        for unit, below in enumerate(ranks(count)):
            name = names(en=f"Unit {unit} of the department")
            units.append(Unit(f"d{place}u{unit}", "", name, "unit", f"d{place}", below))
    return plan_of(units)


def scale(sheets):
    return sheets.pages[0].parts[1].scale


def shape(sheets):
    page = sheets.pages[0]
    return page.width > page.height, dict(sheets.chart.options.families)


@pytest.mark.parametrize("sizes", [(7, 6, 8, 5), (1, 2, 12, 3, 4), (20, 2, 2), (3, 3, 3, 3, 3, 3)])
def test_a_small_change_does_not_turn_the_page_around(sizes):
    plan = organisation(sizes)
    options = ExportOptions(paper="A4")
    before = shape(lay_out(plan, S, options))
    for change in (
        edits.rename_unit(plan, S, "d0u0", "en", "Unit with a name that takes one line more"),
        edits.add_unit(plan, S, under="d1", name=names(en="One more")),
    ):
        across, columns = shape(lay_out(plan.after(change), S, options))
        assert across == before[0]
        same = sum(columns.get(id) == number for id, number in before[1].items())
        assert same >= 0.75 * len(before[1])


@pytest.mark.parametrize("sizes", [(7, 6, 8, 5), (20, 2, 2), (9, 9, 9, 9, 9)])
@pytest.mark.parametrize("landscape", [True, False])
def test_branches_are_arranged_so_that_text_is_larger(sizes, landscape):
    plan = organisation(sizes)
    options = ExportOptions(paper="A4", landscape=landscape)
    rows = plan.states[S].units
    for id in [id for id in rows if not id.count("u")]:
        rows[id] = replace(rows[id], arrangement="side")
    plain = lay_out(plan, S, options)
    for id in rows:
        rows[id] = replace(rows[id], arrangement="auto")
    assert scale(lay_out(plan, S, options)) >= scale(plain)


def test_what_cannot_be_read_says_so_and_is_folded_only_when_asked():
    plan = generate(2_000, 5)
    scenario = plan.ordered_scenarios()[0].id
    plain = lay_out(plan, scenario, ExportOptions(paper="A4"))
    assert any("less than 7 pt" in render(note) for note in plain.notes)
    assert not plain.chart.hidden
    folded = lay_out(plan, scenario, ExportOptions(paper="A4", fold_to_fit=True))
    assert folded.chart.hidden
    said = [render(note) for note in folded.notes]
    assert not any("less than 7 pt" in words for words in said)
    hidden = len(plan.states[scenario].units) - len(folded.chart.boxes)
    assert f"can be read: {hidden}." in " ".join(said)


def test_paper_as_large_as_the_chart_leaves_it_as_it_is():
    sheets = lay_out(organisation((7, 6, 8, 5)), S, ExportOptions(paper="fit"))
    assert not sheets.chart.options.families
