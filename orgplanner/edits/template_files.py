"""Templates of units as data: read from `resources/templates`, where each is one file in three languages."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from orgplanner.model import NO_NAME, Names, names
from orgplanner.paths import resource


@dataclass(frozen=True, slots=True)
class Count:
    """A number that a user chooses, from 0 to `most`: how many divisions, how many experts."""

    words: Names
    usual: int
    most: int


@dataclass(frozen=True, slots=True)
class PostPattern:
    """Posts of one title: `times` of them (the name of a count, or one), each with so many FTE."""

    title: Names
    head: bool = False
    deputy: bool = False
    established: int | str = 1
    times: str = ""

    def numbers(self, counts: Mapping[str, int]) -> tuple[int, int]:
        """FTE of each line, and how many lines; none where the number of experts was chosen as 0."""
        if isinstance(self.established, str):
            each = counts[self.established]
            return each, 1 if each else 0
        return self.established, counts[self.times] if self.times else 1


@dataclass(frozen=True, slots=True)
class UnitPattern:
    """A unit below the one with the key `under`; with `times` as many, in whose names {number} is filled in."""

    name: Names
    kind: str = "unit"
    key: str = ""
    under: str = ""
    role: str = "line"
    times: str = ""
    posts: tuple[PostPattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """What a list of templates says, the numbers to choose, and the units, the first of which is the top."""

    id: str
    name: Names
    about: Names
    counts: Mapping[str, Count]
    units: tuple[UnitPattern, ...]

    def extent(self, counts: Mapping[str, int]) -> tuple[int, int, int]:
        """How many units, lines of posts and FTE it makes with these numbers."""
        made: dict[str, int] = {"": 1}
        units = lines = established = 0
        for pattern in self.units:
            times = made[pattern.under] * (counts[pattern.times] if pattern.times else 1)
            made[pattern.key] = made.get(pattern.key, 0) + times if pattern.key else 1
            units += times
            for post in pattern.posts:
                each, number = post.numbers(counts)
                lines += times * number
                established += times * number * each
        return units, lines, established


@cache
def templates() -> tuple[Template, ...]:
    """The templates that come with the program, in their order."""
    files = sorted(resource("templates").glob("*.toml"))
    return tuple(read_template(file.stem, file.read_text(encoding="utf-8")) for file in files)


def read_template(id: str, text: str) -> Template:
    """A template from the text of its file."""
    data = tomllib.loads(text)
    counts = {
        key: Count(names(count["words"]), count["usual"], count["most"])
        for key, count in data.get("counts", {}).items()
    }
    units = tuple(_unit(unit) for unit in data["units"])
    return Template(id, names(data["name"]), names(data.get("about", {})), counts, units)


def _unit(data: Mapping[str, Any]) -> UnitPattern:
    posts = tuple(PostPattern(**{**post, "title": names(post["title"])}) for post in data.get("posts", ()))
    return UnitPattern(**{**data, "name": names(data.get("name", {})) or NO_NAME, "posts": posts})
