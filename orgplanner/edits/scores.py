"""What people give the scenarios for each criterion, from 0 to 10."""

from typing import Any

from orgplanner.edits.draft import Draft
from orgplanner.edits.rows import add_row, change_row, check_fields, delete_row, fresh
from orgplanner.edits.wording import called
from orgplanner.model import UNKNOWN, ChangeSet, Figure, Plan, Score, new_id
from orgplanner.text import say


def add_score(
    plan: Plan, criterion: str, scenario: str, score: Figure, *, id: str | None = None, **fields: Any
) -> ChangeSet:
    """A score of a scenario for a criterion; RuleBroken when it has one, or outside 0 to 10."""
    row = fresh("scores", id, {"criterion": criterion, "scenario": scenario, "score": score, **fields})
    return add_row(plan, None, "scores", row)


def change_score(plan: Plan, score: str, /, **fields: Any) -> ChangeSet:
    """Fields of a score: the score itself, its note."""
    return change_row(plan, None, "scores", score, fields)


def delete_score(plan: Plan, score: str) -> ChangeSet:
    """A score taken out."""
    return delete_row(plan, None, "scores", score)


def set_score(plan: Plan, criterion: str, scenario: str, score: Figure = UNKNOWN, **fields: Any) -> ChangeSet:
    """The score of a scenario for a criterion, new or changed; gone when it is unknown and nothing is noted."""
    check_fields("scores", fields, frozenset({"id", "criterion", "scenario", "score"}))
    draft = Draft(plan)
    found = [row for row in draft.where("scores", "criterion", criterion) if row.scenario == scenario]
    row = found[0] if found else Score(new_id(), criterion, scenario)
    draft.put("scores", row)
    draft.set("scores", row.id, score=score, **fields)
    made: Any = draft.need("scores", row.id)
    if made.score.quantity is None and not made.note:
        draft.remove("scores", row.id)
    of, on = draft.need("scenarios", scenario), draft.need("criteria", criterion)
    return draft.done(say("Score “{name}” for “{criterion}”", name=called(plan, of), criterion=called(plan, on)))
