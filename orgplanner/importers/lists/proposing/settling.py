"""From what columns mean to the fields of a recipe: what a row is, how the tree is written, and what follows."""

from __future__ import annotations

from collections.abc import Mapping

from orgplanner.importers.lists.proposing.draft import NAMES, Draft
from orgplanner.importers.lists.proposing.fitness import is_counter
from orgplanner.importers.lists.proposing.following import follow
from orgplanner.importers.lists.proposing.layouts import matrix, matrix_of_grades, outline, stairs
from orgplanner.importers.lists.proposing.meaning_of_columns import LEFT_OUT
from orgplanner.importers.lists.proposing.profile import Column, is_told
from orgplanner.importers.lists.proposing.referring import Reference
from orgplanner.importers.lists.proposing.trees import trees_of
from orgplanner.importers.lists.proposing.values import meaning_of
from orgplanner.text import Message, say

COUNTS = ("established", "filled")
HALF = 0.5


def settle(draft: Draft) -> None:
    """Decides what a row is, how the tree is written and the fields that follow."""
    stairs(draft)
    _names(draft)
    matrix(draft)
    matrix_of_grades(draft)
    outline(draft)
    _heads(draft)
    _unit_codes(draft)
    draft.rows, draft.why_rows = _rows(draft)
    if draft.given.rows:
        draft.rows = _first(draft.given.rows, draft.rows)
        draft.why_rows = (draft.given.reason, 1.0)
    _codes(draft)
    _vacancies(draft)
    _hired_and_left(draft)
    _superiors(draft)
    _units_above(draft)
    _keys(draft)
    draft.trees, draft.why_tree = trees_of(draft)
    if draft.given.tree:
        draft.trees = _first(draft.given.tree, draft.trees)
        draft.why_tree = (draft.given.reason, 1.0)
        for place in (*draft.places("parent"), *draft.places("reports_to")) if draft.given.tree == "none" else ():
            draft.turn(place, LEFT_OUT, say("no row stands above another"))
    follow(draft)


def _first(wanted: str, known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((wanted, *known)))


def _names(draft: Draft) -> None:
    """What “name” is the name of."""
    named = draft.places("name")
    for place in named:
        _people_above(draft, place)
    spoken = [place for place in named if (column := draft.table.column(place)) is not None and column.language]
    for place in named:
        if place in spoken[1:]:
            draft.turn(place, draft.guesses[spoken[0]].meaning)
        else:
            draft.turn(place, "label" if draft.has("row_kind") else _named(draft, place))
    if not draft.has("person", "last_name", "first_name") and draft.has("login"):
        draft.turn(draft.places("login")[0], "person", say("nothing else names a person"), 0.5)
    if not draft.has("person", "last_name", "unit", "title", "label", "path"):
        words = [column for column in draft.table.columns
                 if column.part("word") >= 0.5 and draft.guesses.get(column.place) is None]  # fmt: skip
        best = max(words, key=lambda each: each.fullness, default=None)
        if best is not None:
            draft.turn(best.place, _kind_of_name(draft, best), certainty=0.4)


def _people_above(draft: Draft, place: int) -> None:
    """Beside a column of names, one without a known heading that has some of the same people names those above."""
    column = draft.table.column(place)
    if column is None or column.part("person") < 0.8:
        return
    known = set(column.all())
    for other in draft.places("person"):
        above = draft.table.column(other)
        if above is not None and not above.meanings and known.issuperset(filter(None, above.all())):
            draft.turn(other, "superior", say("its values are values of another column"), 0.7)


def _named(draft: Draft, place: int) -> str:
    column = draft.table.column(place)
    if draft.has("last_name") and not draft.has("first_name"):
        return "first_name"
    if column is None:
        return "unit"
    if draft.has("title") and not draft.has(*NAMES):
        return "unit" if column.part("unit") >= 0.5 and not draft.has("unit") else "person"
    return _kind_of_name(draft, column)


def _kind_of_name(draft: Draft, column: Column) -> str:
    if draft.has("unit_kind", "unit_parent", "unit_code", "code") and not draft.has("title", "unit"):
        return "unit"
    if column.part("clear person") >= 0.4 and not draft.has(*NAMES):
        return "person"
    if column.part("unit") >= 0.4 and not draft.has("unit"):
        return "unit"
    if column.part("title") >= 0.4 and not draft.has("title"):
        return "title"
    if column.part("person") >= 0.5 and not draft.has(*NAMES):
        return "person"
    if not draft.has("unit"):
        return "unit"
    return LEFT_OUT if draft.has(*NAMES) else "person"


def _heads(draft: Draft) -> None:
    """A column “head” with names is no yes or no."""
    for place in draft.places("superior"):
        column = draft.table.column(place)
        if column is not None and not draft.has("title", *NAMES) and draft.refers(place) is None:
            draft.turn(place, "person", say("it names the head of each unit"), 0.7)


