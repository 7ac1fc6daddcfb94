"""What was done and undone, back to the opening, and where on that way the saved state lies."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgplanner.model import ChangeSet, gather, nothing
from orgplanner.text import Message, say


def as_one(steps: Sequence[ChangeSet]) -> ChangeSet:
    """Steps that were done one after the other as one change set; a single one as it is."""
    return steps[0] if len(steps) == 1 else gather(say("{count} steps", count=len(steps)), steps)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Steps between two places of the line as they were done, and whether the way goes back over them."""

    steps: tuple[ChangeSet, ...]
    is_back: bool

    def way(self) -> tuple[ChangeSet, ...]:
        """The change sets to apply, one after the other; of large steps back this takes its time."""
        return tuple(step.inverse() for step in reversed(self.steps)) if self.is_back else self.steps


class History:
    """A line of change sets with a place on it: done before it, undone after it.

    It hands out change sets and applies none. Following change sets with the same `typing` become one step, as do
    something new and its first name, unless the state between them was saved or undo came between.
    """

    def __init__(self) -> None:
        self._steps: list[ChangeSet] = []
        self._done = 0
        self._clean: int | None = 0
        self._clean_before: int | None = 0
        self._open = False

    def push(self, changes: ChangeSet) -> None:
        """Takes a change set that was just applied; what was undone is forgotten, an empty one ignored."""
        if not changes:
            return
        from orgplanner.edits.naming import named  # a plan is on the screen before there are edits

        if self._is_last and (whole := named(self._steps[self._done - 1], changes)) is not None:
            self._steps[self._done - 1] = whole
            return
        if self._continues(changes):
            self._join(changes)
            return
        if self._clean is not None and self._clean > self._done:
            self._clean = None
        if self._clean_before is not None and self._clean_before > self._done:
            self._clean_before = None
        self._steps[self._done :] = [changes]
        self._done += 1
        self._open = True

    @property
    def _is_last(self) -> bool:
        """Whether the last step may still grow."""
        return self._open and self._clean != self._done and 0 < self._done == len(self._steps)

    def _continues(self, changes: ChangeSet) -> bool:
        """Whether a change set goes on with the typing of the last one."""
        return self._is_last and bool(changes.typing) and self._steps[self._done - 1].typing == changes.typing

    def _join(self, changes: ChangeSet) -> None:
        joined = self._steps[self._done - 1].followed_by(changes)
        if joined:
            self._steps[self._done - 1] = replace(joined, label=changes.label)
        else:
            del self._steps[self._done - 1]
            self._done -= 1
            self._open = False

    def undo(self) -> ChangeSet | None:
        """Steps back: the change set to apply, or None at the beginning."""
        if not self.can_undo:
            return None
        self._done -= 1
        self._open = False
        return self._steps[self._done].inverse()

    def redo(self) -> ChangeSet | None:
        """Steps forward: the change set to apply, or None at the end."""
        if not self.can_redo:
            return None
        self._done += 1
        self._open = False
        return self._steps[self._done - 1]

    def has_done(self, step: ChangeSet) -> bool:
        """Whether a step that was taken is done and not undone."""
        return any(each is step for each in self._steps[: self._done])

    def way_to(self, place: int) -> tuple[ChangeSet, ...]:
        """The change sets to apply, one after the other, to get to a place on the line; none when it is here."""
        return self.stretch_to(place).way()

    def stretch_to(self, place: int) -> Stretch:
        """The steps between here and a place on the line."""
        is_back = place < self._done
        between = self._steps[max(place, 0) : self._done] if is_back else self._steps[self._done : place]
        return Stretch(tuple(between), is_back)

    def go_to(self, place: int) -> None:
        """Stands at a place on the line, the way to which was gone."""
        self._done = min(max(place, 0), len(self._steps))
        self._open = False

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return self._done > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is a step forward."""
        return self._done < len(self._steps)

    @property
    def back(self) -> ChangeSet:
        """The change set that a step back takes back; empty when there is none."""
        return self._steps[self._done - 1] if self.can_undo else nothing()

    @property
    def ahead(self) -> ChangeSet:
        """The change set that a step forward does again; empty when there is none."""
        return self._steps[self._done] if self.can_redo else nothing()

    @property
    def undo_label(self) -> Message | None:
        """What a step back would take back."""
        return self.back.label if self.can_undo else None

    @property
    def redo_label(self) -> Message | None:
        """What a step forward would do again."""
        return self.ahead.label if self.can_redo else None

    @property
    def labels(self) -> list[Message]:
        """What was done and, from `place` on, what was undone, oldest first."""
        return [step.label for step in self._steps]

    @property
    def place(self) -> int:
        """How many of the steps are done."""
        return self._done

    def mark_clean(self) -> None:
        """Says that the state as it is now was saved."""
        self._clean_before, self._clean = self._clean, self._done

    def take_back_clean(self) -> None:
        """Says that the last save came to nothing: the state saved before it is the one in the file."""
        self._clean = self._clean_before

    def mark_never_clean(self) -> None:
        """Says that no state on the way back or forward is what is in the file, as after a recovery."""
        self._clean = None

    @property
    def saved_place(self) -> int | None:
        """The place of the state that was saved; None when it lies on no way back or forward."""
        return self._clean

    @property
    def is_clean(self) -> bool:
        """Whether the state is the one that was saved."""
        return self._clean == self._done
