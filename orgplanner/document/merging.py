"""Another copy of the open plan, read and held against it; the state from which both began is found by itself.

It is looked for among what the open plan was, its file, the backups of both files, the copy itself, and what lies
beside them. With a copy for an audience it is the state from which that copy comes out again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from orgplanner import storage
from orgplanner.analysis.audience import audience_of, redacted
from orgplanner.analysis.three_way import Merging, Told, merge
from orgplanner.analysis.three_way.atoms import Tick
from orgplanner.analysis.three_way.whole import check_sides, lacks, with_all
from orgplanner.document.history import Stretch, as_one
from orgplanner.errors import FileProblem, RuleBroken
from orgplanner.model import Plan
from orgplanner.storage import Info, Lineage, Loaded, Save
from orgplanner.storage.backups import backups
from orgplanner.storage.telling import saying
from orgplanner.text import Message

if TYPE_CHECKING:
    from orgplanner.document.document import Document

MOST_BESIDE = 20
"""Files of one folder that are looked into."""
Read = Callable[[], Plan]
Words = tuple[str, ...]
"""Passphrases, the likelier one first."""
Found = tuple[Plan | None, Save | None]
"""The base, None where there is none, and the save that it was, None where it was not saved."""


@dataclass(frozen=True, slots=True)
class State:
    """A former state of a plan: the digest of its rows, and how it is read."""

    content: str
    read: Read


@dataclass(frozen=True, slots=True)
class Held:
    """The copy held against the open plan, `base` being the save from which both began (None: not found).

    `is_kin` tells whether it is a copy of the same plan at all, `is_by_hand` that the base was chosen, `is_partial`
    that the copy leaves something out, `notes` what of that was not taken. `info` is what the file says besides.
    """

    merging: Merging
    base: Save | None
    is_by_hand: bool
    is_kin: bool
    info: Info
    is_partial: bool = False
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class MergeJob:
    """A snapshot and the file of the other copy, perhaps of the base too; `run` may be called in any thread."""

    plan: Plan
    former: tuple[Read, ...]
    path: Path | None
    lineage: Lineage
    passphrase: str
    theirs: Path
    base: Path | None = None

    def run(self, tick: Tick, passphrase: str = "") -> Held:
        """Reads, finds the base, merges; FileProblem when a file cannot be opened, RuleBroken when what is found
        cannot be merged in this direction. `passphrase` opens encrypted files besides that of the open plan."""
        words = (passphrase or self.passphrase, self.passphrase)
        tick(0, 5)
        loaded = _read(self.theirs, words)
        check_sides(self.plan, loaded.plan)
        tick(1, 5)
        found, save = self._base(loaded, words, tick)
        tick(3, 5)
        whole = with_all(found, self.plan, loaded.plan)
        merging = merge(found, self.plan, whole.plan, _told(self.lineage), _told(loaded.info.lineage))
        tick(5, 5)
        is_partial = lacks(loaded.plan, self.plan)
        is_kin = loaded.plan.id == self.plan.id
        return Held(merging, save, self.base is not None, is_kin, loaded.info, is_partial, whole.notes)

    def _base(self, theirs: Loaded, words: Words, tick: Tick) -> Found:
        if self.base is not None:
            chosen = _read(self.base, words)
            return chosen.plan, chosen.info.lineage.saves[-1] if chosen.info.lineage.saves else None
        if lacks(theirs.plan, self.plan):
            return self._behind(theirs, words, tick)
        return self._common(theirs, words, tick)

    def _common(self, theirs: Loaded, words: Words, tick: Tick) -> Found:
        """The last state that both descend from, where it is still to be found."""
        saves = theirs.info.lineage.saves
        mine = {save.content for save in self.lineage.saves}
        common = {save.content: save for save in saves if save.content in mine}
        if saves and saves[-1].content in common:
            return theirs.plan, saves[-1]
        order = {content: place for place, content in enumerate(common)}
        best: State | None = None
        for state in self._states(words):
            tick(2, 5)
            place = order.get(state.content, -1)
            if place > (order[best.content] if best is not None else -1):
                best = state
            if place == len(order) - 1:
                break
        if best is None:
            return None, None
        return best.read(), common[best.content]

    def _behind(self, theirs: Loaded, words: Words, tick: Tick) -> Found:
        """The state from which a copy for an audience was made."""
        what = audience_of(theirs.plan)
        made = {save.content for save in theirs.info.lineage.saves}
        known = {save.content: save for save in self.lineage.saves}
        for state in chain((State("", lambda: self.plan),), self._states(words)):
            tick(2, 5)
            plan = state.read()
            with suppress(RuleBroken):  # a state of the plan of which there is no such copy
                if what is not None and storage.plan_digest(redacted(plan, what)) in made:
                    return plan, known.get(state.content or storage.plan_digest(plan))
        return None, None

    def _states(self, words: Words) -> Iterator[State]:
        """All former states that are at hand, those likelier to be the base first."""
        for read in self.former:
            plan = read()
            yield State(storage.plan_digest(plan), partial(_same, plan))
        for path in self._files():
            for word in dict.fromkeys(words):
                with suppress(FileProblem):
                    told = saying(path, word)
                    if told is not None and told.plan == self.plan.id:
                        yield State(told.content, partial(_open_plan, path, word))
                    break

    def _files(self) -> Iterator[Path]:
        """Files that may hold a former state, each once."""
        places = [place for place in (self.path, self.theirs) if place is not None]
        found = [self.path] if self.path is not None else []
        found += [each.path for place in places for each in backups(place)]
        found += [path for place in places for path in _beside(place)]
        return iter(dict.fromkeys(path for path in found if path != self.theirs))


def _beside(place: Path) -> list[Path]:
    """Other plans in the folder of a file, those changed last first."""
    with suppress(OSError):
        found = [path for path in place.parent.glob(f"*{place.suffix}") if path != place]
        return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)[:MOST_BESIDE]
    return []


def is_copy_of(plan: Plan, path: Path) -> bool:
    """Whether a file holds another copy of a plan; not when it cannot be told without its passphrase."""
    with suppress(FileProblem):
        told = saying(path)
        return told is not None and told.plan == plan.id
    return False


def merge_job(document: Document, theirs: Path, base: Path | None = None) -> MergeJob:
    """The merge of another copy into the open plan as it is now; `base` is a state chosen by hand."""
    plan = document.plan.snapshot()
    history = document.history
    places = dict.fromkeys(place for place in (history.saved_place, 0) if place is not None)
    former = tuple(partial(_gone, plan, history.stretch_to(place)) for place in places)
    return MergeJob(plan, former, document.path, document.lineage, document.passphrase, theirs, base)


def _gone(plan: Plan, stretch: Stretch) -> Plan:
    return plan.after(as_one(stretch.way())) if stretch.steps else plan


def _same(plan: Plan) -> Plan:
    return plan


def _open_plan(path: Path, passphrase: str) -> Plan:
    return storage.read_plan(path, passphrase).plan


def _read(path: Path, words: Words) -> Loaded:
    """The plan of a file, with the first passphrase that opens it; what the first one said when none does."""
    first: FileProblem | None = None
    for word in dict.fromkeys(words):
        try:
            return storage.read_plan(path, word)
        except FileProblem as problem:
            first = first or problem
    assert first is not None
    raise first


def _told(lineage: Lineage) -> Told:
    last = (lineage.saves[-1].at, lineage.saves[-1].by) if lineage.saves else ("", "")
    return Told(lineage.touched, last)
