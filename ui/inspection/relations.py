"""Lists of functions, of links, of limits, and of what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from orgplanner import edits
from orgplanner.analysis.limit_words import MEASURED
from orgplanner.analysis.reviewing_words import DECISION_WORDS, STATES
from orgplanner.drawing.wording import kind_words, link_words
from orgplanner.model import ChangeSet, Limit, Link, Plan, Responsibility, Succession, plain
from orgplanner.text import say
from ui.fields.wording import PARTS
from ui.inspection.listing import Line, Listing, adding, adding_new, beside, stacked
from ui.inspection.teller import NOTHING, Teller


def duties(teller: Teller, unit: str) -> Iterator[Line]:
    """The functions in which a unit has a part."""
    for row in teller.state.where("responsibilities", "unit", unit):
        assert isinstance(row, Responsibility)
        function = teller.state.functions.get(row.function)
        if function is not None:
            hint = stacked(teller.grounds(row.basis, row.source), teller.words(function.legal_basis), row.note)
            yield Line(row.id, teller.name(function.name), teller(PARTS[row.role]), "", hint, function.id)


def parts(teller: Teller, function: str) -> Iterator[Line]:
    """The units that have a part in a function."""
    for row in teller.state.where("responsibilities", "function", function):
        assert isinstance(row, Responsibility)
        hint = stacked(teller.grounds(row.basis, row.source), row.note)
        yield Line(row.id, teller.unit(row.unit), teller(PARTS[row.role]), "", hint, row.unit)


def links(teller: Teller, id: str) -> Iterator[Line]:
    """Relations outside the line, from a unit or post and to it."""
    for field, other, arrow in (("origin", "target", "→"), ("target", "origin", "←")):
        for row in teller.state.where("links", field, id):
            assert isinstance(row, Link)
            end = getattr(row, other)
            words = teller.words(row.caption) or link_words(row.kind, teller.language)
            hint = stacked(teller.grounds(row.basis, row.source), row.note)
            yield Line(row.id, f"{arrow} {teller.unit(end)}", words, "", hint, end)


def limits(teller: Teller, unit: str) -> Iterator[Line]:
    """The ceilings and minimums of a unit with all below it."""
    return _limits(teller, unit)


def limits_of_all(teller: Teller, _scenario: str) -> Iterator[Line]:
    """The ceilings and minimums of the whole scenario."""
    return _limits(teller, None)


def _limits(teller: Teller, unit: str | None) -> Iterator[Line]:
    for row in teller.state.where("limits", "unit", unit):
        assert isinstance(row, Limit)
        least, most = (NOTHING if number is None else plain(number) for number in (row.least, row.most))
        kind = kind_words(row.kind, teller.language) if row.kind else ""
        name = teller(MEASURED[row.measure])
        hint = stacked(teller.source(row.source), row.note)
        yield Line(row.id, name[:1].upper() + name[1:], kind, f"{least} … {most}", hint)


def decided(teller: Teller, id: str) -> Iterator[Line]:
    """What became of a thing and what became it, as this scenario decided."""
    for row in teller.state.where("successions", "targets", id):
        assert isinstance(row, Succession)
        if row.subject != id:
            yield _decided(teller, row, f"← {teller.unit(row.subject)}", row.subject)
    for row in teller.state.where("successions", "subject", id):
        assert isinstance(row, Succession)
        ends = [target for target, _ in row.targets if target != id]
        names = ", ".join(teller.unit(end) for end in ends)
        yield _decided(teller, row, f"→ {names}" if names else teller.unit(id), ends[0] if len(ends) == 1 else "")


def _decided(teller: Teller, row: Succession, name: str, target: str) -> Line:
    wave = teller(say("wave {number}", number=row.wave)) if row.wave is not None else ""
    reason, law = teller.words(row.reason), teller.words(row.legal_basis)
    hint = stacked(law, teller.grounds(row.basis, row.source), teller(STATES[row.review]))
    return Line(row.id, name, stacked(beside(teller(DECISION_WORDS[row.decision]), wave), reason), "", hint, target)


def add_unit_limit(plan: Plan, scenario: str, unit: str, id: str) -> ChangeSet:
    """A limit for a unit, whose numbers are typed next."""
    return edits.add_limit(plan, scenario, unit, id=id)


def add_limit_of_all(plan: Plan, scenario: str, _subject: str, id: str) -> ChangeSet:
    """A limit for the whole scenario, whose numbers are typed next."""
    return edits.add_limit(plan, scenario, None, id=id)


def add_link_from(plan: Plan, scenario: str, origin: str, target: str, id: str) -> ChangeSet:
    """A link of the first kind that does not join the two yet."""
    from orgplanner.model.choices import LINK_KINDS

    found: Any = plan.states[scenario].where("links", "origin", origin)
    taken = {row.kind for row in found if row.target == target}
    kind = next((kind for kind in ("coordinates", *LINK_KINDS) if kind not in taken), "coordinates")
    return edits.add_link(plan, scenario, origin, target, kind, id=id)


LIMITED = ("measure", "kind", "least", "most", "source", "note")
DUTIES = Listing(
    "duties", say("Functions"), "responsibilities", duties, columns=("role", "basis", "source", "note"),
    picks="functions", adds=say("Add a function"), add=adding(edits.add_responsibility, "unit", "function"),
    new=say("New function"),
    add_new=adding_new(edits.add_function, adding(edits.add_responsibility, "unit", "function"), shared=False),
    remove=edits.delete_responsibility,
)  # fmt: skip
PARTS_IN = Listing(
    "parts", say("Units"), "responsibilities", parts, columns=("role", "unit", "basis", "source", "note"),
    picks="units", adds=say("Add a unit"), add=adding(edits.add_responsibility, "function", "unit"),
    remove=edits.delete_responsibility,
)  # fmt: skip
LINKED = ("kind", "origin", "target", "caption", "basis", "source", "note")
LINKS = Listing(
    "links", say("Links"), "links", links, columns=LINKED, picks="", adds=say("Link to a unit or post"),
    add=add_link_from, remove=edits.delete_link,
)  # fmt: skip
LIMITS = Listing(
    "limits", say("Limits"), "limits", limits, say("least … most"), LIMITED, add=add_unit_limit,
    adds=say("Add a limit"), remove=edits.delete_limit,
)  # fmt: skip
LIMITS_OF_ALL = Listing(
    "limits_of_all", say("Limits"), "limits", limits_of_all, say("least … most"), LIMITED, add=add_limit_of_all,
    adds=say("Add a limit"), remove=edits.delete_limit,
)  # fmt: skip
DECIDED = Listing("decided", say("What became of it"), "successions", decided)
