"""What the comment lines above a draw.io table say: which column leads to which rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DIRECTIVE = re.compile(r"#\s*(connect|parent|identity)\s*:\s*(.+?)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Directive:
    """A column, by its heading, that names rows by what stands in column `to`; with `is_above` those above it."""

    heading: str
    to: str
    is_above: bool


def directives_in(lines: Sequence[str]) -> tuple[Directive, ...]:
    """The connections and parents that are told; lines that are not understood say nothing."""
    return tuple(_read(lines))


def _read(lines: Sequence[str]) -> Iterator[Directive]:
    found = [(match[1].casefold(), match[2]) for line in lines if (match := _DIRECTIVE.fullmatch(line.strip()))]
    identity = next((value for word, value in found if word == "identity" and value != "-"), "id")
    for word, value in found:
        if word == "parent" and value != "-":
            yield Directive(value, identity, True)
        elif word == "connect":
            yield from _connection(value)


def _connection(value: str) -> Iterator[Directive]:
    """{"from": "manager", "to": "id", "invert": true}: an inverted arrow comes from the row above."""
    try:
        said = json.loads(value)
    except ValueError:
        return
    if isinstance(said, dict) and isinstance(said.get("from"), str) and isinstance(said.get("to"), str):
        yield Directive(said["from"], said["to"], said.get("invert") is True)
