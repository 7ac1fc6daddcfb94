"""People whose time in the post is over."""

from __future__ import annotations

from collections.abc import Callable

from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.figures import Figures
from orgplanner.importers.lists.building.lines import Lines
from orgplanner.importers.lists.building.meaning import Meanings
from orgplanner.importers.lists.building.posts import Posts
from orgplanner.importers.lists.building.standing import WITHOUT_HOLDER, Standing
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.trouble import Trouble


def who_left(
    lines: Lines, said: Standing, meanings: Meanings, figures: Figures, today: str, tick: Callable[[], object]
) -> None:
    """Those whose last day is past have left, and those of whom the list says so."""
    if "left" in lines.texts:
        _take_words(lines, said, meanings)
    for field in ("until", "left"):
        for line, day in enumerate(figures.days(field, tick) or ()):
            if day and day < today[: len(day)]:
                _set_left(said, line)


def _take_words(lines: Lines, said: Standing, meanings: Meanings) -> None:
    """Yes and no, and words such as “resigned”, go out of the column; days stay."""
    texts = lines.texts["left"]
    known = {text: _has_left(meanings, text) for text in dict.fromkeys(texts)}
    for line, text in enumerate(texts):
        if known[text] is None:
            continue
        if known[text]:
            _set_left(said, line)
        texts[line] = ""


def _has_left(meanings: Meanings, text: str) -> bool | None:
    """What a word says; None for what is perhaps a day."""
    meant, status = meanings.of("left", text), meanings.of("status", text)
    if meant or not text:
        return meant == "yes"
    return status == "left" if status else None


def _set_left(said: Standing, line: int) -> None:
    if said.names[line] and said.statuses[line] not in WITHOUT_HOLDER:
        said.statuses[line] = "left"


def tell_left(lines: Lines, said: Standing, posts: Posts, told: Told) -> None:
    """Rows of people who left and whose post nothing else needs are listed, each or, left out by choice, as one."""
    if posts.left and lines.recipe.leavers == "out":
        spot = lines.spot(posts.left[0], "left", "until", "status", "person", "last_name")
        words = sentences.leavers_out(len(posts.left))
        told.tell(Trouble("leavers out", "note", spot, "", *words, ("to-do",)))
        return
    for line in posts.left:
        spot = lines.spot(line, "left", "until", "status", "person", "last_name")
        words = sentences.left(said.names[line], placed=False)
        told.tell(Trouble("left", "note", spot, said.names[line], *words, ("value", "skip", "to-do")))
