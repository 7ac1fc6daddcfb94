"""What an act would lead to: charts before and after, figures, notes; reckoned beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from orgplanner.analysis.ledger.account import Account
from orgplanner.analysis.trial import Trial, try_out
from orgplanner.drawing.chart import Chart, chart
from orgplanner.drawing.index import ItemIndex
from orgplanner.drawing.options import ChartOptions
from orgplanner.model import ChangeSet, Plan
from orgplanner.text import Message
from ui.background import Stop
from ui.folding import folded_to

MOST_BOXES, SEEN_LEVELS = 60, 2
"""A chart of more boxes shows only this many levels."""
MEASURES = ("posts", "established", "filled", "people")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Charts with their indexes before and after, the ledger between by measure, and what there is to say.

    `changes` are those of the edit itself; they hold as long as the plan stays as it is.
    """

    charts: tuple[tuple[Chart, ItemIndex], tuple[Chart, ItemIndex]]
    accounts: dict[str, Account]
    changes: ChangeSet
    notes: tuple[Message, ...]


def outcome(
    plan: Plan,
    scenario: str,
    units: Sequence[str],
    edit: Callable[[Plan, str], ChangeSet],
    options: ChartOptions,
    stop: Stop,
) -> Outcome:
    """Makes the edit of a snapshot and tries it out; raises RuleBroken as the edit does."""
    changes = edit(plan, scenario)
    stop.check()
    trial = try_out(plan, scenario, units, edit)
    stop.check()
    before, after = (_drawn(trial, id, options) for id in (trial.before, trial.after))
    stop.check()
    accounts = {name: trial.account(name) for name in MEASURES}
    return Outcome((before, after), accounts, changes, changes.notes)


def _drawn(trial: Trial, scenario: str, options: ChartOptions) -> tuple[Chart, ItemIndex]:
    if len(trial.plan.states[scenario].units) > MOST_BOXES:
        options = replace(options, folded=folded_to(trial.plan, scenario, "units", SEEN_LEVELS))
    drawn = chart(trial.plan, scenario, options)
    return drawn, ItemIndex(drawn.picture.items)
