"""Several columns of units nest as their values tell, or as a person or a recipe orders them."""

from dataclasses import replace

import pytest

from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.correcting import Corrections, corrected
from orgplanner.importers.lists.proposing import propose
from orgplanner.importers.lists.recipe import Recipe, in_unit_order, unit_columns
from orgplanner.importers.lists.recipe_json import as_json, from_json
from tests.importers.listing import book as listed_rows
from tests.importers.listing import table, tree
from tests.importers.small_lists import listed

HEADING = "Division;Department;Ministry;Title"
ROWS = "Tariffs;Trade;MoE;Expert\nWTO;Trade;MoE;Expert\nCourts;Legal;MoE;Expert\nContracts;Legal;MoE;Head"
NESTED = ["MoE", "MoE/Trade", "MoE/Trade/Tariffs", "MoE/Trade/WTO", "MoE/Legal", "MoE/Legal/Courts",
          "MoE/Legal/Contracts"]  # fmt: skip
BESIDE = "Place;Branch;Title\nNorth;Trade;Expert\nSouth;Trade;Expert\nNorth;Legal;Head"
"""Two columns of which neither tells the other."""


def test_the_higher_is_what_the_lower_tells_wherever_it_stands() -> None:
    book = listed(f"{HEADING}\n{ROWS}")
    recipe = propose([book]).recipe
    assert unit_columns(recipe.tables[0].columns) == (2, 1, 0)
    assert tree(build([book], recipe)) == NESTED


def test_by_hand_and_by_a_recipe_it_is_otherwise() -> None:
    book = listed(BESIDE)
    hand = Corrections().with_column((0, 0), 0, "unit").with_column((0, 0), 1, "unit")
    proposal = propose([book], given=hand.given)
    usual = corrected(proposal.recipe, hand)
    turned = corrected(proposal.recipe, hand.with_order((0, 0), unit_columns(usual.tables[0].columns)[::-1]))
    below = [{each for each in tree(build([book], recipe)) if "/" in each} for recipe in (usual, turned)]
    assert {"North/Trade", "South/Trade", "North/Legal"} in below
    assert {"Trade/North", "Trade/South", "Legal/North"} in below
    again = propose([book], from_json(as_json(turned))).recipe
    assert unit_columns(again.tables[0].columns) == unit_columns(turned.tables[0].columns)


def test_what_is_filled_down_ends_where_a_higher_column_begins_anew() -> None:
    rows = [("Tariffs", "Trade", "Expert"), ("", "", "Expert"), ("", "Legal", "Head"), ("Courts", "", "Judge")]
    made = table(("unit", "unit", "title"), "posts", "columns", down=frozenset({0, 1}))
    made = replace(made, columns=in_unit_order(made.columns, (1, 0)))
    found = build([listed_rows([("Division", "Department", "Title"), *rows])], Recipe((made,)))
    assert tree(found) == ["Trade", "Trade/Tariffs", "Legal", "Legal/Courts"]


@pytest.mark.parametrize("order", [(1, 0), (0, 1), (1,), (7, 1), ()])
def test_an_order_keeps_all_columns(order: tuple[int, ...]) -> None:
    columns = {0: "unit", 1: "unit", 2: "title", 5: "unit"}
    made = in_unit_order(columns, order)
    assert dict(made) == columns
    known = tuple(each for each in order if each in columns)
    assert unit_columns(made)[: len(known)] == known

