"""A thing that was added and named at once is one step; any other change after it is a step of its own."""

from orgplanner import edits
from orgplanner.document.history import History
from orgplanner.edits.naming import to_be_named
from orgplanner.model import ChangeSet, Plan, names


def begun() -> tuple[Plan, str, History]:
    plan = edits.new_plan()
    return plan, next(iter(plan.scenarios)), History()


def done(plan: Plan, history: History, changes: ChangeSet) -> None:
    plan.apply(changes)
    history.push(changes)


def labels(history: History) -> list[str]:
    return [str(label) for label in history.labels]


def test_a_new_unit_and_its_name_are_undone_together() -> None:
    plan, scenario, history = begun()
    done(plan, history, to_be_named(plan, scenario, edits.add_unit, id="u", name=names({"en": "New unit"})))
    done(plan, history, edits.rename_unit(plan, scenario, "u", "en", "Ministry"))
    assert labels(history) == ["Add unit “Ministry”"]
    undo = history.undo()
    assert undo is not None
    plan.apply(undo)
    assert not plan.states[scenario].units
    redo = history.redo()
    assert redo is not None
    plan.apply(redo)
    assert str(plan.states[scenario].units["u"].name) == "Ministry"


def test_a_new_post_and_its_title_are_one_step() -> None:
    plan, scenario, history = begun()
    done(plan, history, edits.add_unit(plan, scenario, id="u", name=names({"en": "Ministry"})))
    done(plan, history, to_be_named(plan, scenario, edits.add_post, "u", id="p", title=names({"en": "New post"})))
    done(plan, history, edits.change_post(plan, scenario, "p", title=names({"en": "Expert"})))
    assert len(history.labels) == 2
    assert "Expert" in labels(history)[1]


def test_only_the_first_name_belongs_to_the_addition() -> None:
    plan, scenario, history = begun()
    done(plan, history, to_be_named(plan, scenario, edits.add_unit, id="u", name=names({"en": "New unit"})))
    for name in ("Ministry", "Agency"):
        done(plan, history, edits.rename_unit(plan, scenario, "u", "en", name))
    assert labels(history) == ["Add unit “Ministry”", "Rename “Ministry” to “Agency”"]


def test_what_is_no_name_is_a_step_of_its_own() -> None:
    plan, scenario, history = begun()
    done(plan, history, to_be_named(plan, scenario, edits.add_unit, id="u", name=names({"en": "New unit"})))
    done(plan, history, edits.change_unit(plan, scenario, "u", code="1"))
    assert len(history.labels) == 2


def test_what_was_saved_between_stays_a_step() -> None:
    plan, scenario, history = begun()
    done(plan, history, to_be_named(plan, scenario, edits.add_unit, id="u", name=names({"en": "New unit"})))
    history.mark_clean()
    done(plan, history, edits.rename_unit(plan, scenario, "u", "en", "Ministry"))
    assert len(history.labels) == 2
    assert not history.is_clean
