"""Undo and redo, the clean mark, and typing that becomes one step."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from orgplanner.document.history import History
from orgplanner.model import Change, ChangeSet, Person
from orgplanner.text import say


def step(before: str, after: str, typing: str = "") -> ChangeSet:
    change = Change("people", None, "p", Person("p", code=before), Person("p", code=after))
    return ChangeSet(say("From {a} to {b}", a=before, b=after), (change,), typing=typing)


def code(changes: ChangeSet | None) -> str:
    assert changes is not None
    assert isinstance(changes.changes[0].after, Person)
    return changes.changes[0].after.code


def test_back_and_forth() -> None:
    history = History()
    history.push(step("a", "b"))
    history.push(step("b", "c"))
    assert (str(history.undo_label), history.redo_label) == ("From b to c", None)
    assert [code(history.undo()), code(history.undo()), history.undo()] == ["b", "a", None]
    assert [code(history.redo()), code(history.redo()), history.redo()] == ["b", "c", None]


def test_a_new_step_forgets_what_was_undone() -> None:
    history = History()
    history.push(step("a", "b"))
    history.undo()
    history.push(step("a", "c"))
    assert not history.can_redo
    assert [str(label) for label in history.labels] == ["From a to c"]


def test_nothing_changed_is_no_step() -> None:
    history = History()
    history.push(ChangeSet(say("Nothing")))
    assert not history.can_undo
    assert history.is_clean


def test_the_clean_mark_stays_where_it_was_saved() -> None:
    history = History()
    assert history.is_clean
    history.push(step("a", "b"))
    history.mark_clean()
    history.push(step("b", "c"))
    assert not history.is_clean
    history.undo()
    assert history.is_clean
    history.undo()
    assert not history.is_clean
    history.push(step("a", "d"))
    assert not history.is_clean, "the saved state cannot be reached any more"


def test_typing_is_one_step_with_the_last_words_in_its_label() -> None:
    history = History()
    for before, after in (("a", "ab"), ("ab", "abc"), ("abc", "abcd")):
        history.push(step(before, after, "people:p:code"))
    assert [str(label) for label in history.labels] == ["From abc to abcd"]
    assert code(history.undo()) == "a"
    assert code(history.redo()) == "abcd"


def test_typing_in_another_field_after_a_save_or_after_undo_is_a_new_step() -> None:
    history = History()
    history.push(step("a", "b", "one"))
    history.push(step("b", "c", "two"))
    history.mark_clean()
    history.push(step("c", "d", "two"))
    history.undo()
    history.redo()
    history.push(step("d", "e", "two"))
    assert len(history.labels) == 4


def test_typing_back_to_the_beginning_is_no_step() -> None:
    history = History()
    history.push(step("a", "ab", "one"))
    history.push(step("ab", "a", "one"))
    assert not history.can_undo
    assert history.is_clean


@given(st.lists(st.sampled_from(["type", "do", "undo", "redo", "save", "fail"]), max_size=40))
def test_the_clean_mark_is_true_exactly_in_the_saved_state(moves: list[str]) -> None:
    history, now, saved, number = History(), "start", "start", 0
    for move in moves:
        if move in ("type", "do"):
            number += 1
            history.push(replace(step(now, str(number)), typing="field" if move == "type" else ""))
            now = str(number)
        elif move == "save":
            saved = now
            history.mark_clean()
        elif move == "fail":
            history.mark_clean()
            history.take_back_clean()
        elif changes := history.undo() if move == "undo" else history.redo():
            now = code(changes)
        assert history.is_clean == (now == saved)


def test_a_stretch_of_the_line_is_told_without_being_turned_round() -> None:
    history = History()
    first, second = step("a", "b"), step("b", "c")
    history.push(first)
    history.push(second)
    back = history.stretch_to(0)
    assert (back.steps, back.is_back, first.tables) == ((first, second), True, {"people"})
    assert back.way() == (second.inverse(), first.inverse()) == history.way_to(0)
    history.go_to(0)
    assert history.stretch_to(2).way() == (first, second)
    assert not history.stretch_to(0).steps
