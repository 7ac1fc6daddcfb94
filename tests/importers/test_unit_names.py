"""Names of units in a list are mapped to others, and a column that names units above is known for that."""

from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.correcting import Corrections, corrected
from orgplanner.importers.lists.found_values import found_values
from orgplanner.importers.lists.proposing import propose
from orgplanner.importers.reading import read_clipboard
from tests.importers.listing import TODAY, tree

STAFF = """Подразделение\tВышестоящее\tДолжность\tФИО
Министерство\t\tМинистр\tАсанов М.
Департамент торговли\tМинистерство\tДиректор\tИванова А.
Деп-т торговли\tМинистерство\tЭксперт\tКим О.
Управление тарифов\tДеп. торговли\tРуководитель\tПетров П.
Управление тарифов\tДепартамент торговли\tЭксперт\tСидоров И.
Департамент кадров\tМинистерство\tДиректор\tЛи А.
"""
TREE = [
    "Министерство", "Министерство/Департамент торговли", "Министерство/Департамент торговли/Управление тарифов",
    "Министерство/Департамент кадров",
]  # fmt: skip


def test_a_column_that_names_units_has_the_units_above_and_no_posts() -> None:
    recipe = propose([read_clipboard(STAFF)]).recipe
    assert recipe.tables[0].columns[1] == "unit_parent"
    assert recipe.tables[0].tree == "none"


def test_names_of_units_are_mapped_wherever_they_stand() -> None:
    books = [read_clipboard(STAFF)]
    recipe = propose(books).recipe
    found = {each.text: each.count for each in found_values(books, recipe) if each.field == "unit"}
    assert found["Деп-т торговли"] == found["Деп. торговли"] == 1
    assert found["Департамент торговли"] == 2
    by_hand = Corrections()
    for text in ("Деп-т торговли", " деп. ТОРГОВЛИ"):
        by_hand = by_hand.with_meaning("unit", text, "Департамент торговли")
    result = build(books, corrected(recipe, by_hand), today=TODAY)
    assert tree(result) == TREE
    assert (result.rows, result.placed) == (6, 6)


def test_rows_that_are_units_are_mapped_where_others_name_them() -> None:
    books = [read_clipboard("Unit\tUnit above\nMinistry\t\nDepartment A\tMinistry\nDivision 1\tDept. A\n")]
    recipe = propose(books).recipe
    assert recipe.tables[0].rows == "units"
    made = corrected(recipe, Corrections().with_meaning("unit", "Dept. A", "Department A"))
    assert "Ministry/Department A/Division 1" in tree(build(books, made, today=TODAY))
