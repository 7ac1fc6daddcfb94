"""The proposed state of a generated organisation: what a reform does to the current one, with successions."""

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from orgplanner.generate.current import Workshop, figures, grade_id, topic
from orgplanner.generate.words import CLOSED, JOINED, TITLES, new_name, triple, unit_name
from orgplanner.model import (
    NO_NAME,
    Assignment,
    Names,
    Post,
    State,
    Succession,
    Unit,
    exactly,
    rank_between,
    ranks,
)


@dataclass
class Reform:
    """The state being reformed, and what has been done to it."""

    random: Random
    shop: Workshop
    units: dict[str, Unit]
    posts: dict[str, Post]
    assignments: dict[str, Assignment]
    successions: dict[str, Succession]
    lines: dict[str, list[str]]
    count: int

    def settle(self, subject: str, decision: str, targets: list[str], reason: Names = NO_NAME) -> None:
        """Records what becomes of a unit or post; several ends get equal shares."""
        share = (Decimal(1) / len(targets)).quantize(Decimal("0.0001")) if len(targets) > 1 else None
        id = self.shop.id("succession", subject)
        ends = tuple((target, share) for target in targets)
        self.successions[id] = Succession(
            id, subject, ends, decision, reason, wave=self.random.randint(1, 3), basis="assumed"
        )

    def has_settled(self, subject: str) -> bool:
        """Whether something was already decided about a unit or post."""
        return self.shop.id("succession", subject) in self.successions

    def has_room(self, change: int) -> bool:
        """Whether so many posts more (or, negative, fewer) leave about as many as there were."""
        return abs(len(self.posts) + change - self.count) * 12 <= self.count

    def move_posts(self, origin: str, target: str) -> None:
        """All posts of a unit go to another; its head becomes a deputy there."""
        places = ranks(len(self.lines[origin]))
        for id, rank in zip(self.lines.pop(origin), places, strict=True):
            post = self.posts[id]
            self.posts[id] = replace(
                post, unit=target, is_head=False, is_deputy=post.is_deputy or post.is_head, rank="z" + rank
            )
            self.lines[target].append(id)

    def close_posts(self, unit: str) -> None:
        """All posts of a unit close, and their assignments end."""
        gone = self.lines.pop(unit)
        for id in gone:
            del self.posts[id]
            self.settle(id, "close", [], CLOSED)


