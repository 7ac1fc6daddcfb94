"""Imports only run down the floors, and Qt stays in the windows."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = [
    {"errors", "text", "paths"},
    {"model"},
    {"edits", "generate"},
    {"analysis"},
    {"layout"},
    {"drawing"},
    {"exporters", "importers", "storage"},
    {"document"},
    {"cli", "__main__"},
]
LEVEL = {name: level for level, floor in enumerate(FLOORS) for name in floor}
APART = {"exporters", "importers", "storage"}
"""Neighbours on one floor that do not know each other."""
THIRD_PARTY = {
    "sqlmodel": {"storage"}, "sqlalchemy": {"storage"}, "reportlab": {"exporters"},
    "openpyxl": {"exporters", "importers"}, "python_calamine": {"importers"}, "charset_normalizer": {"importers"},
    "pyrage": {"storage"}, "docx": {"exporters"}, "pptx": {"exporters"},
}  # fmt: skip


def modules(top: str) -> list[Path]:
    return sorted((ROOT / top).rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def floor_of(dotted: str) -> str | None:
    parts = dotted.split(".")
    return parts[1] if parts[0] == "orgplanner" and len(parts) > 1 and parts[1] in LEVEL else None


def place(file: Path) -> str | None:
    relative = file.relative_to(ROOT / "orgplanner")
    name = relative.parts[0].removesuffix(".py")
    return name if name != "__init__" else None


def test_every_module_stands_on_a_floor() -> None:
    assert {place(file) for file in modules("orgplanner")} - {None} <= LEVEL.keys()


@pytest.mark.parametrize("file", modules("orgplanner"), ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_only_run_down(file: Path) -> None:
    here = place(file)
    if here is None:
        return
    for dotted in imports(file):
        there = floor_of(dotted)
        if there is None or there == here:
            continue
        assert LEVEL[there] <= LEVEL[here], f"{here} must not import {dotted}"
        assert not (here in APART and there in APART), f"{here} must not import its neighbour {dotted}"


@pytest.mark.parametrize("file", modules("orgplanner"), ids=lambda file: str(file.relative_to(ROOT)))
def test_libraries_stay_on_their_floor(file: Path) -> None:
    for dotted in imports(file):
        library = dotted.split(".")[0]
        assert library not in ("PySide6", "ui"), f"{file.name} imports {dotted}"
        assert place(file) in THIRD_PARTY.get(library, {place(file)}), f"{place(file)} imports {dotted}"


@pytest.mark.parametrize("file", modules("ui"), ids=lambda file: str(file.relative_to(ROOT)))
def test_windows_do_not_see_the_file_format(file: Path) -> None:
    assert not [dotted for dotted in imports(file) if floor_of(dotted) == "storage"]


def test_no_folder_for_leftovers() -> None:
    leftovers = {"utils", "common", "misc", "manager", "helpers", "util"}
    names = {file.stem for top in ("orgplanner", "ui") for file in modules(top)}
    assert not names & leftovers
