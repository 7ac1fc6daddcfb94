"""Finding units, posts, people and skills by parts of their names; no window in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orgplanner.model import Names, Plan
from orgplanner.text import shown

MOST = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: what it is, its id, its name, a second line, and what is searched."""

    kind: str
    id: str
    name: str
    place: str
    sought: str


def entries(plan: Plan, scenario: str, language: str) -> Iterator[Entry]:
    """All that can be found in a scenario, in the order units, posts, people, skills."""
    state = plan.states[scenario]

    def words(names: Names) -> str:
        return shown(plan.words(names, language))

    for unit in state.units.values():
        above = state.units.get(unit.parent or "")
        yield entry("unit", unit.id, words(unit.name), words(above.name) if above else "", unit.code, unit.name)
    for post in state.posts.values():
        home = state.units.get(post.unit or "")
        yield entry("post", post.id, words(post.title), words(home.name) if home else "", post.code, post.title)
    posts_of: dict[str, str] = {row.person: row.post for row in state.assignments.values()}
    for person in plan.people.values():
        held = state.posts.get(posts_of.get(person.id, ""))
        title = words(held.title) if held is not None else ""
        yield entry("person", person.id, words(person.name), title, person.code, person.name)
    for skill in plan.skills.values():
        yield entry("skill", skill.id, words(skill.name), skill.kind, "", skill.name)


def entry(kind: str, id: str, name: str, place: str, code: str, names: Names) -> Entry:
    """An entry that is found by its name in any language and by its code."""
    sought = "\n".join((code, *(said for _, said in names.items))).casefold()
    return Entry(kind, id, name or code or "–", " · ".join(filter(None, (code, place))), sought)


def search(all_entries: Iterable[Entry], text: str, most: int = MOST) -> list[Entry]:
    """The entries that hold every word of the text; those where a name or code begins with it come first."""
    parts = text.casefold().split()
    if not parts:
        return []
    first, whole = parts[0], " ".join(parts)
    ahead: list[Entry] = []
    within: list[Entry] = []
    for each in all_entries:
        sought = each.sought
        if first in sought and all(part in sought for part in parts):
            starts = sought.startswith(whole) or f"\n{whole}" in sought
            (ahead if starts else within).append(each)
            if len(ahead) >= most:
                break
    return (sorted(ahead, key=lambda each: len(each.name)) + within)[:most]