def reformed(shop: Workshop, current: State) -> State:
    """A copy of the current state with moves, renames, merges, splits, closures, new units and things unplaced."""
    reform = _copy_of(shop, current)
    divisions = [unit for unit in current.units.values() if unit.kind == "division"]
    reform.random.shuffle(divisions)
    share = max(1, len(divisions) // 50) if divisions else 0
    take = iter(divisions)
    for job in (_rename, _move, _move, _merge, _split, _close, _add):
        for _ in range(share):
            unit = next(take, None)
            if unit is not None and not reform.has_settled(unit.id):
                job(reform, unit)
    for unit in list(take)[: (share + 3) // 4]:
        reform.units[unit.id] = replace(reform.units[unit.id], parent=None, unplaced=True)
    _change_posts(reform)
    kept = {id: row for id, row in reform.assignments.items() if row.post in reform.posts}
    state = current.copy()
    state.tables |= {"units": {**reform.units}, "posts": {**reform.posts}, "assignments": {**kept}}
    state.tables["successions"] = {**reform.successions}
    state.tables["requirements"] = {
        id: row for id, row in state.requirements.items() if row.unit in reform.units
    }  # fmt: skip
    return state


def _copy_of(shop: Workshop, current: State) -> Reform:
    lines: dict[str, list[str]] = {id: [] for id in current.units}
    for post in current.posts.values():
        if post.unit is not None:
            lines[post.unit].append(post.id)
    units, posts, held = dict(current.units), dict(current.posts), dict(current.assignments)
    return Reform(shop.random, shop, units, posts, held, {}, lines, len(posts))


def _rename(reform: Reform, unit: Unit) -> None:
    name = unit_name(unit.kind, topic(reform.random), reform.random.randint(2, 9))
    reform.units[unit.id] = replace(reform.units[unit.id], name=name)
    reform.settle(unit.id, "change", [unit.id])


def _move(reform: Reform, unit: Unit) -> None:
    homes = [row for row in reform.units.values() if row.kind == "department" and row.id != unit.parent]
    if homes:
        home = reform.random.choice(homes)
        reform.units[unit.id] = replace(reform.units[unit.id], parent=home.id, rank="z" + unit.rank)
        reform.settle(unit.id, "move", [unit.id])


def _merge(reform: Reform, unit: Unit) -> None:
    """A division goes into a neighbour that no other part of the reform has touched."""
    near = [row for row in reform.units.values() if row.parent == unit.parent and row.id != unit.id]
    near = [row for row in near if row.kind == "division" and not reform.has_settled(row.id)]
    if near:
        target = near[0].id
        reform.move_posts(unit.id, target)
        del reform.units[unit.id]
        reform.settle(unit.id, "merge", [target], JOINED)
        reform.settle(target, "merge", [target], JOINED)


def _split(reform: Reform, unit: Unit) -> None:
    """A division becomes two new ones; its posts go to the one and the other in turn."""
    lines = reform.lines[unit.id]
    if len(lines) < 6:
        return
    parts = [_new_unit(reform, unit, number) for number in (1, 2)]
    del reform.units[unit.id], reform.lines[unit.id]
    for number, id in enumerate(lines):
        post, part = reform.posts[id], parts[number % 2]
        reform.posts[id] = replace(post, unit=part, is_head=number < 2)
        reform.lines[part].append(id)
    reform.settle(unit.id, "split", parts)


def _close(reform: Reform, unit: Unit) -> None:
    """A division closes; some of its posts go up, or all close."""
    if unit.parent is None:
        return
    if reform.random.random() < 0.5 or not reform.has_room(-len(reform.lines[unit.id])):
        reform.move_posts(unit.id, unit.parent)
    else:
        reform.close_posts(unit.id)
    del reform.units[unit.id]
    reform.settle(unit.id, "close", [], CLOSED)


def _add(reform: Reform, unit: Unit) -> None:
    """A new division beside one that stays, with new posts."""
    kinds = ["head", "chief", "expert", "expert", "specialist", "expert"]
    if not reform.has_room(len(kinds)):
        return
    new = _new_unit(reform, unit, 3)
    for number, (kind, rank) in enumerate(zip(kinds, ranks(len(kinds)), strict=True), start=1):
        id = reform.shop.id("new post", new, number)
        established = figures(reform.random, several=False)[0]
        reform.posts[id] = Post(
            id, new, f"N{len(reform.posts):05d}", triple(TITLES[kind]), grade_id("B-3" if number == 1 else "C-2"),
            replace(established, basis="assumed", source=None), is_head=number == 1, status="proposed", rank=rank,
            basis="assumed",
        )  # fmt: skip
        reform.lines[new].append(id)


def _new_unit(reform: Reform, model: Unit, number: int) -> str:
    id = reform.shop.id("new unit", model.id, number)
    reform.units[id] = Unit(
        id, f"{model.code}.{number}", new_name(model.name, number), model.kind, model.parent,
        rank_between(model.rank) + str(number), basis="assumed",
    )  # fmt: skip
    reform.lines[id] = []
    return id


def _change_posts(reform: Reform) -> None:
    """A few posts change their number, their grade, or lose their place."""
    ids = [id for id, post in reform.posts.items() if not post.is_head and post.status == "established"]
    for id in reform.random.sample(ids, len(ids) // 40):
        post, roll = reform.posts[id], reform.random.random()
        if roll < 0.4:
            number = replace(post.established, quantity=exactly(reform.random.randint(1, 2)))
            reform.posts[id] = replace(post, established=number)
        elif roll < 0.9:
            reform.posts[id] = replace(post, grade=grade_id("C-1"))
        else:
            reform.posts[id] = replace(post, unit=None, unplaced=True)
