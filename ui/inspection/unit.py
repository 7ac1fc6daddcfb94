"""All about a unit."""

from orgplanner.drawing.wording import kind_words, link_words
from orgplanner.model import Post, Requirement, Succession, Total, Unit
from orgplanner.text import Message, say
from ui.inspection.sheet import NOTHING, Arrangement, Cell, Pair, Section, Sheet, Table, Teller, Words, section

ROLES: dict[str, Message] = {
    "leads": say("leads"), "supports": say("supports"), "is consulted": say("is consulted"),
}  # fmt: skip
BESIDE: dict[str, Message] = {"assistant": say("assistant body"), "advisory": say("advisory body")}
DECISIONS: dict[str, Message] = {
    "undecided": say("undecided"), "keep": say("keep"), "change": say("change"), "move": say("move"),
    "merge": say("merge"), "split": say("split"), "close": say("close"), "transfer": say("transfer"),
    "convert": say("convert"), "out of scope": say("out of scope"),
}  # fmt: skip


def unit_sheet(teller: Teller, unit: Unit) -> Sheet:
    """Names, numbers, posts, skills, functions, links, where it came from."""
    above = teller.unit(unit.parent) if unit.parent else teller(say("not yet placed")) if unit.unplaced else ""
    kind = kind_words(unit.kind, teller.language)
    beside = teller(BESIDE[unit.role]) if unit.role in BESIDE else ""
    sections = (
        Section("", (*_facts(teller, unit), *_numbers(teller, unit))),
        *_posts(teller, unit),
        *section(teller(say("Skills needed")), skills_table(teller, needs_of(teller, "unit", unit.id))),
        *section(teller(say("Functions")), _functions(teller, unit)),
        *section(teller(say("Links")), links_table(teller, unit.id)),
        *section(teller(say("On the chart")), Arrangement(unit.id, unit.arrangement, unit.columns)),
        *successions(teller, unit.id),
        *origin(teller, unit.basis, unit.source, unit.note, teller.words(unit.mandate)),
    )
    below = " · ".join(filter(None, (kind, beside, above)))
    return Sheet(unit.id, teller(say("Organisational unit")), teller.name(unit.name), below, sections)


def _facts(teller: Teller, unit: Unit) -> tuple[Pair, ...]:
    above = teller.unit(unit.parent) if unit.parent else ""
    return (
        *teller.names_by_language(unit.name),
        *teller.pair(say("Code"), unit.code),
        *teller.pair(say("Below"), above, unit.parent or ""),
        *teller.pair(say("Place"), teller.words(unit.place)),
        *teller.pair(say("Kind of work"), unit.work),
    )


def _numbers(teller: Teller, unit: Unit) -> tuple[Pair, ...]:
    if teller.totals is None:
        return ()
    found = teller.totals.of_unit(unit.id)
    own = teller.totals.of_unit(unit.id, whole=False)
    lines = (
        (say("Established"), found.established, own.established),
        (say("Filled"), found.filled, own.filled),
        (say("Vacant"), found.vacant, own.vacant),
    )
    below = bool(teller.state.children(unit.id))
    return tuple(Pair(teller(label), _number(teller, whole, part, below)) for label, whole, part in lines)


def _number(teller: Teller, whole: Total, own: Total, below: bool) -> str:
    words = [str(whole)]
    if whole.unknown and whole.quantity is not None:
        words.append(teller(say("+ {number} unknown", number=whole.unknown)))
    if below and own.quantity is not None:
        words.append(teller(say("({number} of its own)", number=str(own))))
    return " ".join(words)


def _posts(teller: Teller, unit: Unit) -> tuple[Section, ...]:
    rows = tuple(_post(teller, post) for post in teller.state.posts_of(unit.id))
    headings = (teller(say("Post")), teller(say("Grade")), teller(say("FTE")), teller(say("Filled")))
    return section(teller(say("Posts")), Table(headings, rows, numbers=2))


def _post(teller: Teller, post: Post) -> Cell:
    grade = teller.plan.grades.get(post.grade or "")
    holders = ", ".join(holder_names(teller, post.id))
    filled = teller.totals.filled_of_post(post) if teller.totals is not None else post.filled.quantity
    title = teller.name(post.title)
    return Cell(
        (f"{title}\n{holders}" if holders else title, grade.code if grade else "",
         teller.figure(post.established), NOTHING if filled is None else str(filled)),
        teller.grounds(post.established.basis, post.established.source) or teller.grounds(post.basis, post.source),
        post.id,
    )  # fmt: skip


