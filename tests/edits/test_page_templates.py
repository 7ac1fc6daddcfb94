"""Page templates of a plan: taken from elsewhere under names of their own."""

from hypothesis import given
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.model import Names, PageTemplate, Plan, names
from orgplanner.model.rules import plan_problems

NAMES = (names(en="Plain", ru="Лист"), names(en="plain"), names(ru="ЛИСТ"), names())


@given(st.lists(st.sampled_from(NAMES), max_size=6))
def test_no_two_templates_that_were_taken_have_the_same_name(wanted: list[Names]) -> None:
    plan = Plan("plan")
    for number, name in enumerate(wanted):
        template = PageTemplate("file", name, paper="A3", number=str(number))
        change = edits.take_page_template(plan, template, id=f"t{number}")
        plan.apply(change)
    rows = sorted(plan.page_templates.values(), key=lambda row: (row.rank, row.id))
    assert [row.number for row in rows] == [str(number) for number in range(len(wanted))]
    assert all(row.paper == "A3" for row in rows)
    said = [words.casefold() for row in rows for _, words in row.name.items]
    assert len(said) == len(set(said))
    assert not list(plan_problems(plan))
