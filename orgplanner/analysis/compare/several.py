"""Several scenarios of a plan beside each other, each compared with the first."""

from dataclasses import dataclass, field

from orgplanner.analysis.compare import Comparison, compare
from orgplanner.model import Plan


@dataclass
class Several:
    """The first of some scenarios and what became of it in each; compared when it is asked for.

    Holds while the plan stays as it is; take a snapshot of a plan that goes on.
    """

    plan: Plan
    scenarios: tuple[str, ...]
    _found: dict[str, Comparison] = field(default_factory=dict, repr=False)

    @property
    def first(self) -> str:
        """The scenario that the others are compared with."""
        return self.scenarios[0]

    @property
    def others(self) -> tuple[str, ...]:
        """All but the first."""
        return self.scenarios[1:]

    def against(self, scenario: str) -> Comparison:
        """A scenario against the first; the first against itself, where nothing became anything else."""
        if scenario not in self._found:
            self._found[scenario] = compare(self.plan, self.first, scenario)
        return self._found[scenario]

    def keep(self, *found: Comparison) -> None:
        """Takes comparisons with the first that were made elsewhere."""
        for each in found:
            if each.plan is self.plan and each.old == self.first:
                self._found[each.new] = each

    def compared(self) -> tuple[Comparison, ...]:
        """The comparisons that were made so far."""
        return tuple(self._found.values())


def related(plan: Plan, scenario: str) -> tuple[str, ...]:
    """The scenarios that come from the same one, in their order; the scenario itself is one of them."""
    root = _root(plan, scenario)
    return tuple(row.id for row in plan.ordered_scenarios() if _root(plan, row.id) == root)


def _root(plan: Plan, scenario: str) -> str:
    """The scenario at the end of the chain of bases."""
    met = {scenario}
    while True:
        base = plan.scenarios[scenario].base
        if base is None or base in met:
            return scenario
        met.add(base)
        scenario = base
