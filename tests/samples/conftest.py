"""The sample plans, made from their sources once."""

import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from orgplanner.model import Plan, State, Unit
from sample_orgs.build import NAMES, plan_from_sources


@cache
def made(name: str) -> Plan:
    return plan_from_sources(name)


@pytest.fixture(params=NAMES)
def plan(request: pytest.FixtureRequest) -> Plan:
    return made(request.param)


class Sample:
    """Asks a sample in the words of its readers: scenario names and unit codes."""

    def __init__(self, name: str) -> None:
        self.plan = made(name)

    def state(self, scenario: str) -> State:
        return self.plan.states[self.plan.find_scenario(scenario).id]

    def unit(self, scenario: str, code: str) -> Unit:
        return next(unit for unit in self.state(scenario).units.values() if unit.code == code)

    def names_below(self, scenario: str, code: str) -> list[str]:
        return [str(unit.code) for unit in self.state(scenario).children(self.unit(scenario, code).id)]


@pytest.fixture
def sample() -> type[Sample]:
    return Sample
