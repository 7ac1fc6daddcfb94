"""The kinds of files that are mutated: good ones to begin with, and what must hold of whatever becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from orgplanner import paths
from orgplanner.document import save_plan
from orgplanner.errors import NeedsPassphrase, OrgPlannerError
from orgplanner.exporters import ExportOptions, export
from orgplanner.exporters.json.plan import write_json
from orgplanner.generate import generate
from orgplanner.importers.json_plan import read_json_plan
from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.proposing import propose
from orgplanner.importers.lists.recipe_files import read_recipe
from orgplanner.importers.lists.recipe_json import as_json
from orgplanner.importers.reading import read_book
from orgplanner.model import Plan
from orgplanner.model.rules import plan_problems
from orgplanner.storage import plan_digest, read_plan, read_repaired, sealed
from tests.hostile.books import book_changed, book_files, look_at_book
from tests.hostile.mutating import (
    Mutator,
    bytes_changed,
    cells_changed,
    cells_forged,
    header_changed,
    objects_changed,
    pages_changed,
    parts_changed,
    texts_changed,
    values_changed,
)
from tests.storage.plans import full_plan
from tests.storage.quick_sealing import quick

WORD = "a bridge of four words"
REPAIRED = 0.15
"""Of the files of plans that are refused, how many one tries to repair."""


class Wrong(Exception):
    """What must not be: a file that opens as something else than what it was, or breaks a rule."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`originals` makes good files in a folder; `look` opens a mutated one (with the chance, its path, which
    original it was and the mutator), says what came of it, and raises Wrong or whatever the program raises."""

    weight: int
    originals: Callable[[Path], list[Path]]
    mutators: tuple[Mutator, ...]
    look: Callable[[Random, Path, int, Mutator], str]


@cache
def plans() -> tuple[Plan, ...]:
    """With a row of every kind; as people make them; with many pages."""
    sample = read_plan(paths.samples() / "mebp-trade.orgplan").plan
    return full_plan(), sample, generate(150, seed=3)


@cache
def digests() -> tuple[str, ...]:
    return tuple(plan_digest(plan) for plan in plans())


def plan_files(folder: Path) -> list[Path]:
    made = [folder / f"plan-{number}.orgplan" for number in range(len(plans()))]
    for plan, path in zip(plans(), made, strict=True):
        save_plan(plan, path, at="2026-01-01T00:00:00Z", by="somebody")
    return made


def sealed_files(folder: Path) -> list[Path]:
    """Encrypted quickly: what happens behind the passphrase is the same."""
    made = [folder / f"sealed-{number}.orgplan" for number in range(2)]
    sealed._apart = quick
    for plan, path in zip(plans(), made, strict=False):
        save_plan(plan, path, at="2026-01-01T00:00:00Z", passphrase=WORD)
    return made


def look_at_plan(chance: Random, path: Path, origin: int, mutator: Mutator) -> str:
    """Refused, or the very same plan; what was forged with fitting digests obeys at least all rules."""
    try:
        plan = read_plan(path, WORD).plan
    except OrgPlannerError as error:
        _check_sentence(error)
        if isinstance(error, NeedsPassphrase):
            raise Wrong("it was opened with a passphrase") from error
        if chance.random() < REPAIRED:
            _look_at_repaired(path)
        return f"refused ({type(error).__name__})"
    if mutator is cells_forged:
        _check_rules(plan)
        return "forged and sound"
    if plan_digest(plan) != digests()[origin]:
        raise Wrong("it opened as another plan")
    return "the same"


def _look_at_repaired(path: Path) -> None:
    try:
        repaired = read_repaired(path, WORD)
    except OrgPlannerError as error:
        _check_sentence(error)
    else:
        _check_rules(repaired.plan)


def _check_rules(plan: Plan) -> None:
    problem = next(iter(plan_problems(plan)), None)
    if problem is not None:
        raise Wrong(f"it breaks a rule: {problem}")


def _check_sentence(error: OrgPlannerError) -> None:
    if not error.sentence("kk").strip():
        raise Wrong("it was refused without a word")


def json_files(folder: Path) -> list[Path]:
    made = [folder / f"plan-{number}.json" for number in range(2)]
    for plan, path in zip(plans(), made, strict=False):
        write_json(plan, path)
    return made


def look_at_json(_: Random, path: Path, origin: int, mutator: Mutator) -> str:
    """Refused, or a plan that obeys all rules: a text has no digest that would tell of a change."""
    try:
        plan = read_json_plan(path)
    except OrgPlannerError as error:
        _check_sentence(error)
        return f"refused ({type(error).__name__})"
    _check_rules(plan)
    return "sound"


LISTS = {
    "posts.csv": "Unit,Superior,Post,Name,Grade,FTE\n"
    + "".join(
        f"Division {n % 7},Division {n % 3},Specialist {n},\"Person {n}, Example\",C-{n % 5},{1 + n % 4}\n"
        for n in range(60)
    ),
    "units.csv": "id;parent;name;posts\n" + "".join(f"{n};{n // 3 or ''};Отдел {n};{n},5\n" for n in range(1, 50)),
    "paths.txt": "\n".join(f"1.{n // 9 + 1}.{n % 9 + 1}\tUnit {n}\t4-7" for n in range(40)),
}  # fmt: skip


def list_files(folder: Path) -> list[Path]:
    for name, text in LISTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in LISTS]


def workbook_files(folder: Path) -> list[Path]:
    made = folder / "staff.xlsx"
    sample = plans()[1]
    export(sample, sample.ordered_scenarios()[0].id, made, ExportOptions())
    return [made]


def look_at_list(_: Random, path: Path, origin: int, mutator: Mutator) -> str:
    """Refused, or read with every row placed or listed, into a plan that obeys all rules."""
    try:
        book = read_book(path)
        result = build([book], propose([book]).recipe, today="2026-01-01")
    except OrgPlannerError as error:
        _check_sentence(error)
        return f"refused ({type(error).__name__})"
    if result.rows != result.placed + result.listed:
        raise Wrong(f"rows were lost: {result.rows} ≠ {result.placed} + {result.listed}")
    _check_rules(result.plan)
    return "read"


def recipe_files(folder: Path) -> list[Path]:
    made = []
    for path in list_files(folder):
        made.append(path.with_suffix(".recipe.json"))
        made[-1].write_text(as_json(propose([read_book(path)]).recipe), encoding="utf-8")
    return made


def look_at_recipe(_: Random, path: Path, origin: int, mutator: Mutator) -> str:
    """Refused, or a recipe that a list can be read with, whatever comes of it."""
    try:
        recipe = read_recipe(path)
    except OrgPlannerError as error:
        _check_sentence(error)
        return f"refused ({type(error).__name__})"
    book = read_book(path.parent / list(LISTS)[origin])
    try:
        result = build([book], propose([book], recipe).recipe, today="2026-01-01")
    except OrgPlannerError as error:
        _check_sentence(error)
        return f"of no use ({type(error).__name__})"
    if result.rows != result.placed + result.listed:
        raise Wrong(f"rows were lost: {result.rows} ≠ {result.placed} + {result.listed}")
    _check_rules(result.plan)
    return "sound"


def inside_changed(chance: Random, data: bytes) -> bytes:
    """A plan that was damaged before it was encrypted."""
    _, plan = quick("unseal", data, WORD)
    return quick("seal", chance.choice((bytes_changed, pages_changed, cells_changed))(chance, plan), WORD)[1]


DATABASE = (
    bytes_changed, bytes_changed, pages_changed, pages_changed, header_changed, cells_changed, cells_forged,
    objects_changed,
)  # fmt: skip
KINDS: Mapping[str, Kind] = {
    "plan": Kind(80, plan_files, DATABASE, look_at_plan),
    "sealed": Kind(6, sealed_files, (bytes_changed, inside_changed), look_at_plan),
    "json": Kind(4, json_files, (values_changed, texts_changed, bytes_changed), look_at_json),
    "list": Kind(6, list_files, (texts_changed, bytes_changed), look_at_list),
    "recipe": Kind(3, recipe_files, (values_changed, values_changed, texts_changed), look_at_recipe),
    "book": Kind(2, book_files, (book_changed,), look_at_book),
    "workbook": Kind(1, workbook_files, (parts_changed, parts_changed, bytes_changed), look_at_list),
}
