"""The entries of the ledger behind the figures of the list of changes: of a unit with its sub-units, of a post."""

from collections.abc import Iterable
from typing import NamedTuple

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.staffing import entries_of
from orgplanner.analysis.ledger import CARRIED, Entry, difference
from orgplanner.analysis.ledger.behind import entries_behind
from orgplanner.analysis.views.told import moved_formula
from orgplanner.model import NOTHING, Total, total
from orgplanner.text import Message


def entries_of_change(found: Comparison, table: str, id: str, part: str) -> list[Entry]:
    """What adds up to “old”, “new” or the difference of a unit or a post that is listed."""
    if table == "units":
        row = next((each for each in found.staffing if each.unit.id == id), None)
        if row is not None:
            return entries_of(found.established, found.units, row, part)
        return list(entries_behind(found.established, part, id))
    olds, news = _lines(found, id)
    entries = [each for each in found.established.entries if each.old in olds or each.new in news]
    return [each for each in entries if _belongs(each, part)]


def _belongs(entry: Entry, part: str) -> bool:
    if part == "difference":
        return entry.kind != CARRIED
    return (entry.old if part == "old" else entry.new) is not None


def _lines(found: Comparison, id: str) -> tuple[set[str], set[str]]:
    """The lines before and after that are listed together under an id."""
    posts = found.posts
    for joint in posts.merged:
        if joint.end == id:
            return set(joint.origins), {id}
    for part in posts.split:
        if id == part.origin or id in part.ends:
            return {part.origin}, set(part.ends)
    origins = {end: origin for origin, end in posts.became.items()}
    return {origins.get(id, id)}, {id}


class Parts(NamedTuple):
    """The figures of one row of the list."""

    before: Total
    after: Total
    difference: Total


def change_formula(found: Comparison, table: str, id: str, part: str) -> Message:
    """How the figure follows from the lines that stay, come and leave."""
    olds, news = (entries_of_change(found, table, id, side) for side in ("old", "new"))
    before, after = {*map(key_of, olds)}, {*map(key_of, news)}
    same = _sum(each for each in olds if key_of(each) in after)
    taken = _sum(each for each in olds if key_of(each) not in after)
    added = _sum(each for each in news if key_of(each) not in before)
    parts = Parts(same + taken, same + added, difference(added, taken, same))
    return moved_formula(parts, (same, added, taken), part)


def key_of(entry: Entry) -> tuple[str, str | None, str | None]:
    """What tells an entry from all others."""
    return entry.kind, entry.old, entry.new


def _sum(entries: Iterable[Entry]) -> Total:
    parts = [each.part for each in entries]
    return total(parts) if parts else NOTHING
