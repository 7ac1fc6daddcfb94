"""People whose time in the post is over."""

from __future__ import annotations

from collections.abc import Callable

from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.figures import Figures
from orgplanner.importers.lists.building.lines import Lines
from orgplanner.importers.lists.building.posts import Posts
from orgplanner.importers.lists.building.standing import WITHOUT_HOLDER, Standing
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.trouble import Trouble


def who_left(lines: Lines, said: Standing, figures: Figures, today: str, tick: Callable[[], object]) -> None:
    """Those whose last day is past have left."""
    if "until" not in lines.texts:
        return
    for line, day in enumerate(figures.days("until", tick) or ()):
        if day and day < today[: len(day)] and said.names[line] and said.statuses[line] not in WITHOUT_HOLDER:
            said.statuses[line] = "left"


def tell_left(lines: Lines, said: Standing, posts: Posts, told: Told) -> None:
    """Rows of people who left and whose post nothing else needs are listed."""
    for line in posts.left:
        spot = lines.spot(line, "until", "status", "person", "last_name")
        words = sentences.left(said.names[line], placed=False)
        told.tell(Trouble("left", "note", spot, said.names[line], *words, ("value", "skip", "to-do")))
