"""Units of one name below different units are several; which of them is meant is told where nobody can know."""

from orgplanner.analysis.structure import roots
from tests.importers.listing import kinds, read, staffing, state_of, tree, trouble
from tests.importers.test_building_troubles import fixed
from ui.importing.counting import count

FIELDS = ["unit", "unit_parent", "title"]
ROWS = [
    ["Ministry", "", "Minister"],
    ["Department A", "Ministry", "Director"],
    ["Department B", "Ministry", "Director"],
    ["Finance", "Department A", "Head"],
    ["Finance", "Department B", "Head"],
    ["finance", "department b", "Expert"],
    ["Finance", "Department A", "Expert"],
]
BOTH = [
    "Ministry", "Ministry/Department A", "Ministry/Department A/Finance", "Ministry/Department B",
    "Ministry/Department B/Finance",
]  # fmt: skip


def test_units_of_one_name_below_different_units_are_several() -> None:
    result = read(FIELDS, ROWS, "posts", "none")
    assert tree(result) == BOTH
    assert result.placed == len(ROWS)
    assert {row[0] for row in staffing(result) if row[1] == "Head"} == {BOTH[2], BOTH[4]}
    told = trouble(result, "units of one name")
    assert (told.severity, told.value, told.spot.row, told.remedies[0]) == ("note", "Finance", 5, "apart")


def test_units_of_one_name_are_one_when_somebody_says_so() -> None:
    result = read(FIELDS, ROWS, "posts", "none")
    one = read(FIELDS, ROWS, "posts", "none", [fixed(result, "units of one name", "merge")])
    assert tree(one) == [each for each in BOTH if each != "Ministry/Department B/Finance"]
    assert one.placed == len(ROWS)


def test_a_row_that_does_not_name_the_unit_above_means_the_first() -> None:
    result = read(FIELDS, [*ROWS, ["Finance", "", "Clerk"]], "posts", "none")
    assert tree(result) == BOTH


def test_a_unit_with_a_code_is_one_whatever_is_above() -> None:
    rows = [["1", *ROWS[0]], ["2", *ROWS[1]], ["3", *ROWS[2]], ["4", *ROWS[3]], ["4", *ROWS[4]], ["5", *ROWS[4]]]
    result = read(["unit_code", *FIELDS], rows, "posts", "none")
    assert tree(result) == BOTH
    assert "units of one name" not in kinds(result)


def test_a_name_of_several_units_above_is_told() -> None:
    result = read(FIELDS, [*ROWS, ["Pay", "Finance", "Clerk"]], "posts", "none")
    assert "Ministry/Department A/Finance/Pay" in tree(result)
    told = trouble(result, "ambiguous unit")
    assert (told.severity, told.value, told.spot.row) == ("warning", "Finance", 8)


def test_a_unit_that_names_itself_as_the_one_above_stays_one() -> None:
    result = read(FIELDS, [["Ministry", "Ministry", "Minister"], *ROWS[1:3], ["Ministry", "Ministry", "Aide"]],
                  "posts", "none")  # fmt: skip
    assert tree(result) == ["Ministry", "Ministry/Department A", "Ministry/Department B"]


def test_units_at_the_top_are_counted_where_no_post_reports_to_another() -> None:
    result = read(FIELDS, [*ROWS, ["Agency", "", "Chief"], ["Agency", "", "Clerk"]], "posts", "none")
    assert (count(result).roots, roots(state_of(result))) == (2, 2)