def holder_names(teller: Teller, post: str) -> list[str]:
    """The names of those who hold a post."""
    people = (teller.plan.people.get(row.person) for row in teller.state.holders(post))
    return [teller.name(person.name) for person in people if person is not None]


def needs_of(teller: Teller, field: str, id: str) -> list[Requirement]:
    """The requirements of a unit or of a post."""
    return list(teller.state.where("requirements", field, id))


def skills_table(teller: Teller, needs: list[Requirement]) -> Table:
    """Skills needed, at which level, by how many."""
    rows = []
    for need in needs:
        skill = teller.plan.skills.get(need.skill)
        if skill is None:
            continue
        name = teller.name(skill.name)
        if not need.essential:
            name = teller(say("{skill} (desirable)", skill=name))
        hint = "\n".join(filter(None, (teller.grounds(need.people.basis, need.people.source), need.note)))
        level = level_words(skill.scale, skill.levels, need.level)
        rows.append(Cell((name, level, teller.figure(need.people)), hint))
    return Table((teller(say("Skill")), teller(say("Level")), teller(say("People"))), tuple(rows), numbers=1)


def level_words(scale: str, levels: tuple[str, ...], level: int | None) -> str:
    """A level as its scale says it: 4, B2, a word of its own."""
    if level is None:
        return NOTHING
    names = ("A1", "A2", "B1", "B2", "C1", "C2") if scale == "CEFR" else levels
    return names[level - 1] if 1 <= level <= len(names) else str(level)


def _functions(teller: Teller, unit: Unit) -> Table:
    rows = []
    for duty in teller.state.where("responsibilities", "unit", unit.id):
        function = teller.state.functions.get(duty.function)
        if function is not None:
            basis = teller.words(function.legal_basis)
            hint = "\n".join(filter(None, (teller.grounds(duty.basis, duty.source), basis, duty.note)))
            rows.append(Cell((teller.name(function.name), teller(ROLES[duty.role])), hint))
    return Table((teller(say("Function")), teller(say("Role"))), tuple(rows))


def links_table(teller: Teller, id: str) -> Table:
    """Relations outside the line, from a unit or post and to it."""
    rows = []
    for field, other, arrow in (("origin", "target", "→"), ("target", "origin", "←")):
        for link in teller.state.where("links", field, id):
            end = getattr(link, other)
            words = teller.words(link.caption) or link_words(link.kind, teller.language)
            hint = "\n".join(filter(None, (teller.grounds(link.basis, link.source), link.note)))
            rows.append(Cell((f"{arrow} {teller.unit(end)}", words), hint, end))
    return Table((teller(say("With")), teller(say("Relation"))), tuple(rows))


def successions(teller: Teller, id: str) -> tuple[Section, ...]:
    """What became of it and what became it, as this scenario and those made from it decided."""
    came = [
        (row.subject, row)
        for row in teller.state.successions.values()
        if any(target == id for target, _ in row.targets) and row.subject != id
    ]
    went = list(teller.state.where("successions", "subject", id))
    parts = [_decided(teller, teller.unit(subject), row) for subject, row in came]
    for row in went:
        ends = ", ".join(teller.unit(target) for target, _ in row.targets if target != id)
        parts.append(_decided(teller, ends, row))
    headings = (teller(say("From or to")), teller(say("Decision")))
    return section(teller(say("What became of it")), Table(headings, tuple(parts)))


def _decided(teller: Teller, other: str, row: Succession) -> Cell:
    wave = teller(say("wave {number}", number=row.wave)) if row.wave is not None else ""
    reason = teller.words(row.reason)
    hint = "\n".join(filter(None, (reason, teller.words(row.legal_basis), teller.grounds(row.basis, row.source))))
    words = ", ".join(filter(None, (teller(DECISIONS[row.decision]), wave)))
    return Cell(("\n".join(filter(None, (other, reason))), words), hint)


def origin(teller: Teller, basis: str, source: str | None, note: str, mandate: str = "") -> tuple[Section, ...]:
    """The mandate, the note, and the document that a row comes from."""
    said = ((mandate, False), (note, False), (teller.grounds(basis, source), True))
    parts = tuple(Words(text, quiet) for text, quiet in said if text)
    return (Section(teller(say("Origin")), parts),) if parts else ()

