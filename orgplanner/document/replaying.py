"""The history that a recovered journal tells of."""

from orgplanner import storage
from orgplanner.document.history import History


def remember(history: History, step: "storage.Step") -> None:
    """Goes the way of a step; one that takes back what was before the journal counts as done."""
    back = history.undo if step.kind == "undo" else history.redo if step.kind == "redo" else None
    forth = history.redo if step.kind == "undo" else history.undo
    if back is not None:
        found = back()
        if found is not None and found.changes == step.changes.changes:
            return
        if found is not None:
            forth()
    history.push(step.changes)
