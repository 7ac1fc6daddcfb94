"""Tables that are edited cell by cell: what a cell shows can be typed, and blocks mean what they say."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner.analysis.tables import (
    FUNCTIONS,
    LINKS,
    NEEDS,
    PEOPLE,
    RATINGS,
    SHEETS,
    STAFFING,
    Sheet,
    Speller,
    column_of,
)
from orgplanner.analysis.tables.arrange import Filter, Wanted, arrange, distinct
from orgplanner.analysis.tables.blocks import Block, Target, new_targets, written_block
from orgplanner.analysis.tables.collation import ALPHABET, sort_key
from orgplanner.analysis.tables.reading import read_cells
from orgplanner.analysis.tables.skills import read_level
from orgplanner.analysis.tables.tsv import block_text, read_block
from orgplanner.analysis.totals import Totals
from orgplanner.document import open_plan
from orgplanner.errors import RuleBroken
from orgplanner.generate import generate
from orgplanner.model import Figure, Plan, Skill, about, between, exactly, names
from orgplanner.model.rules import plan_problems
from orgplanner.paths import samples
from orgplanner.text import LANGUAGES, render, say

SMALL = generate(60, 5)
CELLS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@pytest.fixture(scope="module")
def trade() -> Plan:
    return open_plan(samples() / "mebp-trade.orgplan")


def scenario(plan: Plan, place: int = 0) -> str:
    return plan.ordered_scenarios()[place].id


def speller(plan: Plan, language: str = "en") -> Speller:
    return Speller(plan, scenario(plan), language)


def two_units() -> Plan:
    """Tariff with a post of 4–7 and one unknown, Services with one of 0.5; Ann holds the last."""
    from orgplanner.edits import EDITS

    plan = Plan("plan")

    def do(edit: str, /, *arguments: object, **fields: object) -> None:
        plan.apply(EDITS[edit](plan, *arguments, **fields))

    do("add_scenario", names(en="Current"), "current", id="now")
    do("add_unit", "now", name=names(en="Ministry"), id="top", code="M")
    for id in ("tariff", "services"):
        do("add_unit", "now", name=names(en=id.title()), under="top", id=id)
    for id, unit, number in (
        ("a", "tariff", between(4, 7)),
        ("b", "tariff", None),
        ("c", "services", exactly("0.5")),
    ):
        do("add_post", "now", unit, title=names(en=f"Post {id}"), id=id, established=Figure(number, "stated"))
    do("add_person", names(en="Ann"), id="ann", code="P1")
    do("assign", "now", "ann", "c", share=Decimal("0.5"))
    do("add_skill", names(en="English"), id="english", scale="CEFR")
    do("add_function", "now", names(en="Policy"), id="policy")
    return plan


# text between tabs


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=5))
def test_a_block_survives_the_clipboard(block: list[list[str]]) -> None:
    plain = [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in block]
    assert read_block(block_text(plain)) == plain


@given(st.text(max_size=60))
def test_any_text_is_a_block(text: str) -> None:
    for row in read_block(text):
        assert row


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\tb\r\nc\t\r\n", [["a", "b"], ["c", ""]]),
        ('"two\nlines"\t"say ""so"""\n', [["two\nlines", 'say "so"']]),
        ('5" pipe\t"odd', [['5" pipe', '"odd']]),
        ("", []),
        ("\n", [[""]]),
        ("x\t", [["x", ""]]),
    ],
)
def test_blocks_of_spreadsheets_are_read(text: str, block: list[list[str]]) -> None:
    assert read_block(text) == block


def test_a_copied_text_is_no_formula() -> None:
    assert block_text([["=1+1", "-2", "4–7"]]) == "'=1+1\t'-2\t4–7\r\n"


# what a cell shows can be typed


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_a_cell_reads_what_it_shows(trade: Plan, sheet: Sheet, language: str) -> None:
    """Typing what stands there into an empty row gives the row again, field by field."""
    told = speller(trade, language)
    columns = sheet.columns(trade)
    for row in sheet.rows(told)[:60]:
        for column in columns:
            if column.change is None:
                continue
            shown = column.text(told, row)
            if column.kind in ("one", "several") and "may be" in _fault(told, column, row, shown):
                continue
            if column.id == "filled" and told.state.holders(row.id):
                continue
            changed = column.change(told, row, shown)
            assert all(getattr(row, name, value) == value for name, value in changed.items()), column.id


