"""Recipes that a person keeps: files in the user's own folder, found by their names."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from orgplanner import paths
from orgplanner.errors import FileProblem, NotWritten
from orgplanner.importers.lists.recipe import Recipe, key_of
from orgplanner.importers.lists.recipe_json import as_json, from_json
from orgplanner.text import say

MOST_BYTES = 4_000_000
ENDING = ".json"


@dataclass(frozen=True, slots=True)
class Saved:
    """A recipe that is kept: its name and its file."""

    name: str
    path: Path


def folder() -> Path:
    """Where recipes are kept; it need not exist yet."""
    return paths.user_data() / "recipes"


def recipes() -> list[Saved]:
    """The recipes that are kept, by name; files that are none are passed over."""
    found = []
    for path in sorted(folder().glob(f"*{ENDING}")) if folder().is_dir() else ():
        try:
            found.append(Saved(read_recipe(path).name or path.stem, path))
        except FileProblem:
            continue
    return sorted(found, key=lambda each: (key_of(each.name), each.path))


def save_recipe(recipe: Recipe, name: str) -> Path:
    """Keeps a recipe under a name, in the place of one of that name; NotWritten when that cannot be."""
    called = " ".join(name.split())
    if not called:
        raise NotWritten(say("A recipe needs a name."))
    path = folder() / _file_name(called)
    write_recipe(replace(recipe, name=called), path)
    return path


def write_recipe(recipe: Recipe, path: Path) -> None:
    """Writes a recipe to a file; what was there stays until the new one is whole. Raises NotWritten."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(as_json(recipe), encoding="utf-8")
        beside.replace(path)
    except OSError as problem:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        reason = problem.strerror or str(problem)
        raise NotWritten(say("The recipe was not saved: {reason}.", reason=reason)) from problem


def load_recipe(wanted: str) -> Recipe:
    """The kept recipe of this name, else that of the file of this name; FileProblem where there is neither."""
    kept = recipes()
    found = next((each.path for each in kept if key_of(each.name) == key_of(wanted)), None)
    path = found or Path(wanted)
    if not path.is_file():
        known = ", ".join(each.name for each in kept) or "–"
        raise FileProblem(say("There is no recipe “{name}”; there are: {known}.", name=wanted, known=known))
    return read_recipe(path)


def read_recipe(path: Path) -> Recipe:
    """The recipe of a file, checked; FileProblem when it cannot be read or is none."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileProblem(say("This is not a recipe for importing lists."))
        return from_json(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise FileProblem(say("{file}: {reason}.", file=path.name, reason=reason)) from problem
    except UnicodeDecodeError:
        raise FileProblem(say("This is not a recipe for importing lists.")) from None


def delete_recipe(name: str) -> None:
    """Forgets the kept recipes of a name; nothing happens where there is none."""
    for each in recipes():
        if key_of(each.name) == key_of(name):
            each.path.unlink(missing_ok=True)


def _file_name(name: str) -> str:
    """A name that any file system takes; two names never share one."""
    key = key_of(name)
    shown = re.sub(r"[^\w-]+", "-", key).strip("-")[:40]
    return f"{shown}-{hashlib.sha256(key.encode()).hexdigest()[:8]}{ENDING}"
