"""Which columns of a table are seen, in what order and how wide; remembered from one start to the next."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QByteArray

from orgplanner.analysis.tables import Column
from orgplanner.text import LANGUAGES
from ui.preferences import Preferences

NARROWEST, WIDEST = 40, 1200


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns by id: their order, those somebody showed or hid against the usual, and widths in pixels."""

    order: tuple[str, ...] = ()
    shown: Mapping[str, bool] = field(default_factory=dict)
    widths: Mapping[str, int] = field(default_factory=dict)

    def shows(self, column: Column) -> bool:
        """Whether a column is seen."""
        return self.shown.get(column.id, column.shown)

    def places(self, columns: Sequence[Column], language: str) -> list[int]:
        """The columns from left to right; those that are new stand after the one they usually follow.

        Unless somebody moved them, names in other languages than that of the window stand behind all others.
        """
        if not self.order:
            return sorted(range(len(columns)), key=lambda at: _is_foreign(columns[at], language))
        known = {id: place for place, id in enumerate(self.order)}
        keys, last = [], -1.0
        for column in columns:
            last = float(known[column.id]) if column.id in known else last + 0.001
            keys.append(last)
        return sorted(range(len(columns)), key=lambda at: keys[at])


def _is_foreign(column: Column, language: str) -> bool:
    """Whether a column holds names in another language."""
    _, _, code = column.id.partition(":")
    return code in LANGUAGES and code != language


def remembered(preferences: Preferences, sheet: str) -> Columns:
    """What was remembered of a table; the usual where nothing was or it cannot be read."""
    try:
        found = json.loads(bytes(preferences.layout(_key(sheet)).data()).decode())
        order = tuple(str(id) for id in found["order"])
        shown = {str(id): bool(on) for id, on in found["shown"].items()}
        widths = {str(id): min(max(int(width), NARROWEST), WIDEST) for id, width in found["widths"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return Columns()
    return Columns(order, shown, widths)


def remember(preferences: Preferences, sheet: str, columns: Columns) -> None:
    """Keeps how the columns of a table are seen."""
    kept = {"order": columns.order, "shown": dict(columns.shown), "widths": dict(columns.widths)}
    preferences.remember_layout(_key(sheet), QByteArray(json.dumps(kept).encode()))


def _key(sheet: str) -> str:
    return f"table-{sheet}"
