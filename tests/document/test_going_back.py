"""Many steps back or forth at once: the same as one after the other, told once, recorded all or not at all."""

from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storage.plans import full_plan

from orgplanner.document import Document, recover, recoveries
from orgplanner.errors import NotWritten
from orgplanner.storage import WorkingCopy

from .editing import added, name_of, renamed


def do_some(document: Document) -> list:
    """Four steps, two of them on the same unit; the plans before and after each."""
    plans = [document.plan.snapshot()]
    for number in range(4):
        made = added(f"n{number}") if number % 2 else renamed(document, f"Name {number}")
        document.commit(made)
        plans.append(document.plan.snapshot())
    return plans


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(-1, 6), max_size=6))
def test_every_place_of_the_history_is_the_plan_of_that_time(places: list[int]) -> None:
    document = Document.new(full_plan())
    plans, heard = do_some(document), []
    document.subscribe(heard.append)
    for place in places:
        before, told = document.history.place, len(heard)
        document.go_to(place)
        here = min(max(place, 0), 4)
        assert document.history.place == here
        assert document.plan == plans[here]
        assert len(heard) == told + (here != before)
    document.close(discard=True)


def test_the_opening_is_clean_again_and_what_was_undone_is_forgotten_by_another_step(document):
    do_some(document)
    document.go_to(0)
    assert not document.is_modified
    assert [document.can_undo, document.can_redo] == [False, True]
    document.go_to(2)
    document.commit(renamed(document, "Other"))
    assert len(document.history.labels) == 3
    assert not document.can_redo


def test_a_killed_process_is_recovered_where_it_had_gone_back_to(document):
    plans = do_some(document)
    document.go_to(1)
    document._recorder.working.close()
    (found,) = recoveries()
    recovered = recover(found)
    assert recovered.plan == plans[1]
    recovered.go_to(4)
    assert recovered.plan == plans[4]
    recovered.go_to(0)
    assert recovered.plan == plans[0]
    recovered.close(discard=True)


def test_a_working_copy_that_takes_nothing_leaves_all_as_it_was(document):
    plans = do_some(document)
    document.go_to(3)
    full = patch.object(WorkingCopy, "record", side_effect=NotWritten(document.undo_label))
    with full, pytest.raises(NotWritten):
        document.go_to(0)
    assert document.plan == plans[3]
    assert document.history.place == 3
    assert name_of(document) == "Name 2"
