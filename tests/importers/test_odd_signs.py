"""Signs that stand between cells, in numbers and in places: each is known by all rows together."""

import pytest

from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.proposing import propose
from orgplanner.importers.reading.delimiters import find_delimiter
from tests.importers.listing import TODAY, kinds, tree
from tests.importers.small_lists import fields, listed

TABLE = [
    ["Code", "Above", "Unit", "Posts"], ["1", "", "Trade, export; import", "1"],
    ["2", "1", "Legal", "2,5"], ["3", "1", "Audit, budget; control", "0,5"],
]  # fmt: skip


@pytest.mark.parametrize("sign", "~^:@|\t")
def test_a_rare_sign_that_cuts_all_rows_alike_is_the_delimiter(sign: str) -> None:
    assert find_delimiter("\n".join(map(sign.join, TABLE)) + "\n") == sign


def test_signs_in_texts_are_no_delimiters() -> None:
    mails = "Name;Mail\nAnn;ann@a.gov\nBo;bo@a.gov\n"
    hours = "Unit,Hours\nTrade,9:00 - 18:00\nLegal,9:00 - 17:00\n"
    lines = "Director: Ann\nExpert: Bo\nClerk: Cy\n"
    assert [find_delimiter(each) for each in (mails, hours, lines)] == [";", ",", "\t"]


def test_decimal_commas_are_no_lists_of_numbers() -> None:
    books = [
        listed("""
1;;Trade;Director;1
2;1;Trade;Expert;2,5
3;1;Trade;Clerk;1,0
4;1;Legal;Head;1
5;4;Legal;Lawyer;0,5
""")
    ]
    result = build(books, propose(books).recipe, today=TODAY)
    assert "also" not in fields(propose(books)).values()
    assert [kind for kind in kinds(result) if kind not in ("heads", "header")] == []


def test_places_of_digits_below_an_unknown_heading_are_a_tree() -> None:
    books = [
        listed("""
Node;Unit;Place
01;Ministry;Astana
0101;Trade department;Astana
010101;Tariffs division;Almaty
010102;Export division;Almaty
0102;Legal department;Astana
""")
    ]
    result = build(books, propose(books).recipe, today=TODAY)
    assert tree(result) == [
        "Ministry", "Ministry/Trade department", "Ministry/Trade department/Tariffs division",
        "Ministry/Trade department/Export division", "Ministry/Legal department",
    ]  # fmt: skip
