"""Builds the sample plans beside this script from `sources/`: python sample_orgs/build.py [name …]."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from orgplanner.model import Plan  # noqa: E402  (the path is set above)
from orgplanner.model.rules import plan_problems  # noqa: E402
from orgplanner.storage import write_plan  # noqa: E402
from sample_orgs.plans import make_plan  # noqa: E402
from sample_orgs.source_tables import read_plan_sources  # noqa: E402

NAMES = ("mebp-trade", "trade-coordination", "trade-institutions", "export-support")
SAVED_AT, SAVED_BY = "2014-01-31T00:00:00Z", "OrgPlanner"
"""Fixed, so that the same sources give the same bytes; the month of the note."""


def main(wanted: list[str]) -> int:
    """Writes the named plans, or all of them; exit status 1 when one breaks the rules."""
    return max(build(name, HERE / f"{name}.orgplan") for name in wanted or NAMES)


def build(name: str, file: Path) -> int:
    """Writes one plan unless it breaks the rules, which are then printed; 1 if it does, else 0."""
    plan = plan_from_sources(name)
    problems = list(plan_problems(plan))
    for problem in problems:
        print(f"{name}: {problem.place}: {problem.message} “{problem.value}”", file=sys.stderr)
    if problems:
        return 1
    write_plan(plan, file, at=SAVED_AT, by=SAVED_BY)
    print(f"{file.name}: {sum(1 for _ in plan.rows())} rows")
    return 0


def plan_from_sources(name: str) -> Plan:
    """The plan that the sources of a sample describe."""
    return make_plan(read_plan_sources(HERE / "sources" / name))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
