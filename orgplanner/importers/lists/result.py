"""What lists became."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgplanner.importers.lists.trouble import Spot, Trouble
from orgplanner.model import Plan


@dataclass(frozen=True, slots=True)
class Result:
    """A plan with one scenario, and what could not be read as it stands.

    `rows` counts the data rows of all tables; each is `placed` (something of the plan comes from it) or
    `listed` (it came into nothing, and a trouble says why): rows = placed + listed. `origins` has the spot of
    the row that a unit, post or person came from first, and `keys` what units and posts are called in choices of
    troubles and in fixes. `kept` are the troubles kept as to-dos, which the scenario has in its table `todos`.
    """

    plan: Plan
    scenario: str
    rows: int
    placed: int
    listed: int
    troubles: tuple[Trouble, ...]
    origins: Mapping[str, Spot]
    keys: Mapping[str, str]
    kept: tuple[Trouble, ...] = ()
