"""Units from lines of text: one name a line, deeper ones indented by tabs, spaces or empty cells."""

from collections.abc import Iterator
from dataclasses import replace

from orgplanner.edits.draft import Draft
from orgplanner.edits.places import settle
from orgplanner.edits.rows import fresh
from orgplanner.edits.usual import BELOW, usual_kind
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Plan, Unit, names, ranks
from orgplanner.text import say

MOST_LINES = 20_000
BULLETS = "•◦▪–-*"


def add_outline(plan: Plan, scenario: str, text: str, under: str | None, *, language: str) -> ChangeSet:
    """Units named by lines below a unit (None: at the top), each under the less indented one before it."""
    draft = Draft(plan, scenario)
    if under is not None:
        draft.unit(under)
    lines = list(read_outline(text))
    if not lines:
        raise RuleBroken(say("There are no names on the clipboard."))
    if len(lines) > MOST_LINES:
        raise RuleBroken(say("More than {most} lines cannot be pasted as units.", most=MOST_LINES))
    top_kind = usual_kind(draft.state, under)
    present = draft.children(under)
    families: dict[str | None, list[Unit]] = {under: []}
    above: list[Unit] = []
    for level, name in lines:
        del above[level:]
        host = above[-1] if above else None
        kind = top_kind if host is None else BELOW.get(host.kind, "unit")
        parent = under if host is None else host.id
        row: Unit = fresh("units", None, {"name": names({language: name}), "kind": kind, "parent": parent})
        families.setdefault(parent, []).append(row)
        above.append(row)
    _place(draft, under, present, families)
    return draft.done(say("Add {count} units from text", count=len(lines)))


def _place(draft: Draft, under: str | None, present: list[Unit], families: dict[str | None, list[Unit]]) -> None:
    for parent, rows in families.items():
        if parent == under:
            settle(draft, "units", [*present, *rows], {row.id for row in rows})
            continue
        for row, rank in zip(rows, ranks(len(rows)), strict=True):
            draft.add("units", replace(row, rank=rank))


def read_outline(text: str) -> Iterator[tuple[int, str]]:
    """The names of a text with their levels from 0, which never skip one."""
    widths: list[int] = []
    for line in text.splitlines():
        bare = line.strip()
        if not bare:
            continue
        width = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        while widths and widths[-1] >= width:
            widths.pop()
        yield len(widths), _name(bare)
        widths.append(width)


def _name(bare: str) -> str:
    """The first cell of a line, without the bullet of a list."""
    cell = bare.split("\t")[0].strip().strip('"')
    return cell.lstrip(BULLETS).strip() or cell
