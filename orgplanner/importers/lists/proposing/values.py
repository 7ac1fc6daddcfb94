"""What single values mean in English, Russian and Kazakh: a status, a kind of unit, yes or no."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from orgplanner.analysis.likeness.letters import plain
from orgplanner.paths import resource

LONGEST = 60
SORTS: Mapping[str, str] = {
    "status": "status", "person": "status", "title": "status", "last_name": "status",
    "head": "yes or no", "deputy": "yes or no", "funded": "yes or no", "left": "yes or no",
    "unit_kind": "unit kind", "assignment_kind": "assignment", "row_kind": "row",
    "id": "nothing", "parent": "nothing", "reports_to": "nothing", "unit_parent": "nothing", "unit": "nothing",
    "grade": "nothing", "path": "nothing",
}  # fmt: skip
"""Which part of `resources/import/values.json` tells the values of a field."""


def meaning_of(field: str, text: str) -> str:
    """What a value of a field stands for, as `Recipe.meanings` may have it; "" for just what it says."""
    known = _values().get(SORTS.get(field, ""), {})
    return known.get(_key(text), "") if len(text) <= LONGEST else ""


def _key(text: str) -> str:
    """The letters and digits of a value in plain spelling; the signs of one that has nothing else."""
    return plain("".join(filter(str.isalnum, text))) or text.strip()


@cache
def _values() -> Mapping[str, Mapping[str, str]]:
    found = json.loads(resource("import/values.json").read_text(encoding="utf-8"))
    return {
        sort: {_key(word): meaning for meaning, words in meanings.items() for word in words}
        for sort, meanings in found.items()
    }