def _fault(told: Speller, column: object, row: object, shown: str) -> str:
    try:
        column.change(told, row, shown)  # type: ignore[attr-defined]
    except RuleBroken as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("4-7", between(4, 7)), ("~25", about(25)), ("0,5", exactly("0.5")), ("0.5", exactly("0.5")),
     ("1/2", exactly("0.5")), ("", None), ("?", None)],
)  # fmt: skip
def test_numbers_are_understood_as_people_type_them(typed: str, meant: object) -> None:
    plan = two_units()
    told = speller(plan)
    reading = read_cells(
        told, STAFFING.columns(plan), "posts", plan.states["now"].posts["c"], {"established": typed}
    )
    row = plan.states["now"].posts["c"]
    assert reading.fields.get("established", row.established).quantity == meant
    assert not reading.faults


@pytest.mark.parametrize(
    ("column", "typed", "words"),
    [
        ("established", "four", "is not a number"),
        ("unit", "Customs", "There is no unit"),
        ("grade", "C-9", "There is no grade"),
        ("holders", "Bek", "There is nobody"),
        ("status", "closed", "established, frozen, proposed"),
        ("is_head", "perhaps", "neither yes nor no"),
        ("filled", "3", "follows from the holders"),
    ],
)
def test_what_is_not_understood_is_explained(column: str, typed: str, words: str) -> None:
    plan = two_units()
    row = plan.states["now"].posts["c"]
    reading = read_cells(speller(plan), STAFFING.columns(plan), "posts", row, {column: typed})
    assert words in str(reading.faults[column])
    assert not reading.fields


def test_a_changed_number_is_no_longer_what_its_source_says() -> None:
    plan = two_units()
    row = plan.states["now"].posts["a"]
    typed = {"established": "5", "established:basis": "derived"}
    reading = read_cells(speller(plan), STAFFING.columns(plan), "posts", row, typed)
    assert reading.fields["established"] == Figure(exactly(5), "derived")


def test_choices_and_flags_are_read_in_every_language() -> None:
    plan = two_units()
    row = plan.states["now"].posts["a"]
    for language, head in (("en", "YES"), ("ru", "да"), ("kk", "иә")):
        typed = {"is_head": head, "status": render(say("frozen"), language)}
        reading = read_cells(speller(plan), STAFFING.columns(plan), "posts", row, typed)
        assert reading.fields == {"is_head": True, "status": "frozen"}


def test_levels_are_numbers_or_words_of_the_scale() -> None:
    english = Skill("english", scale="CEFR")
    assert (read_level(english, "b2"), read_level(english, "3"), read_level(english, "–")) == (4, 3, None)
    with pytest.raises(RuleBroken, match="from A1 to C2"):
        read_level(english, "7")


def test_names_that_several_share_are_asked_back_and_paths_tell_them_apart() -> None:
    from orgplanner.edits import add_unit

    plan = two_units()
    for place, under in enumerate(("tariff", "services")):
        plan.apply(add_unit(plan, "now", name=names(en="Law"), under=under, id=f"law{place}"))
    told = speller(plan)
    with pytest.raises(RuleBroken, match="2 different ones"):
        told.find("units", "law")
    assert told.find("units", "Ministry › Services › Law") == "law1"
    assert told.find("units", told.clear("units", "law0")) == "law0"
    assert told.find("units", "m") == "top"


# order, filters, groups


def test_dictionary_order_knows_kazakh_letters_and_numbers() -> None:
    assert sorted(["Я", "Ә", "А", "Б", "ё", "Е"], key=sort_key) == ["А", "Ә", "Б", "Е", "ё", "Я"]
    assert sorted(["Holder 12", "holder 2"], key=sort_key) == ["holder 2", "Holder 12"]
    assert sorted(ALPHABET, key=sort_key) == list(ALPHABET)


