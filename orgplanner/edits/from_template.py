"""A unit made from a template, with its posts and the units below it; all its figures are assumptions."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from orgplanner.edits.draft import Draft
from orgplanner.edits.places import inserted, settle
from orgplanner.edits.rows import fresh
from orgplanner.edits.template_files import Template, UnitPattern
from orgplanner.edits.usual import usual_post
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Figure, Names, Plan, exactly, names, ranks
from orgplanner.text import say


def add_from_template(
    plan: Plan,
    scenario: str,
    template: Template,
    under: str | None = None,
    *,
    name: Names | None = None,
    counts: Mapping[str, int] | None = None,
    after: str | None = None,
    id: str | None = None,
    source: str | None = None,
    note: str = "",
) -> ChangeSet:
    """The units and posts of a template below a unit (None: at the top); `counts` replace its usual numbers.

    `source` and `note` say why the unit is made; they are written to the unit itself.
    """
    draft = Draft(plan, scenario)
    if under is not None:
        draft.unit(under)
    chosen = {key: count.usual for key, count in template.counts.items()} | dict(counts or {})
    _check(template, chosen)
    first = template.units[0]
    fields = {"name": first.name if name is None else name, "kind": first.kind, "role": first.role}
    top = fresh("units", id, {**fields, "parent": under, "basis": "assumed", "source": source, "note": note})
    draft.add("units", top)
    settle(draft, "units", inserted(draft, draft.siblings(top), top, after), {top.id})
    _add_posts(draft, top.id, first, chosen)
    made = {first.key: [top.id]}
    for pattern in template.units[1:]:
        hosts = made[pattern.under]
        made.setdefault(pattern.key, []).extend(
            unit for host in hosts for unit in _add_units(draft, host, pattern, chosen)
        )
    return draft.done(say("Add “{name}” from a template", name=draft.called(top)))


def _check(template: Template, counts: Mapping[str, int]) -> None:
    for key, number in counts.items():
        if key not in template.counts or not 0 <= number <= template.counts[key].most:
            raise RuleBroken(say("A template cannot have {number} of “{what}”.", number=number, what=key))


def _add_units(draft: Draft, host: str, pattern: UnitPattern, counts: Mapping[str, int]) -> list[str]:
    number = counts[pattern.times] if pattern.times else 1
    siblings = draft.children(host)
    made = []
    for place in range(1, number + 1):
        fields = {"name": numbered(pattern.name, place), "kind": pattern.kind, "role": pattern.role}
        row = fresh("units", None, {**fields, "parent": host, "basis": "assumed"})
        draft.add("units", row)
        made.append(row)
    settle(draft, "units", [*siblings, *made], {row.id for row in made})
    for row in made:
        _add_posts(draft, row.id, pattern, counts)
    return [row.id for row in made]


def numbered(name: Names, number: int) -> Names:
    """A name of a pattern with its number filled in."""
    return names({language: words.replace("{number}", str(number)) for language, words in name.items})


def _add_posts(draft: Draft, unit: str, pattern: UnitPattern, counts: Mapping[str, int]) -> None:
    rows = []
    for post in pattern.posts:
        each, number = post.numbers(counts)
        fields: dict[str, Any] = usual_post(draft.plan, draft.scenario or "")
        fields["established"] = Figure(exactly(each), "assumed")
        for _ in range(number):
            lead = {"is_head": post.head, "is_deputy": post.deputy}
            rows.append(fresh("posts", None, {"unit": unit, "title": post.title, **lead, **fields}))
    for row, rank in zip(rows, ranks(len(rows)), strict=True):
        draft.add("posts", replace(row, rank=rank))
