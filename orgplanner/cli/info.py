"""orgplanner info: title, scenarios and counts of a plan."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from orgplanner.analysis.as_json import Json, total_as_json
from orgplanner.analysis.audience.words import copy_words
from orgplanner.analysis.structure import layers, widest_span
from orgplanner.analysis.totals import Totals
from orgplanner.cli.using import answer, english, file_of, load, tell
from orgplanner.model import Plan, Scenario, State, Succession, Total, Unit
from orgplanner.text import Message, say


def add_words(parser: ArgumentParser) -> None:
    """The words of this command."""
    parser.add_argument("plan", metavar="PLAN", type=file_of)
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(chosen: Namespace) -> int:
    """Prints what is in the plan."""
    loaded = load(chosen.plan)
    if chosen.json:
        answer(info_as_json(loaded.plan, loaded.info.format))
    else:
        for line in info_lines(loaded.plan):
            tell(line)
    return 0


def info_as_json(plan: Plan, version: int) -> Json:
    """The plan as the JSON answer has it; a copy for an audience says what it is `without`.

    Units, posts and people count all of the scenario; totals, layers and the tree leave out what is not yet placed.
    """
    rows = [_scenario(plan, row) for row in plan.ordered_scenarios()]
    about: Json = {"title": plan.words(plan.settings.title, "en"), "format_version": version}
    copy: Json = {"without": list(plan.settings.without)} if plan.settings.without else {}
    return {**about, **copy, "scenarios": rows}


def _scenario(plan: Plan, row: Scenario) -> Json:
    state, totals = plan.states[row.id], Totals(plan, row.id)
    whole = totals.of_scenario()
    return {
        "id": row.id,
        "name": english(plan, row),
        "kind": row.kind,
        "units": len(state.units),
        "posts": len(state.posts),
        "people": totals.people,
        "established": total_as_json(whole.established),
        "filled": total_as_json(whole.filled),
        "vacant": total_as_json(whole.vacant),
        "layers": layers(state),
        "widest_span": widest_span(state),
        "tree": [_branch(plan, totals, unit, level) for unit, level in state.walk()],
    }


def _branch(plan: Plan, totals: Totals, unit: Unit, level: int) -> Json:
    figures = totals.of_unit(unit.id)
    return {
        "unit": {"id": unit.id, "code": unit.code, "name": plan.words(unit.name, "en")},
        "parent": unit.parent,
        "level": level,
        "established": total_as_json(figures.established),
        "filled": total_as_json(figures.filled),
    }


def info_lines(plan: Plan) -> Iterator[Message | str]:
    """The plan in words: every scenario with its totals, its tree and what it makes of its base."""
    yield plan.words(plan.settings.title, "en")
    if (said := copy_words(plan)) is not None:
        yield said
    for row in plan.ordered_scenarios():
        yield ""
        yield from _scenario_lines(plan, row)


def _scenario_lines(plan: Plan, row: Scenario) -> Iterator[Message | str]:
    state, totals = plan.states[row.id], Totals(plan, row.id)
    whole = totals.of_scenario()
    yield f"{english(plan, row)} ({row.kind})"
    yield say(
        "  {units} units, {posts} posts, {people} people, {layers} layers, widest span {span}",
        units=len(state.units), posts=len(state.posts), people=totals.people,
        layers=layers(state), span=widest_span(state),
    )  # fmt: skip
    yield say(
        "  FTE: {established} established, {filled} filled, {vacant} vacant",
        established=in_words(whole.established), filled=in_words(whole.filled), vacant=in_words(whole.vacant),
    )  # fmt: skip
    for unit, level in state.walk():
        figures = totals.of_unit(unit.id)
        label = f"{'  ' * level}  {called(plan, unit)}"
        yield f"{label}: {in_words(figures.established)} | {in_words(figures.filled)}"
    yield from _loose_lines(plan, state)
    yield from _joined_lines(plan, row)


def _loose_lines(plan: Plan, state: State) -> Iterator[Message]:
    for unit in state.unplaced_units():
        yield say("  Not yet placed: {name}", name=called(plan, unit))
    posts = state.unplaced_posts()
    if posts:
        yield say("  Posts not yet placed: {count}", count=len(posts))


def _joined_lines(plan: Plan, row: Scenario) -> Iterator[Message]:
    """What of the base was brought together, with the figures it had there."""
    base = plan.states.get(row.base or "")
    if base is None or row.base is None:
        return
    totals = Totals(plan, row.base)
    for target, origins in _joined(plan.states[row.id], base).items():
        figures = totals.together(origins)
        yield say(
            "  {name} comes from {origins}: together {established} established | {filled} filled",
            name=called(plan, plan.states[row.id].units[target]),
            origins=" + ".join(called(plan, base.units[origin]) for origin in origins),
            established=in_words(figures.established), filled=in_words(figures.filled),
        )  # fmt: skip


def _joined(state: State, base: State) -> dict[str, list[str]]:
    """Units with more than one unit of the base that goes into them whole, none of these below another."""
    ends: dict[str, list[str]] = {}
    for row in sorted(state.successions.values(), key=lambda row: _place(base, row)):
        if row.subject in base.units and len(row.targets) == 1 and row.decision == "merge":
            ends.setdefault(row.targets[0][0], []).append(row.subject)
    kept = {target: _topmost(base, origins) for target, origins in ends.items() if target in state.units}
    return {target: origins for target, origins in kept.items() if len(origins) > 1}


def _place(base: State, row: Succession) -> tuple[str, str]:
    unit = base.units.get(row.subject)
    return ("", "") if unit is None else (unit.rank, unit.id)


def _topmost(base: State, units: list[str]) -> list[str]:
    return [unit for unit in units if not any(above.id in units for above in base.ancestors(unit))]


def called(plan: Plan, unit: Unit) -> str:
    """A unit's code and name in English."""
    return " ".join(filter(None, (unit.code, plan.words(unit.name, "en"))))


def in_words(total: Total) -> str:
    """A total with the number of unknown parts: “~84–93 (4 unknown)”."""
    if total.quantity is None:
        return str(say("unknown")) if total.unknown else "–"
    known = str(total)
    return str(say("{known} ({count} unknown)", known=known, count=total.unknown)) if total.unknown else known
