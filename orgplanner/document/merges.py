"""Merges with other files: a state that has what they held descends from them too, until they are undone."""

from __future__ import annotations

from orgplanner.document.history import History
from orgplanner.model import ChangeSet
from orgplanner.storage import Lineage, Save


class Merges:
    """What was merged since the plan was opened: the step, and the saves that the other file descends from."""

    def __init__(self) -> None:
        self._noted: list[tuple[ChangeSet, tuple[Save, ...]]] = []

    def note(self, step: ChangeSet, saves: tuple[Save, ...]) -> None:
        """Notes a merge that was just done; `step` is empty where the other file had nothing new."""
        self._noted.append((step, saves))

    def in_lineage(self, own: Lineage, history: History) -> Lineage:
        """Where the present state comes from: its own saves, and those of the files whose merges are done."""
        known = {save.content for save in own.saves}
        found = list(own.saves)
        for step, saves in self._noted:
            if not step or history.has_done(step):
                # without a step the last own save is the state that there is, so it stays the last
                place = len(found) if step or not found else len(found) - 1
                found[place:place] = [save for save in saves if save.content not in known]
                known |= {save.content for save in saves}
        return Lineage(tuple(found), own.touched)

    def own_of(self, before: tuple[Save, ...], saves: tuple[Save, ...]) -> tuple[Save, ...]:
        """Of saves in a file those that are its own, with what was its own before."""
        mine = {save.content for save in before}
        others = {save.content for _, noted in self._noted for save in noted}
        return tuple(save for save in saves if save.content in mine or save.content not in others)
