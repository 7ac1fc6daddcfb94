"""orgplanner check: what calls for a decision or a correction."""

from argparse import ArgumentParser, Namespace

from orgplanner.analysis.checks import Finding, check_plan
from orgplanner.cli.using import answer, english, file_of, read, tell
from orgplanner.model import Plan
from orgplanner.text import say

PROBLEMS = ("error", "warning")
"""Severities that make the exit status 1."""


def add_words(parser: ArgumentParser) -> None:
    """The words of this command."""
    parser.add_argument("plan", metavar="PLAN", type=file_of)
    parser.add_argument("--scenario", metavar="S", help="only this scenario, by name or id")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(chosen: Namespace) -> int:
    """Prints the findings; 1 when one of them is more than a note."""
    plan = read(chosen.plan)
    only = None if chosen.scenario is None else plan.find_scenario(chosen.scenario).id
    findings = check_plan(plan, only, "en")
    if chosen.json:
        answer({"findings": [finding_as_json(finding) for finding in findings]})
    else:
        _print(plan, findings)
    return int(any(finding.severity in PROBLEMS for finding in findings))


def finding_as_json(finding: Finding) -> dict[str, object]:
    """A finding as the JSON answer has it."""
    subject = finding.subject
    return {
        "check": finding.check,
        "severity": finding.severity,
        "subject": {"kind": subject.kind, "id": subject.id, "name": subject.name},
        "message": str(finding.message),
        "remedy": str(finding.remedy),
    }


def _print(plan: Plan, findings: list[Finding]) -> None:
    for row in plan.ordered_scenarios():
        found = [finding for finding in findings if finding.subject.scenario == row.id]
        if found:
            tell(f"{english(plan, row)}:")
        for finding in found:
            tell(f"  {finding.severity} [{finding.check}] {finding.message} {finding.remedy}")
    tell(say("Findings: {count}.", count=len(findings)) if findings else say("Nothing to report."))
