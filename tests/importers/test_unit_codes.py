"""Codes of units: each unit keeps its place, whatever column beside it looks like a code."""

from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.proposing import propose
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.trouble import Fix
from tests.importers.listing import TODAY, kinds, state_of, tree, trouble
from tests.importers.small_lists import listed

LEVELS = """
{first};Department;{second};Division;Post;Name
D1;Finance;11;Budget;Expert;Ann Lee
D1;Finance;11;Budget;Clerk;Bo Li
D1;Finance;12;Audit;Expert;Cy Mo
D2;Trade;21;Export;Expert;Di No
D2;Trade;22;Import;Expert;Ed Po
D2;Trade;22;Import;Clerk;Fay Qu
"""
NAMED_TWICE = """
Unit code;Unit;Post;Name
D1;Finance;Expert;Ann Lee
D1;Audit;Expert;Cy Mo
D3;Import department;Expert;Ed Po
D3;Import depatment;Clerk;Fay Qu
"""
ALL_ALIKE = """
Organisation;Unit;;Post;Name
Ministry;Finance;0;Expert;Ann Lee
Ministry;Finance;0;Clerk;Bo Li
Ministry;Trade;0;Expert;Cy Mo
Ministry;Legal;0;Expert;Di No
"""
FOUR = {"Budget": "Finance", "Audit": "Finance", "Export": "Trade", "Import": "Trade"}


def read_list(text: str, *fixes: Fix) -> Result:
    books = [listed(text)]
    return build(books, propose(books).recipe, fixes, today=TODAY)


def codes(result: Result) -> dict[str, str]:
    return {result.plan.words(unit.name): unit.code for unit in state_of(result).units.values()}


def test_a_code_of_departments_makes_their_divisions_no_one_unit() -> None:
    for first in ("Code", "Department code"):
        result = read_list(LEVELS.format(first=first, second="Floor"))
        assert len(tree(result)) == 6
        assert {f"{above}/{name}" for name, above in FOUR.items()} < set(tree(result))


def test_of_two_codes_that_of_the_lowest_units_is_theirs() -> None:
    result = read_list(LEVELS.format(first="Department code", second="Division code"))
    assert len(tree(result)) == 6
    numbers = {"Budget": "11", "Audit": "12", "Export": "21", "Import": "22"}
    assert codes(result) == {"Finance": "", "Trade": "", **numbers}


def test_a_column_that_says_the_same_in_all_rows_is_no_code() -> None:
    result = read_list(ALL_ALIKE)
    assert set(codes(result).values()) == {""}
    assert {"Finance", "Trade", "Legal"} <= {path.rpartition("/")[2] for path in tree(result)}


def test_units_that_share_a_code_by_mistake_stay_two_and_it_is_told() -> None:
    result = read_list(NAMED_TWICE)
    assert codes(result) == {"Finance": "D1", "Audit": "", "Import department": "D3"}
    told = trouble(result, "code of several units")
    assert (told.severity, told.value, told.spot.row) == ("warning", "D1", 2)
    one = read_list(NAMED_TWICE, Fix(told.kind, told.spot, "merge"))
    assert codes(one) == {"Finance": "D1", "Import department": "D3"}
    assert "code of several units" not in kinds(one)
