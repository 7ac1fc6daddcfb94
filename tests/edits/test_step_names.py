"""What the steps of the history are called: things by their names, never by ids."""

from orgplanner.model import Plan, exactly, names

from .conftest import Do


def test_a_limit_is_called_by_what_it_holds_for(do: Do) -> None:
    steps = (
        do("add_limit", "then", "dftr", "posts", id="one", most=exactly(9).low),
        do("change_limit", "then", "one", most=exactly(8).low),
        do("delete_limit", "then", "one"),
        do("add_limit", "then", id="two"),
    )
    assert [str(step.label) for step in steps] == [
        "Add a limit: “DFTR”", "Change a limit: “DFTR”", "Delete a limit: “DFTR”",
        "Add a limit: the whole organisation",
    ]  # fmt: skip


def test_one_thing_that_closes_is_named(do: Do) -> None:
    assert str(do("close_many", "then", ["wto"], posts="up").label) == "Close “Wto”"
    assert str(do("close_many", "then", ["rules", "tariff"], posts="up").label) == "Close 2 units and posts"


def test_a_decision_is_called_as_its_subject_is_in_the_base(plan: Plan, do: Do) -> None:
    """Whatever other scenarios call it, and whatever stands first among them."""
    do("copy_scenario", "now", names(en="Another"), id="another")
    do("rename_unit", "another", "wto", "en", "Agreements")
    plan.states = {"another": plan.states.pop("another"), **plan.states}
    assert str(do("review", "then", "wto", "unchanged").label) == "Review “Wto”"
    assert str(do("decide", "then", "wto", decision="keep").label) == "Decide on “Wto”"
    assert str(do("delete_decision", "then", "wto").label) == "Take back the decision on “Wto”"