def _rows(draft: Draft) -> tuple[tuple[str, ...], tuple[Message, float]]:
    """What a row is, the likelier first, and why."""
    if draft.has("row_kind"):
        return ("posts", "units", "people", "groups"), (say("A column says of each row what it is."), 0.9)
    named, titled = draft.has(*NAMES), draft.has("title", "post_code")
    if draft.has("unit_count"):
        return ("groups", "posts", "units", "people"), (say("Posts are counted in columns of units."), 0.8)
    if draft.has("grade_count"):
        return ("groups", "posts", "units", "people"), (say("Posts are counted in columns of grades."), 0.8)
    if not titled and not named:
        return ("units", "posts", "groups", "people"), (say("No column has posts or people."), 0.85)
    if _counts(draft) and not named:
        return ("groups", "posts", "units", "people"), (say("Rows have a number of posts and no names."), 0.9)
    if named and titled:
        return ("posts", "people", "groups", "units"), (say("Rows have a post and a name."), 0.85)
    if named and draft.has("unit") and (draft.has("unit_kind", "unit_parent") or _is_list_of_units(draft)):
        return ("units", "people", "posts", "groups"), (say("Each row has a unit of its own."), 0.7)
    if named:
        return ("people", "posts", "units", "groups"), (say("Rows have names and no posts."), 0.8)
    return ("posts", "groups", "units", "people"), (say("Rows have posts without a number."), 0.8)


def _is_list_of_units(draft: Draft) -> bool:
    """Whether each row has a unit of its own: they are many, or others are named as those above them."""
    column = draft.column("unit")
    if column is None or column.distinct < 0.98:
        return False
    above = (*draft.places("superior"), *draft.places("parent"))
    return column.filled >= 5 or any(_names_units(draft, place) for place in above)


def _unit_codes(draft: Draft) -> None:
    """A column that nothing tells of is the code of the unit where each unit has one of its own."""
    unit = draft.column("unit")
    _codes_of_upper_units(draft)
    if unit is None or unit.distinct >= 0.98 or draft.has("unit_code", "code"):
        return
    for column in draft.table.columns:
        is_free = draft.guesses.get(column.place) is None and column.part("word") < 0.5
        if is_free and len(column.counts) > 1 and _is_code_of_unit(draft, column):
            draft.turn(column.place, "unit_code", say("each unit has a value of its own in it"), 0.7)
            return


def _codes_of_upper_units(draft: Draft) -> None:
    """Of units in several columns the lowest have the code; that of those above gives way."""
    units = [column for place in draft.places("unit") if (column := draft.table.column(place)) is not None]
    lowest = max(units, key=lambda unit: len(unit.counts), default=None)
    for place in draft.places("unit_code"):
        code = draft.table.column(place)
        if code is None or lowest is None or _is_one_to_one(lowest, code):
            continue
        if any(_is_one_to_one(unit, code) for unit in units):
            draft.turn(place, LEFT_OUT, say("it is the code of the units above"))
            for column in draft.table.columns:
                is_headed_so = any(meaning.id in ("unit_code", "code") for meaning in column.meanings)
                if is_headed_so and column.place != place and _is_one_to_one(lowest, column):
                    draft.turn(column.place, "unit_code", say("each unit has a value of its own in it"), 0.8)
                    return


def _units_above(draft: Draft) -> None:
    """A column that nothing tells of names the units above where its values are units and each unit has one."""
    unit = draft.column("unit")
    if unit is None or draft.rows[0] == "units" or draft.has("unit_parent", "reports_to", "parent", "path"):
        return
    for column in draft.table.columns:
        guess = draft.guesses.get(column.place)
        if guess is None and is_told(unit, column) and _names_units(draft, column.place):
            same = sum(one == other for one, other in zip(unit.all(), column.all(), strict=True))
            if 2 * same < len(unit.texts):
                draft.turn(column.place, "unit_parent", say("its values are names of units"), 0.7)
                return


def _counts(draft: Draft) -> bool:
    return any(column is not None and column.part("quantity") >= 0.7 for column in map(draft.column, COUNTS))


def _is_code_of_unit(draft: Draft, code: Column) -> bool:
    """Whether a code stands where the lowest units stand, one for each."""
    units = [column for place in draft.places("unit") if (column := draft.table.column(place)) is not None]
    lowest = max(units, key=lambda unit: len(unit.counts), default=None)
    return lowest is not None and (lowest.distinct < 1 or lowest.fullness < 0.9) and _is_one_to_one(lowest, code)


def _is_one_to_one(unit: Column, code: Column) -> bool:
    return is_told(unit, code) and is_told(code, unit) and abs(unit.fullness - code.fullness) < 0.1