@pytest.mark.parametrize("group", ["", "unit", "grade", "status"])
def test_every_row_stands_in_one_group_and_sums_agree_with_the_totals(group: str) -> None:
    plan = generate(400, 3)
    told, totals = speller(plan), Totals(plan, scenario(plan))
    found = arrange(told, STAFFING, Wanted(group=group))
    ids = [id for part in found.groups for id in part.ids]
    assert sorted(ids) == sorted(told.state.posts)
    whole = totals.of_scenario()
    assert found.sums == {"established": whole.established, "filled": whole.filled, "vacant": whole.vacant}
    for part in found.groups if group == "unit" else ():
        own = totals.of_unit(part.key, whole=False)
        assert dict(part.sums) == {"established": own.established, "filled": own.filled, "vacant": own.vacant}


def test_unknown_numbers_are_counted_in_a_subtotal() -> None:
    plan = two_units()
    tariff = next(
        part for part in arrange(speller(plan), STAFFING, Wanted(group="unit")).groups if part.key == "tariff"
    )
    assert str(tariff.sums["established"]) == "4–7"
    assert tariff.sums["established"].unknown == 1


def test_groups_by_unit_stand_as_in_a_printed_list(trade: Plan) -> None:
    told = speller(trade)
    keys = [part.key for part in arrange(told, STAFFING, Wanted(group="unit")).groups]
    printed = [unit.id for unit, _ in told.state.walk()]
    assert [key for key in keys if key] == [id for id in printed if id in keys]


def test_filters_leave_what_contains_or_was_chosen() -> None:
    plan = two_units()
    told = speller(plan)

    def shown(**filters: Filter) -> list[str]:
        return list(arrange(told, STAFFING, Wanted(filters=filters)).groups[0].ids)

    assert shown(unit=Filter("TARI")) == ["a", "b"]
    assert shown(established=Filter("4-7")) == ["a"]
    assert shown(unit=Filter(chosen=frozenset({"Services"}))) == ["c"]
    assert shown(unit=Filter("tariff"), established=Filter("0")) == []
    assert distinct(told, STAFFING, "unit", {"established": Filter("–")}) == [("Tariff", 2)]


@pytest.mark.parametrize("descending", [False, True])
def test_unknown_numbers_come_last_whichever_way(descending: bool) -> None:
    plan = two_units()
    found = arrange(speller(plan), STAFFING, Wanted(sort="established", descending=descending))
    ids = list(found.groups[0].ids)
    assert ids == (["a", "c", "b"] if descending else ["c", "a", "b"])


# blocks


def paste(plan: Plan, sheet: Sheet, ids: list[str], columns: list[str], text: str) -> Block:
    made = written_block(speller(plan), sheet, [Target(id) for id in ids], columns, read_block(text))
    plan.apply(made.changes)
    return made


def test_a_block_is_one_step_and_its_faults_are_reported_by_cell() -> None:
    plan = two_units()
    before = plan.snapshot()
    text = "Chief expert\t4-7\nExpert\tmany\nAdviser\t~2\n"
    made = paste(plan, STAFFING, ["a", "b", "c"], ["title:en", "established"], text)
    posts = plan.states["now"].posts
    assert [str(posts[id].title) for id in "abc"] == ["Chief expert", "Expert", "Adviser"]
    assert posts["c"].established == Figure(about(2), "assumed")
    assert posts["b"].established.quantity is None
    assert [(cell.row, cell.column, cell.text) for cell in made.cells] == [("b", "established", "many")]
    assert plan.after(made.changes.inverse()) == before


def test_new_rows_come_after_one_another_in_the_unit_they_name() -> None:
    plan = two_units()
    targets = new_targets(3, "c", "services")
    block = [["Tariff", "One"], ["", "Two"], ["Nowhere", "Three"]]
    made = written_block(speller(plan), STAFFING, targets, ["unit", "title:en"], block)
    plan.apply(made.changes)
    state = plan.states["now"]
    assert [str(post.title) for post in state.posts_of("tariff")] == ["Post a", "Post b", "One"]
    assert [str(post.title) for post in state.posts_of("services")] == ["Post c", "Three"]
    assert [str(post.title) for post in state.unplaced_posts()] == ["Two"]
    assert [cell.text for cell in made.cells] == ["Nowhere"]


def test_pasted_holders_take_the_place_of_those_before() -> None:
    plan = two_units()
    made = paste(plan, STAFFING, ["a", "c"], ["holders"], "Ann\n\n")
    assert [row.post for row in plan.states["now"].assignments.values()] == ["a"]
    assert not made.cells


