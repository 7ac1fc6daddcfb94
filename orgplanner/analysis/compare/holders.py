"""What becomes of people from one scenario to another: by the posts they hold."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from orgplanner.analysis.running import running
from orgplanner.analysis.tree import Tree
from orgplanner.model import Plan

Places = Mapping[str, set[tuple[str, str]]]
"""The posts, each with its unit, that every person holds."""


@dataclass(frozen=True, slots=True)
class PeopleChanges:
    """Ids of people: `moved` hold another post, or theirs is in another unit; `new` held none before.

    `left` no longer hold the post that is still there; those `without_place` lost it with the post.
    """

    moved: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    without_place: tuple[str, ...] = ()


def places_of_people(plan: Plan, scenario: str, tree: Tree) -> Places:
    """Who holds which posts of the tree; assignments that have ended do not count."""
    posts, chains = plan.states[scenario].posts, tree.chains
    held: dict[str, set[tuple[str, str]]] = {}
    for row in running(plan, scenario):
        unit = posts[row.post].unit
        if unit is not None and unit in chains:
            held.setdefault(row.person, set()).add((row.post, unit))
    return held


def people_changes(old: Places, new: Places, posts: Collection[str]) -> PeopleChanges:
    """What became of the holders; `posts` are those that stand in the new tree."""
    gone = [person for person in old if person not in new]
    free = {person for person in gone if not any(post in posts for post, _ in old[person])}
    return PeopleChanges(
        moved=tuple(person for person, places in new.items() if person in old and old[person] != places),
        new=tuple(person for person in new if person not in old),
        left=tuple(person for person in gone if person not in free),
        without_place=tuple(person for person in gone if person in free),
    )
