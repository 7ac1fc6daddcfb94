"""A workbook of the staffing plan as a new plan, with all scenarios, people and skills that it holds."""

from argparse import Namespace

from orgplanner.cli.import_changes import problem_as_json, problem_line
from orgplanner.cli.import_told import counts_of, scenario_lines
from orgplanner.cli.using import answer, tell, write
from orgplanner.importers.workbook import Made, plan_of_workbook, read_grids
from orgplanner.text import say


def run(chosen: Namespace) -> int:
    """Writes the plan unless the run is dry; 1 when something in the workbook was not understood."""
    file = chosen.files[0]
    made = plan_of_workbook(read_grids(file), file.name)
    if chosen.target is not None and not chosen.dry_run:
        write(made.plan, chosen.target)
    if chosen.json:
        problems = [problem_as_json(file, problem) for problem in made.problems]
        answer({"rows": made.rows, **counts_of(made.plan, made.scenario), "problems": problems})
    else:
        _tell(chosen, made)
    return int(any(problem.severity == "error" for problem in made.problems))


def _tell(chosen: Namespace, made: Made) -> None:
    for problem in made.problems:
        tell(problem_line(problem))
    for line in scenario_lines(made.plan):
        tell(line)
    tell(say("People: {people}, skills: {skills}, ratings: {ratings}.", people=len(made.plan.people),
             skills=len(made.plan.skills), ratings=len(made.plan.ratings)))  # fmt: skip
    tell(say("A workbook has names in one language, and neither links, functions nor decisions."))
    if chosen.target is not None and not chosen.dry_run:
        tell(say("Wrote {file}.", file=str(chosen.target)))
