"""A page template as its fields show it, with what is being typed and not yet taken over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from orgplanner.model import Names, PageTemplate
from ui.inspection.form import Form

LINES = ("number", "version")
"""Columns of which any text that is typed is a value."""


def drafted(row: PageTemplate, form: Form) -> PageTemplate:
    """The row with the words that stand in the fields of its form."""
    return replace(row, **dict(_typed(row, form)))


def _typed(row: PageTemplate, form: Form) -> Iterator[tuple[str, Any]]:
    for column, field in form.fields.items():
        typed, value = field.typed(), getattr(row, column)
        if isinstance(value, Names) and isinstance(typed, dict):
            for code, text in typed.items():
                value = value.including(code, " ".join(text.split()))
            yield column, value
        elif column in LINES and isinstance(typed, str):
            yield column, typed.strip()
