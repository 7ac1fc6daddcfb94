"""orgplanner generate: makes up a large organisation."""

from argparse import ArgumentParser, Namespace

from orgplanner.cli.using import check_target, file_of, tell, write
from orgplanner.generate import generate
from orgplanner.text import say

MADE_AT, MADE_BY = "2026-01-01T00:00:00Z", "orgplanner generate"
"""Fixed, so that the same seed gives the same bytes."""


def add_words(parser: ArgumentParser) -> None:
    """The words of this command."""
    parser.add_argument("--posts", metavar="N", type=int, required=True, help="how many posts each scenario has")
    parser.add_argument("--seed", metavar="S", type=int, default=0, help="another number, another organisation")
    parser.add_argument("-o", metavar="FILE", type=file_of, dest="target", required=True, help="the plan to write")


def run(chosen: Namespace) -> int:
    """Makes the plan and writes it."""
    check_target(chosen.target)
    plan = generate(chosen.posts, chosen.seed)
    write(plan, chosen.target, at=MADE_AT, by=MADE_BY)
    counts = ", ".join(str(len(plan.states[row.id].posts)) for row in plan.ordered_scenarios())
    tell(say("Wrote {file} with two scenarios of {counts} posts.", file=str(chosen.target), counts=counts))
    return 0