def test_functions_take_units_by_name() -> None:
    plan = two_units()
    paste(plan, FUNCTIONS, ["policy"], ["leads", "supports"], "Tariff\tServices; Ministry\n")
    paste(plan, FUNCTIONS, ["policy"], ["leads", "supports"], "Services\tMinistry\n")
    parts = {(row.unit, row.role) for row in plan.states["now"].responsibilities.values()}
    assert parts == {("services", "leads"), ("top", "supports")}


def test_rows_that_lack_something_stay_drafts_and_twins_are_refused() -> None:
    plan = two_units()
    block = [["Ann", "English", "B2"], ["Ann", "", "C1"], ["Ann", "English", "A1"]]
    made = written_block(speller(plan), RATINGS, new_targets(3), ["person", "skill", "level"], block)
    plan.apply(made.changes)
    assert [row.level for row in plan.ratings.values()] == [4]
    assert [dict(texts) for texts in made.drafts.values()] == [{"person": "Ann", "skill": "", "level": "C1"}]
    assert any("already" in str(cell.why) for cell in made.cells)


@pytest.mark.parametrize("sheet", [STAFFING, PEOPLE, RATINGS, NEEDS, FUNCTIONS, LINKS], ids=lambda sheet: sheet.id)
def test_a_copied_table_pasted_over_itself_changes_nothing(trade: Plan, sheet: Sheet) -> None:
    told = speller(trade, "ru")
    columns, rows = sheet.columns(trade), sheet.rows(told)
    text = block_text([[column.text(told, row) for column in columns] for row in rows])
    targets = [Target(row.id) for row in rows]
    made = written_block(told, sheet, targets, [column.id for column in columns], read_block(text))
    assert not made.changes
    assert not made.cells
    assert column_of(columns, "nothing") is None


TYPED = st.sampled_from(
    ["", "4-7", "~25", "0,5", "1/2", "many", "Tariff", "Services; Ministry", "Nowhere", "Ann", "Ann; Ann", "Bek",
     "yes", "perhaps", "frozen", "2013-04", "31.02.2013", "B2", "7", "English", "Policy", "\n", "a\tb", "\0",
     "x" * 2500, "–", "not yet placed", "stated", "advises", "M", "C-9"]
)  # fmt: skip


@given(st.data())
def test_any_block_leaves_a_sound_plan_and_can_be_taken_back(data: st.DataObject) -> None:
    """Whatever is pasted: rules hold, one step takes it back, and a cell is taken over, unchanged or reported."""
    plan = two_units()
    sheet = data.draw(st.sampled_from(SHEETS))
    told = speller(plan)
    described = {column.id: column for column in sheet.columns(plan)}
    columns = data.draw(st.lists(st.sampled_from(sorted(described)), min_size=1, max_size=5, unique=True))
    old = [Target(row.id) for row in sheet.rows(told)]
    targets = [*old, *new_targets(data.draw(st.integers(0, 3)), unit="tariff")]
    block = [data.draw(st.lists(TYPED, min_size=1, max_size=len(columns))) for _ in targets]
    made = written_block(told, sheet, targets, columns, block)
    before = plan.snapshot()
    plan.apply(made.changes)
    assert list(plan_problems(plan)) == []
    assert plan.after(made.changes.inverse()) == before
    known = {*(target.id for target in old), *made.added, *made.drafts}
    refused = {cell.row for cell in made.cells if not cell.column}
    assert {target.id for target in targets} <= known | refused
    assert all(cell.row in {target.id for target in targets} for cell in made.cells)


@given(st.lists(st.tuples(st.sampled_from(["established", "filled", "title:en", "unit", "status"]), st.booleans())))
def test_however_it_is_sorted_filtered_and_grouped_rows_are_neither_lost_nor_doubled(
    steps: list[tuple[str, bool]],
) -> None:
    told = speller(SMALL)
    for column, descending in steps:
        wanted = Wanted({"title:en": Filter("e")}, column, descending, "unit" if descending else "")
        found = arrange(told, STAFFING, wanted)
        ids = [id for group in found.groups for id in group.ids]
        posts = told.state.posts.values()
        assert sorted(ids) == sorted(post.id for post in posts if "e" in post.title.exactly("en").casefold())
        assert found.shown == len(ids) <= found.whole == len(told.state.posts)
