"""Copies for an audience: what they leave out is in no field of them, what they keep is as it was."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.analysis.audience import KINDS, Audience, audience_copy, audience_of, redacted, restore, restored
from orgplanner.analysis.audience.mentions import Mentions
from orgplanner.analysis.audience.summary import sizes
from orgplanner.analysis.audience.telling import ALSO, FIELDS_OF, TABLES_OF
from orgplanner.analysis.totals import Totals
from orgplanner.errors import RuleBroken
from orgplanner.model import (
    TABLES,
    Assignment,
    Figure,
    Person,
    Plan,
    Post,
    State,
    Succession,
    Unit,
    between,
    derived_id,
    exactly,
    names,
)
from orgplanner.model.columns import columns
from orgplanner.model.rules import plan_problems
from orgplanner.text import render
from tests.storage.plans import full_plan, plans

EVERYTHING = Audience(frozenset(KINDS))
WITHOUT = st.sets(st.sampled_from(KINDS)).map(frozenset)


@st.composite
def audiences(draw):
    """A plan and somebody to whom a copy of it may go."""
    plan = draw(plans(most=3))
    scenario = draw(st.sampled_from([None, *plan.scenarios]))
    states = plan.states if scenario is None else [scenario]
    units = sorted({unit for id in states for unit in plan.states[id].units})
    return plan, Audience(draw(WITHOUT), draw(st.sampled_from([None, *units])), scenario)


@settings(max_examples=40)
@given(audiences())
def test_copies_obey_the_rules_come_out_the_same_and_have_the_totals_of_the_plan(case):
    plan, what = case
    before = list(plan.rows())
    copy = redacted(plan, what)
    assert list(plan.rows()) == before
    assert list(plan_problems(copy)) == []
    assert redacted(plan, what) == copy
    assert redacted(copy, what) == copy
    assert copy.id == plan.id
    assert set(what.words) <= set(copy.settings.without)
    assert restored(plan, copy) == plan, "a copy that nobody changed changes nothing"
    for id, state in copy.states.items():
        totals = Totals(plan, id, "2026-01-01"), Totals(copy, id, "2026-01-01")
        assert all(totals[0].of_unit(unit) == totals[1].of_unit(unit) for unit in state.units)
        assert what.unit is not None or totals[0].of_scenario() == totals[1].of_scenario()


def test_every_field_of_the_model_was_thought_of():
    told = {(table, name) for table, name in (*FIELDS_OF, *ALSO)}
    known = {
        "settings": "id title languages currency base_pay classification rating_months note without",
        "thresholds": "id work narrowest_span widest_span most_layers",
        "scenarios": "id name kind base locked as_of rank note",
        "sources": "id title place date note",
        "grades": "id code name rank pay coefficient",
        "people": "id name code profession education languages contract pay basis source note",
        "skills": "id name kind scale levels source note",
        "ratings": "id person skill level rater date basis source",
        "views": "id name scenario against chart content folded colour_by language paper landscape stage arrows",
        "allowances": "id name kind percent grade rank note",
        "criteria": "id name weight better rank note",
        "scores": "id criterion scenario score note",
        "page_templates": "id name rank paper direction languages title subtitle logo approval approval_heading"
        " approver_post approver approved number version date classification legend totals notes",
        "units": "id code name kind parent rank unplaced role arrangement columns colour work mandate place basis"
        " source note",
        "posts": "id unit code title grade established filled is_head is_deputy status reports_to rank unplaced"
        " profession funded basis source note",
        "assignments": "id person post share kind since until basis source note",
        "requirements": "id skill unit post level people essential note",
        "links": "id origin target kind caption basis source note",
        "functions": "id code name kind legal_basis rank basis source note",
        "responsibilities": "id function unit role basis source note",
        "successions": "id subject targets decision reason legal_basis wave basis source review",
        "limits": "id unit kind measure least most source note",
        "todos": "id subject text place value",
    }  # fmt: skip
    assert {table: words.split() for table, words in known.items()} == {
        table: [column.name for column in columns(kind)] for table, kind in TABLES.items()
    }, "think what a new field could tell to whom, then name it here"
    assert told <= {(table, column.name) for table, kind in TABLES.items() for column in columns(kind)}
    assert TABLES_OF.keys() <= TABLES.keys()


def ministry():
    """A plan in which names, notes, pay and skills stand wherever they can."""
    plan = full_plan()
    paid = Figure(exactly(185_000), "stated", "payroll")
    tables, state = plan.shared.tables, plan.states["now"]
    person = Person(
        derived_id("people", "P-20417"), names(en="Aigul Serikova", ru="Айгуль Серикова"), "P-20417",
        names(en="Hydrologist"), names(en="PhD in Almaty"), ("kk",), "open-ended", paid, "stated", "src",
        "on leave",
    )  # fmt: skip
    tables["people"][person.id] = person
    tables["settings"]["settings"] = replace(plan.settings, base_pay=paid, note="asked by A. Serikova", without=())
    tables["sources"]["payroll"] = replace(plan.sources["src"], id="payroll", title=names(en="Payroll of May"))
    state.tables["units"]["u1"] = replace(
        state.units["u1"], mandate=names(en="Trade", ru="Поручено Сериковой"), note="Grade pays 185 000 a month"
    )
    state.tables["posts"]["p2"] = replace(state.posts["p2"], title=names(en="Assistant to Aigul Serikova"))
    state.tables["assignments"]["a2"] = Assignment("a2", person.id, "p2", note="P-20417 stands in")
    state.tables["successions"]["s1"] = replace(state.successions["s1"], reason=names(en="Because of the budget"))
    return plan, person


def texts_of(plan):
    return "\n".join(repr(row) for _, _, row in plan.rows())


def test_a_copy_without_anything_private_holds_none_of_it():
    plan, person = ministry()
    copy = audience_copy(plan, EVERYTHING)
    said = texts_of(copy.plan)
    for word in (
        "Serikova", "Aigul", "Серик", "Айгуль", "P-20417", "Hydrologist", "PhD", "open-ended", "on leave", "185",
        "1500.5", "Payroll", "budget", "asked in May", "which department", person.id, "staff.xlsx",
    ):  # fmt: skip
        assert word.casefold() not in said.casefold(), word
    assert copy.plan.skills == copy.plan.ratings == copy.plan.allowances == copy.plan.scores == {}
    assert copy.plan.settings.without == ("names", "notes", "pay", "skills")
    assert copy.plan.states["now"].posts.keys() & {"p2", "p1"} == set()
    assert {str(row.name) for row in copy.plan.people.values()} == {"Holder 1", "Holder 2"}
    assert "Assistant to Holder" in said
    assert copy.counts["names"] == 2
    assert copy.counts["headings"] == 1


def test_without_names_the_rest_of_notes_and_pay_stays():
    plan, _ = ministry()
    copy = redacted(plan, Audience(frozenset({"names"})))
    assert copy.states["now"].units["u1"].note == "Grade pays 185 000 a month"
    assert copy.states["now"].units["u1"].mandate == names(en="Trade")
    assert copy.settings.note == ""
    assert sorted(str(row.pay.quantity) for row in copy.people.values()) == ["1500.5–1700", "185000"]
    assert copy.skills.keys() == plan.skills.keys()


def test_without_pay_amounts_do_not_stay_in_words():
    plan, person = ministry()
    copy = redacted(plan, Audience(frozenset({"pay"})))
    assert copy.states["now"].units["u1"].note == ""
    assert copy.people[person.id] == replace(person, pay=Figure())
    assert "payroll" not in copy.sources
    assert copy.grades["g1"].coefficient is None


def test_holders_are_counted_in_no_order_of_names():
    plan = Plan("p")
    everybody = [Person(derived_id(place), names(en=f"{chr(65 + place)}bcde Surname")) for place in range(26)]
    plan.shared.tables["people"] = {row.id: row for row in everybody}
    copy = audience_copy(plan, Audience(frozenset({"names"})))
    order = [str(each.person.name) for each in copy.holders]
    assert [each.number for each in copy.holders] == list(range(1, 27))
    assert order not in (sorted(order), sorted(order, reverse=True))
    assert not {each.id for each in copy.holders} & plan.people.keys()
    other = plan.snapshot()
    other.shared.tables["people"][everybody[0].id] = replace(everybody[0], note="a secret")
    assert not redacted(other, Audience(frozenset({"names"}))).people.keys() & copy.plan.people.keys()


def reform():
    """A unit that loses a division to a neighbour, wins one, and has a superior, links and limits outside."""
    plan = full_plan()
    now = plan.states["now"]
    now.tables["units"]["u9"] = Unit("u9", "09", names(en="Neighbour"))
    now.tables["units"]["u3"] = Unit("u3", "03", names(en="Lost"), parent="u2")
    now.tables["posts"]["p9"] = Post("p9", "u9", title=names(en="Deputy minister"), established=Figure(exactly(1)))
    now.tables["posts"]["p2"] = replace(now.posts["p2"], reports_to="p9")
    plan.shared.tables["people"]["h9"] = Person("h9", names(en="Neighbourly Person"))
    now.tables["assignments"]["a9"] = Assignment("a9", "h9", "p9", Decimal(1))
    plan.shared.tables["scenarios"]["then"] = replace(plan.scenarios["now"], id="then", base="now", kind="proposed")
    then = plan.states["then"] = State({table: dict(rows) for table, rows in now.tables.items()})
    then.tables["units"]["u3"] = replace(now.units["u3"], parent="u9")
    then.tables["successions"] = {
        "s1": Succession("s1", "u2", (("u2", None), ("u9", Decimal("0.5"))), "split"),
        "s2": Succession("s2", "u9", (("u9", None),), "keep"),
    }
    return plan


def test_one_unit_knows_nothing_of_its_neighbours():
    plan = reform()
    copy = redacted(plan, Audience(unit="u2"))
    now, then = copy.states["now"], copy.states["then"]
    assert (now.units.keys(), then.units.keys()) == ({"u2", "u3"}, {"u2"})
    assert now.units["u2"].parent is None
    assert now.posts.keys() == {"p2"}
    assert now.posts["p2"].reports_to is None
    assert now.limits == now.links == {}
    assert then.successions == {"s1": Succession("s1", "u2", (("u2", None),), "split")}
    assert copy.people == copy.scores == {}
    assert "Neighbour" not in texts_of(copy)
    assert now.functions.keys() == {"f1"}


def test_one_scenario_stands_by_itself():
    plan = reform()
    copy = redacted(plan, Audience(scenario="then"))
    assert copy.states.keys() == {"then"}
    assert copy.scenarios["then"].base is None
    assert copy.states["then"].successions == {}
    assert copy.views == copy.scores == {}
    assert copy.people.keys() == plan.people.keys()


def test_sizes_name_scenarios_in_the_language_of_the_reader():
    plan = full_plan()
    told = [render(each.what, "kk") for each in sizes(plan, plan, Audience())]
    assert any("Қазіргі" in line for line in told)


def test_a_scenario_without_the_unit_is_not_in_its_copy():
    plan = reform()
    del plan.states["now"].tables["units"]["u9"]
    plan.states["now"].tables["posts"].pop("p9")
    assert redacted(plan, Audience(unit="u9")).states.keys() == {"then"}


def test_a_copy_of_a_copy_says_all_that_it_leaves_out():
    plan, _ = ministry()
    once = redacted(plan, Audience(frozenset({"names"})))
    twice = redacted(once, Audience(frozenset({"pay"}), "u1", "now"))
    assert twice.settings.without == ("names", "pay", "scenario now", "unit u1")
    assert audience_of(twice) == Audience(frozenset({"names", "pay"}), "u1", "now")
    assert audience_of(plan) is None
    assert {str(row.name) for row in twice.people.values()} <= {"Holder 1", "Holder 2"}


@pytest.mark.parametrize(
    "what", [Audience(frozenset({"hats"})), Audience(scenario="gone"), Audience(unit="gone"),
             Audience(unit="u9", scenario="now")],
)  # fmt: skip
def test_what_cannot_be_is_refused(what):
    with pytest.raises(RuleBroken):
        redacted(full_plan(), what)


def found(text, *people, amounts=()):
    mentions = Mentions({str(place): f"Holder {place}" for place in range(len(people))}, frozenset(amounts))
    mentions.know({str(place): [name] for place, name in enumerate(people)})
    return mentions.replaced(text)


@pytest.mark.parametrize(("text", "name", "said"), [
    ("Office of Jane Doe", "Jane Doe", "Office of Holder 0"),
    ("the doe, Jane", "Jane Doe", "the doe, Holder 0"),
    ("Doe's car", "Jane Doe", "Holder 0's car"),
    ("Докладывает Сериковой А.К.", "Серикова Айгуль", "Докладывает Holder 0"),
    ("A. Serikova agrees", "Serikova, Aigul", "Holder 0 agrees"),
    ("Minister of Trade", "Minister Trade Smith", "Minister of Trade"),
    ("MARKET of SMITHS", "Mark Smith", "MARKET of SMITHS"),
    ("Vacant post 12", "Holder 12", "Vacant post 12"),
    ("what Holder 12 said", "Holder 12", "what Holder 0 said"),
    ("nobody", "", "nobody"),
])  # fmt: skip
def test_names_are_found_in_texts(text, name, said):
    assert found(text, name) == said


def test_a_name_that_several_share_is_not_told_apart():
    assert found("Ask Smith", "Ann Smith", "Bob Smith") == "Ask …"
    assert found("Ask Bob Smith", "Ann Smith", "Bob Smith") == "Ask Holder 1"


@pytest.mark.parametrize("text", ["185000", "185 000", "185,000.00", "185.000", "185\u202f000"])
def test_amounts_are_found_however_they_are_written(text):
    assert found(f"pays {text} KZT", amounts=[Decimal(185_000)]) == "pays … KZT"
    assert found("room 1850", amounts=[Decimal(185_000)]) == "room 1850"


def test_a_range_of_pay_is_one_figure_with_two_ends():
    plan = Plan("p")
    plan.shared.tables["settings"]["settings"] = replace(
        plan.settings, base_pay=Figure(between(17_697, 18_000)), note="17697 or 18000"
    )
    copy = audience_copy(plan, Audience(frozenset({"pay"})))
    assert copy.plan.settings.note == ""
    assert dict(copy.counts) == {"pay": 1, "texts": 1}


def changed(plan, *rows, scenario=None):
    """The plan with other rows in place of those with the same ids, or with new ones."""
    after = plan.snapshot()
    for table, row in rows:
        after.home(scenario).put(table, row.id, after.table(table, scenario).get(row.id), row)
    return after


def test_changes_of_a_copy_come_back_and_what_it_had_not_stays():
    plan, _ = ministry()
    copy = redacted(plan, Audience(frozenset(KINDS), "u1", "now"))
    state = copy.states["now"]
    post = next(row for row in state.posts.values() if "Assistant" in str(row.title))
    held = next(row for row in state.assignments.values() if row.post == post.id)
    head = next(row for row in state.posts.values() if row.is_head)
    copy = changed(
        copy,
        ("posts", replace(post, title=names(en=f"Adviser to {post.title.best()[13:]}"), note="urgent")),
        ("units", replace(state.units["u1"], code="99", note="to be closed")),
        ("assignments", replace(held, share=Decimal("0.5"), post=head.id)),
        ("units", Unit("new", name=names(en="Young unit"), parent="u1")),
        ("posts", Post("young", "new", title=names(en="Expert"), reports_to=head.id)),
        scenario="now",
    )
    copy = changed(copy, ("people", replace(copy.people[held.person], code="X-1")))
    back = restore(plan, copy)
    now, before = back.plan.states["now"], plan.states["now"]
    title, note = names(en="Adviser to Aigul Serikova"), f"{before.units['u1'].note}\nto be closed"
    assert list(plan_problems(back.plan)) == []
    assert now.posts["p2"] == replace(before.posts["p2"], title=title, note="urgent")
    assert now.units["u1"] == replace(before.units["u1"], code="99", note=note)
    assert now.assignments["a2"] == replace(before.assignments["a2"], share=Decimal("0.5"), post="p1")
    assert (now.units["new"].parent, now.posts["young"].reports_to) == ("u1", "p1")
    assert back.plan.people == plan.people
    assert back.plan.shared.tables["scores"] == plan.scores
    assert [str(note) for note in back.notes] == [
        "“Aigul Serikova”: the copy hides the field “code”; the plan keeps it."
    ]


def test_what_is_deleted_in_a_copy_goes_with_what_hangs_on_it():
    plan, _ = ministry()
    copy = redacted(plan, Audience(frozenset({"skills", "names"})))
    state = copy.states["now"]
    gone = [row.id for row in state.posts.values() if row.unit == "u2"]
    for table in ("assignments", "links", "todos"):
        state.tables[table] = {}
    for id in gone:
        del state.tables["posts"][id]
    del state.tables["units"]["u2"]
    state.tables["responsibilities"] = {}
    state.tables["successions"] = {}
    back = restored(plan, copy)
    assert list(plan_problems(back)) == []
    assert back.states["now"].requirements == {}
    assert back.states["now"].units.keys() == {"u1"}
    assert back.ratings == plan.ratings


def test_a_neighbour_made_in_the_copy_of_a_unit_stands_beside_it():
    plan = reform()
    copy = changed(redacted(plan, Audience(unit="u2")), ("units", Unit("new")), scenario="now")
    assert restored(plan, copy).states["now"].units["new"].parent == "u1"
