"""People, and who holds which post, become rows of a plan."""

from __future__ import annotations

import re
from collections.abc import Callable

from orgplanner.importers.lists.building.figures import Amounts
from orgplanner.importers.lists.building.lines import NOWHERE
from orgplanner.importers.lists.building.numbers import Numbers
from orgplanner.importers.lists.building.read import Read
from orgplanner.model import NO_NAME, UNKNOWN, Assignment, Person, derived_id
from orgplanner.model.choices import ASSIGNMENT_KINDS

_LIST = re.compile(r"\s*[,;/|]\s*")


def make_people(read: Read, pay: Amounts | None, basis: str, tick: Callable[[], object]) -> dict[str, Person]:
    """The rows by id; what a person's first row does not say, the next one may."""
    lines = read.lines
    codes, contracts, spoken = (lines.column(name) for name in ("person_code", "contract", "languages"))
    educations = lines.texts.get("education")
    rows = {}
    for number, (id, line) in enumerate(read.staff.first.items()):
        if number % 500 == 0:
            tick()
        paid = pay[line] if pay is not None else None
        source = read.source(line)
        rows[id] = Person(
            id, read.name(read.said.names[line]), codes[line] or _own_number(read, line), NO_NAME,
            NO_NAME if educations is None else read.name(educations[line]),
            tuple(filter(None, _LIST.split(spoken[line]))) if spoken[line] else (), contracts[line],
            UNKNOWN if paid is None or not paid.high else read.figures.figure(paid, basis, source),
            "stated", source,
        )  # fmt: skip
    return rows


def _own_number(read: Read, line: int) -> str:
    return read.doubles.own[line] if read.lines.kind[line] == "people" else ""


def make_assignments(
    read: Read, numbers: Numbers, posts: list[str], since: list[str] | None, until: list[str] | None,
    tick: Callable[[], object],
) -> dict[str, Assignment]:  # fmt: skip
    """The rows by id: each person in each post once, with the shares of several rows together."""
    kinds = read.lines.texts.get("assignment_kind")
    of_line, table, sources, share_of = read.posts.of_line, read.lines.table, read.sources, numbers.share
    rows: dict[str, Assignment] = {}
    for number, (line, person) in enumerate(read.staff.of_line.items()):
        if number % 500 == 0:
            tick()
        if of_line[line] == NOWHERE:
            continue
        post = posts[of_line[line]]
        id = derived_id(person, post)
        share = share_of(line)
        if id in rows:
            share += rows[id].share
        rows[id] = Assignment(
            id, person, post, share, "substantive" if kinds is None else _kind(read, kinds[line]),
            since[line] if since is not None else "", until[line] if until is not None else "",
            "stated", sources[table[line]],
        )  # fmt: skip
    return rows


def _kind(read: Read, text: str) -> str:
    meaning = read.meanings.of("assignment_kind", text) if text else ""
    kind = meaning or text.casefold()
    return kind if kind in ASSIGNMENT_KINDS else "substantive"