def _vacancies(draft: Draft) -> None:
    """Whether a post is vacant is its status."""
    for place in draft.places("is vacant"):
        if draft.has("status"):
            draft.turn(place, LEFT_OUT)
        else:
            draft.turn(place, "status")
            draft.flags[place] = {"yes": "vacant", "no": "established"}


def _hired_and_left(draft: Draft) -> None:
    """The day on which somebody was hired or left is that of the post, unless another column says this."""
    for meaning, field in (("hired", "since"), ("left", "until")):
        for place in draft.places(meaning):
            column = draft.table.column(place)
            has_days = column is not None and column.part("date") >= 0.3
            if has_days and not draft.has(field):
                draft.turn(place, field)
            elif meaning == "hired" and not has_days and not draft.has("status"):
                draft.turn(place, "status")
                draft.flags[place] = {"yes": "established", "no": "vacant"}
            elif meaning == "hired":
                draft.turn(place, LEFT_OUT, say("another column says since when"))


def _superiors(draft: Draft) -> None:
    """One column says who is above: numbers rather than names; in lists of posts with units it is a post."""
    named, numbered = draft.places("superior"), draft.places("parent")
    if named and numbered:
        draft.turn(named[0], LEFT_OUT, say("another column says who is above"))
    for place in (*named[:1], *numbered) if not numbered else numbered[:1]:
        is_post = draft.rows[0] != "units" and draft.has("unit") and not draft.has("row_kind")
        if is_post and not draft.has("unit_parent") and _names_units(draft, place):
            draft.turn(place, "unit_parent", say("its values are names of units"), 0.8)
        else:
            draft.turn(place, "reports_to" if is_post else "parent")
    if draft.rows[0] == "units" and not draft.has("parent"):
        for place in draft.places("unit_parent"):
            draft.turn(place, "parent")
    first, last = draft.places("superior_first"), draft.places("superior_last")
    if not draft.has("parent", "reports_to"):
        for place in (*first, *last):
            draft.turn(place, "parent")


def _names_units(draft: Draft, place: int) -> bool:
    """Whether the values of a column are those by which units are named, and no posts or people."""
    column = draft.table.column(place)
    counted = column.counts if column is not None else ()
    texts = {text.casefold() for text in counted if not meaning_of("parent", text)}
    if not texts:
        return False

    def part(*meanings: str) -> float:
        of = (draft.table.column(at) for meaning in meanings for at in draft.places(meaning))
        known = {text.casefold() for other in of if other is not None for text in other.all()}
        return sum(text in known for text in texts) / len(texts)

    return part("unit", "unit_code") >= HALF > part("title", "id", "post_code", *NAMES)


def _keys(draft: Draft) -> None:
    """The column that others refer to is the number of the row."""
    above = [place for meaning in ("parent", "reports_to", "also", "children") for place in draft.places(meaning)]
    outer = {each.source for each in draft.outer}
    targets = [
        each.target for each in draft.references
        if each.source in above
        and not (each.source in outer and _is_mere_counter(draft, each.target))
        and not _meets_by_chance(draft, each)
    ]  # fmt: skip
    named = {*NAMES, *COUNTS, "unit", "title", "first_name", "label", "path", "unit_code"}
    for target in targets:
        guess = draft.guesses.get(target)
        if guess is not None and guess.meaning == "id":
            return
    for target in targets:
        guess = draft.guesses.get(target)
        if guess is None or guess.meaning not in named:
            for place in draft.places("id"):
                draft.turn(place, LEFT_OUT, say("another column is the number by which rows are named"))
            draft.turn(target, "id", say("other columns name its values"), 0.85)
            return


def _meets_by_chance(draft: Draft, found: Reference) -> bool:
    """Whether a counter without a heading is named, by a column with one, by numbers that lead in a circle."""
    counter, source = draft.table.column(found.target), draft.table.column(found.source)
    if counter is None or source is None or counter.heading.strip() or not source.heading.strip():
        return False
    return is_counter(counter) and _leads_in_a_circle(dict(zip(counter.all(), source.all(), strict=True)))


def _leads_in_a_circle(above: Mapping[str, str]) -> bool:
    done: set[str] = set()
    for start in above:
        way: set[str] = set()
        at = start
        while at in above and at not in done:
            if at in way:
                return True
            way.add(at)
            at = above[at]
        done |= way
    return False


def _is_mere_counter(draft: Draft, place: int) -> bool:
    guess = draft.guesses.get(place)
    return guess is not None and guess.meaning == "counter"


def _codes(draft: Draft) -> None:
    """What “code” is the code of."""
    of_unit = draft.rows[0] == "units"
    wanted = "unit_code" if of_unit else "post_code"
    for place in draft.places("code"):
        column = draft.table.column(place)
        if column is None:
            continue
        meant = "unit_code" if _is_code_of_unit(draft, column) else wanted
        is_own = meant == "unit_code" or column.distinct >= 0.85
        draft.turn(place, meant if is_own and not draft.has(meant) else LEFT_OUT)
