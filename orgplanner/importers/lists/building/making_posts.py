"""Posts become rows of a plan."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.figures import Amounts
from orgplanner.importers.lists.building.lines import NOWHERE
from orgplanner.importers.lists.building.numbers import Numbers
from orgplanner.importers.lists.building.read import Read
from orgplanner.importers.lists.building.texts import loose
from orgplanner.importers.lists.trouble import Trouble
from orgplanner.model import NO_NAME, Post, Quantity, derived_id, plain, ranks
from orgplanner.model.choices import POST_STATUSES
from orgplanner.text import Message, render, say

NOT_DISCLOSED = say("The list does not disclose who holds the post.")
ELIMINATED = say("Eliminated according to the list.")


def post_ids(read: Read, units: list[str]) -> list[str]:
    """The id of every post: from its own number, else from unit, title and grade; where several are alike, also
    from the holder or, among people, from the superior."""
    lines, posts = read.lines, read.posts
    titles, grades, codes = lines.column("title"), lines.column("grade"), lines.column("post_code")
    keys = []
    doubles = read.doubles
    often: dict[str, int] = {}
    for post, members in enumerate(posts.lines):
        line = members[0]
        unit = posts.unit[post]
        own = codes[line] or (doubles.own[line] if lines.kind[line] == "posts" else "")
        if own and lines.kind[line] != "people":
            key = "number\x1f" + (doubles.keys[line] if own is doubles.own[line] else loose(own))
        else:
            parts = (units[unit] if unit != NOWHERE else "", titles[line], grades[line])
            key = "\x1f".join(parts).casefold()
        keys.append(key)
        often[key] = often.get(key, 0) + 1
    taken: dict[str, int] = {}
    ids = []
    for post, key in enumerate(keys):
        if often[key] == 1:
            ids.append(derived_id(f"list post {key}"))
            continue
        key = f"{key}\x1f{_beside(read, post, titles)}"
        taken[key] = taken.get(key, 0) + 1
        ids.append(derived_id(f"list post {key}\x1f{taken[key]}"))
    return ids


def _beside(read: Read, post: int, titles: list[str]) -> str:
    """What tells posts with equal titles in one unit from each other."""
    line = read.posts.lines[post][0]
    if read.lines.kind[line] == "posts":
        return read.said.names[line].casefold()
    boss = read.posts.boss[post]
    if boss == NOWHERE:
        return ""
    above = read.posts.lines[boss][0]
    return loose(read.doubles.own[above]) or titles[above].casefold()


class PostRows:
    """Makes the rows, and the notes on what a list says besides."""

    def __init__(
        self, read: Read, numbers: Numbers, grades: dict[str, str], mandates: dict[int, str],
        pays: Amounts | None, person_pays: Amounts | None,
    ) -> None:  # fmt: skip
        self.read, self.numbers, self.grades, self.mandates = read, numbers, grades, mandates
        lines = read.lines
        self._notes, self._professions = lines.texts.get("note"), lines.texts.get("profession")
        self._told_heads = _told_heads(read)
        self._hidden: list[int] = []
        self._paid = _loose_pay(read, pays, person_pays)

    def make(self, ids: list[str], units: list[str], tick: Callable[[], object]) -> dict[str, Post]:
        """The rows by id, in the order of the lists."""
        read, posts = self.read, self.read.posts
        titles, codes, grades = (read.lines.column(name) for name in ("title", "post_code", "grade"))
        statuses, told = read.said.statuses, ("title_en", "title_ru", "title_kk")
        translated = any(name in read.lines.texts for name in told)
        deputies, funded = "deputy" in read.lines.texts, "funded" in read.lines.texts
        place = _ranks(read)
        rows = {}
        professions, note, head = self._professions, self._note, self._is_head
        for post, id in enumerate(ids):
            if post % 500 == 0:
                tick()
            members = posts.lines[post]
            line, unit, boss = members[0], posts.unit[post], posts.boss[post]
            established, filled = self.numbers.of_post(members)
            title = read.name(titles[line])
            if translated:
                title = read.in_languages("title", line, title)
            status = statuses[line]
            rows[id] = Post(
                id, units[unit] if unit != NOWHERE else None, codes[line] or self._own_code(line), title,
                self.grades[grades[line]] if grades[line] else None, established, filled,
                head(post, unit, line), deputies and read.yes("deputy", line),
                status if status in POST_STATUSES else "established",
                ids[boss] if boss != NOWHERE else None, place[post], unit == NOWHERE,
                NO_NAME if professions is None else read.name(professions[line]),
                not funded or self._is_funded(line), "stated", read.source(line), note(members),
            )  # fmt: skip
        self._tell_hidden()
        return rows

    def _own_code(self, line: int) -> str:
        """The own number of a row that is a post is its code."""
        return self.read.doubles.own[line] if self.read.lines.kind[line] == "posts" else ""

    def _is_funded(self, line: int) -> bool:
        text = self.read.lines.texts["funded"][line]
        return not text or self.read.meanings.of("funded", text) != "no"

    def _is_head(self, post: int, unit: int, line: int) -> bool:
        if unit in self._told_heads:
            return self.read.yes("head", line)
        return post in self.read.heads

    def _note(self, members: list[int]) -> str:
        """The note of the list, and what it says of a holder who is none."""
        statuses = self.read.said.statuses
        if (
            len(members) == 1
            and not statuses[members[0]]
            and members[0] not in self.mandates
            and members[0] not in self._paid
        ):
            return self._notes[members[0]] if self._notes is not None else ""
        parts: list[str] = []
        for line in members:
            if self._notes is not None and self._notes[line]:
                parts.append(self._notes[line])
            if line in self.mandates:
                parts.append(self.mandates[line])
            if statuses[line]:
                parts.extend(self._of_status(line, statuses[line]))
            parts.extend(self._paid.get(line, ()))
        return "\n".join(dict.fromkeys(parts)) if parts else ""

    def _of_status(self, line: int, status: str) -> list[str]:
        """What a status adds to the note; told as well, where somebody should look."""
        read, name = self.read, self.read.said.names[line]
        spot = read.lines.spot(line, "status", "person", "last_name")
        said: list[Message] = []
        if status == "not disclosed":
            self._hidden.append(line)
            said.append(NOT_DISCLOSED)
        elif status == "left" and name:
            said.append(say("{name} has left.", name=name))
            words = sentences.left(name, placed=True)
            read.told.tell(Trouble("left", "note", spot, name, *words, ("value", "skip", "to-do")))
        elif status == "eliminated":
            stated = self.numbers.stated(line)
            said.append(ELIMINATED)
            words = sentences.eliminated("" if stated is None else plain(stated.high))
            read.told.tell(Trouble("eliminated", "note", spot, name, *words, ("value", "skip", "to-do")))
        return [render(message, read.lines.recipe.language) for message in said]

    def _tell_hidden(self) -> None:
        """Not disclosed holders are told once for each table."""
        by_table: dict[int, list[int]] = {}
        for line in self._hidden:
            by_table.setdefault(self.read.lines.table[line], []).append(line)
        for lines in by_table.values():
            spot = self.read.lines.spot(lines[0], "person", "status", "last_name")
            words = sentences.not_disclosed(len(lines))
            self.read.told.tell(Trouble("not disclosed", "note", spot, "", *words, ("to-do",)))


def _told_heads(read: Read) -> set[int]:
    """Units in which a column says who is the head."""
    if "head" not in read.lines.texts:
        return set()
    posts = read.posts
    return {
        posts.unit[post] for post, members in enumerate(posts.lines)
        if posts.unit[post] != NOWHERE and read.yes("head", members[0])
    }  # fmt: skip


def _ranks(read: Read) -> list[str]:
    """The rank of every post among those of its unit."""
    groups: dict[int, list[int]] = {}
    for post, unit in enumerate(read.posts.unit):
        groups.setdefault(unit, []).append(post)
    place = [""] * len(read.posts)
    known: dict[int, list[str]] = {}
    for members in groups.values():
        spread = known.setdefault(len(members), []) or ranks(len(members))
        known[len(members)] = spread
        for post, rank in zip(members, spread, strict=True):
            place[post] = rank
    return place


def _loose_pay(read: Read, pays: Amounts | None, person_pays: Amounts | None) -> dict[int, list[str]]:
    """By line, notes on pay that is of no grade, or of nobody who is named."""
    grades, staff, language = read.lines.column("grade"), read.staff.of_line, read.lines.recipe.language
    said: dict[int, list[str]] = {}
    for amounts, owned in ((pays, lambda line: bool(grades[line])), (person_pays, staff.__contains__)):
        for line, paid in enumerate(amounts or ()):
            if paid is not None and paid.high and not owned(line):
                message = say("Pay per month: {pay}", pay=str(_rounded(paid)))
                said.setdefault(line, []).append(render(message, language))
    return said


def _rounded(quantity: Quantity) -> Quantity:
    """To hundredths, for reading."""
    cent = Decimal("0.01")
    return Quantity(quantity.low.quantize(cent), quantity.high.quantize(cent), quantity.approximate)
