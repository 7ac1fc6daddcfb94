"""Checks of a scenario: one file per check, one line here for each."""

from orgplanner.analysis.checks import (
    audience_copy,
    cycles,
    depth,
    led_twice,
    limits,
    missing_names,
    no_head,
    no_number,
    no_source,
    overfilled,
    several_heads,
    span,
    todos,
    undecided,
    unit_of_one,
)
from orgplanner.analysis.checks.finding import SEVERITIES, Case, Check, Finding, Subject
from orgplanner.model import Plan

CHECKS: tuple[Check, ...] = (
    cycles.CHECK,
    limits.CROSSED,
    several_heads.CHECK,
    no_head.CHECK,
    undecided.CHECK,
    todos.CHECK,
    overfilled.CHECK,
    limits.POSSIBLE,
    no_number.CHECK,
    led_twice.CHECK,
    depth.CHECK,
    span.CHECK,
    unit_of_one.CHECK,
    missing_names.CHECK,
    no_source.CHECK,
    audience_copy.CHECK,
)

__all__ = ["CHECKS", "SEVERITIES", "Case", "Check", "Finding", "Subject", "check_plan"]


def check_plan(plan: Plan, scenario: str | None = None, language: str = "") -> list[Finding]:
    """What the checks find in one scenario (by id), or in all in their order, the gravest first.

    `language` is the one in which rows are named inside the messages; "" is the plan's own first language.
    """
    chosen = plan.ordered_scenarios() if scenario is None else [plan.scenarios[scenario]]
    cases = [Case(plan, row, language) for row in chosen]
    found = [finding for case in cases for check in CHECKS for finding in check.findings(case)]
    return sorted(found, key=lambda finding: SEVERITIES.index(finding.severity))
