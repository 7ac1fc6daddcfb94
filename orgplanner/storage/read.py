"""Reading a plan from a file: through the gate, row by row by the rules, then against its own digest."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from orgplanner.errors import Problem
from orgplanner.model import SHARED, TABLES, Plan
from orgplanner.storage.build import Lineage, Save, seal
from orgplanner.storage.bulk import in_bulk
from orgplanner.storage.cells import Cells
from orgplanner.storage.digest import Content, digest
from orgplanner.storage.migrations import migrate
from orgplanner.storage.opener import (
    Opened,
    check_pages,
    damaged,
    guarded,
    let_go,
    opened,
    opened_bytes,
    raw_table,
)  # fmt: skip
from orgplanner.storage.remedies import with_remedies
from orgplanner.storage.rows import (
    Decoded,
    decode_table,
    put_scenarios,
    put_shared,
    rule_problems,
    value_problems,
)
from orgplanner.storage.schema import statements
from orgplanner.storage.tables import FORMAT, SAVES, TOUCHED, Table

MOST_PROBLEMS = 1_000


@dataclass(frozen=True, slots=True)
class Info:
    """What a file says besides its plan: its format as found, digests of its bytes and content, its lineage, and
    whether it is encrypted."""

    format: int
    sha256: str
    content: str
    lineage: Lineage
    is_sealed: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """A plan read from a file, with what the file says besides."""

    plan: Plan
    info: Info


def read_plan(path: Path | str, passphrase: str = "") -> Loaded:
    """The plan of a file, sound in every row and agreeing with its digest.

    Raises NotAPlan, NewerFormat, Unexpected, Damaged (with the rows at fault), NeedsPassphrase or WrongPassphrase
    for an encrypted one, or FileProblem when there is no file that could be read.
    """
    place = Path(path)
    with opened(place, passphrase) as file:
        return _loaded(place, file)


def plan_of_bytes(path: Path, data: bytes) -> Loaded:
    """The plan of bytes as a file has them, read with the same suspicion; `path` is what sentences name."""
    with opened_bytes(path, data, hashlib.sha256(data).hexdigest(), sealed=False) as file:
        return _loaded(path, file)


def _loaded(place: Path, file: Opened) -> Loaded:
    with in_bulk():
        check_pages(place, file)
        with guarded(place, file.until):
            older = _migrated(place, file)
            raw = {name: raw_table(file.connection, name) for name in statements()}
        plan, problems = _plan(raw)
        found = tuple(with_remedies(islice(problems, MOST_PROBLEMS), raw))
        if found:
            raise damaged(place, found)
        info = _info(place, file, raw, check=not older)
        let_go(raw.values())
        return Loaded(plan, info)


Raw = dict[str, tuple[Sequence[str], list[Cells]]]


def _migrated(path: Path, file: Opened) -> bool:
    """Takes an older format to the newest after its digest was found right; whether there was anything to do."""
    if file.format == FORMAT:
        return False
    raw = {name: raw_table(file.connection, name) for name in statements(file.format)}
    _check_digests(path, raw)
    migrate(file.connection, file.format)
    return True


def _plan(raw: Raw) -> tuple[Plan, Iterator[Problem]]:
    """The plan of some tables, and its problems; while there are any, the plan is not to be used."""
    plan = Plan(str(raw["plan"][1][0][0]) if raw["plan"][1][0] else None)
    tables = [decode_table(name, raw[name][1]) for name in TABLES]
    found = list(chain.from_iterable(map(value_problems, tables)))
    if not found:
        found = [problem for table in tables for problem in _put(plan, table)]
    return plan, iter(found) if found else rule_problems(plan, tables)


def _put(plan: Plan, table: Decoded) -> Iterator[Problem]:
    return put_shared(plan, table) if table.name in SHARED else put_scenarios(plan, table)


def _info(path: Path, file: Opened, raw: Raw, check: bool) -> Info:
    content = _check_digests(path, raw) if check else digest(_contents(raw))
    lineage = lineage_of(raw)
    return Info(file.format, file.sha256, content, lineage, file.is_sealed)


def _check_digests(path: Path, raw: Raw) -> str:
    """The digest of the content, when it is the one that the file names; Damaged if not."""
    content = digest(_contents(raw))
    ids, named, seals = raw["plan"][1]
    if list(named) != [content] or list(seals) != [_seal(str(ids[0]), content, raw)]:
        raise damaged(path)
    return content


def _contents(raw: Raw) -> Iterator[Content]:
    """The tables of rows in order; an older format has not all of them."""
    for name in TABLES:
        if name in raw:
            yield (name, *raw[name])


def _seal(plan_id: str, content: str, raw: Raw) -> str:
    return seal(plan_id, content, *((table, raw[table.name][1]) for table in _beside(raw)))


def _beside(raw: Raw) -> list[Table]:
    return [table for table in (SAVES, TOUCHED) if table.name in raw]


def lineage_of(raw: Raw) -> Lineage:
    """The saves that a file tells of, and who last changed which row."""
    _, contents, at, by = raw["saves"][1]
    saves = tuple(Save(str(one), str(two), str(three)) for one, two, three in zip(contents, at, by, strict=True))
    seen = zip(*raw["touched"][1], strict=True)
    touched = {
        (str(table), str(scenario) or None, str(id)): (str(when), str(who))
        for table, scenario, id, when, who in seen
    }
    return Lineage(saves, touched)
