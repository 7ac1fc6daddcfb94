"""Whatever a change set holds, its line in the journal gives it back."""

import json
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from orgplanner.document import difference
from orgplanner.model import ChangeSet, Plan
from orgplanner.storage import encoding, journal
from orgplanner.storage.journal import changes_pieces, message_value, read_changes, read_message
from orgplanner.text import render, say

from .plans import full_plan, plans


@given(plans(most=3), plans(most=3))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_change_comes_back(one, other):
    changes = difference(one, other, say("From one to another"))
    again = read_changes(one, line_of(changes))
    assert again == changes
    assert one.after(again) == other
    assert read_changes(other, line_of(changes.inverse())) == changes.inverse()


@given(plans(most=3))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_long_lists_are_written_in_pieces_that_fit_together(plan):
    changes = difference(plan, full_plan(), say("From one to another"))
    whole, pieces = line_of(changes), len(list(changes_pieces(changes)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal, "PIECE", 2)
        patch.setattr(encoding, "PIECE", 2)
        assert line_of(changes) == whole
        assert len(list(changes_pieces(changes))) >= pieces


def line_of(changes):
    return "".join(changes_pieces(changes))


def test_labels_and_notes_keep_their_words():
    inner = say("table")
    label = say("{a}, {b}, {c}, {d}", a="Өңір", b=inner, c=Decimal("0.25"), d=7)
    whole = ChangeSet(label, (), (say("Save it elsewhere."),), "u1.name")
    again = read_changes(full_plan(), line_of(whole))
    assert again == whole
    assert render(again.label, "ru") == "Өңір, таблица, 0.25, 7"
    odd = say("{path}", path=Plan)
    assert read_message(json.loads(json.dumps(message_value(odd)))).template == "{path}"


@pytest.mark.parametrize(
    "run",
    [
        ["units", "now", ["u9"], [1], []],
        ["units", "now", ["u9"], [1], [["u9"]]],
        ["nothing", "now", ["u9"], [1], []],
        ["units", "now", ["u9", "u8"], [1], []],
    ],
)
def test_a_line_that_is_not_sound_is_refused(run):
    with pytest.raises((ValueError, LookupError)):
        read_changes(full_plan(), json.dumps([["x", {}], "", [], [run]]))
