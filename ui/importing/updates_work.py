"""What is done beside the window: what a list says otherwise, and what the ticked updates would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from orgplanner.layout.collection import collection_paused
from orgplanner.model import Plan, Total
from orgplanner.text import Message, say
from ui.background import Stop

if TYPE_CHECKING:
    from orgplanner.importers.lists.recipe import Recipe
    from orgplanner.importers.lists.result import Result
    from orgplanner.importers.lists.taking import Updates
    from orgplanner.importers.reading.book import Book


@dataclass(frozen=True, slots=True)
class Effect:
    """Established and filled FTE and units before and after, and how many of the ticked cannot be taken."""

    established: tuple[Total, Total]
    units: tuple[int, int]
    people: tuple[int, int]
    left_out: int

    def sentences(self) -> list[Message]:
        """In words."""
        counts = [
            say("Units: {before} → {after}", before=self.units[0], after=self.units[1]),
            say("Established, FTE: {before} → {after}",
                before=self.established[0].told, after=self.established[1].told),
        ]  # fmt: skip
        if any(self.people):
            counts.append(say("People: {before} → {after}", before=self.people[0], after=self.people[1]))
        if self.left_out:
            counts.append(
                say("Ticked, but not possible without what is not ticked: {count}", count=self.left_out)
            )
        return counts


def finding(
    plan: Plan, scenario: str, result: Result, recipe: Recipe | None, books: Sequence[Book], language: str
) -> Callable[[Stop], Updates]:
    """Looks what a list says otherwise than a scenario."""

    def work(stop: Stop) -> Updates:
        from orgplanner.importers.lists.taking import find_updates

        with collection_paused():
            return find_updates(
                plan, scenario, result, recipe=recipe, books=books, language=language, tell=stop.progress
            )

    return work


def effect_of(
    plan: Plan, updates: Updates, accepted: Sequence[str], gone: Literal["close", "unplaced"], stop: Stop
) -> Effect:
    """What the accepted updates would make of the scenario."""
    from orgplanner.analysis.totals import Totals
    from orgplanner.importers.lists.taking import take_updates

    with collection_paused():
        step = take_updates(plan, updates.scenario, updates, accepted, gone=gone, tick=stop.progress)
        stop.check()
        after = plan.after(step)
        totals = [Totals(each, updates.scenario) for each in (plan, after)]
        stop.check()
        units = [sum(1 for _ in each.states[updates.scenario].walk()) for each in (plan, after)]
        established = [each.of_scenario().established for each in totals]
        people = [each.people for each in totals]
        left_out = len(updates.lacking(accepted))
        return Effect((established[0], established[1]), (units[0], units[1]), (people[0], people[1]), left_out)
