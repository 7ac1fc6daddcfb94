"""Every sentence of the program can be said in Russian and Kazakh."""

import ast
import json
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgplanner.text import catalogue, render, say

ROOT = Path(__file__).resolve().parent.parent
SPEAKERS = {"say", "_", "tr"}


def templates() -> Iterator[tuple[str, Path]]:
    for top in ("orgplanner", "ui"):
        for file in sorted((ROOT / top).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _name(node.func) in SPEAKERS and node.args:
                    first = node.args[0]
                    if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value.strip():
                        yield first.value, file


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_sentence_is_translated(language: str) -> None:
    known = catalogue(language)
    missing = {template: file.name for template, file in templates() if template not in known}
    assert not missing


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_translations_fill_the_same_braces(language: str) -> None:
    unlike = {
        template: said for template, said in catalogue(language).items() if fields(template) != fields(said)
    }
    assert not unlike


def test_no_translation_contradicts_another() -> None:
    for language in ("ru", "kk"):
        said: dict[str, str] = {}
        for file in sorted((ROOT / "resources" / "translations").glob(f"*.{language}.json")):
            for template, words in json.loads(file.read_text(encoding="utf-8")).items():
                assert said.setdefault(template, words) == words, f"{file.name}: {template}"


def test_a_message_inside_a_message_is_translated_too() -> None:
    inner = say("unit")
    assert render(say("{what}: {fault}.", what=inner, fault=say("negative")), "ru") == "{}: {}.".format(
        render(inner, "ru"), render(say("negative"), "ru")
    )
