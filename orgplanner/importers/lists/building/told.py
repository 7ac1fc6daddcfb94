"""The troubles found so far, held against what a person decided about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orgplanner.importers.lists.trouble import Fix, Spot, Trouble

ACTING = frozenset({"value", "choose above", "cut here"})
"""Remedies after which a trouble is only gone when what they changed put it right."""


class Told:
    """Collects troubles; one that was settled is not told, one kept as a to-do is `kept`."""

    def __init__(self, fixes: Iterable[Fix]) -> None:
        self.fixes = {(fix.kind, fix.spot): fix for fix in fixes}
        self.troubles: list[Trouble] = []
        self.kept: list[Trouble] = []
        self._seen: set[tuple[str, Spot, str]] = set()

    def chosen(self, kind: str, spot: Spot) -> Fix | None:
        """What was decided about a trouble of this kind here."""
        return self.fixes.get((kind, spot)) if self.fixes else None

    def remedy(self, kind: str, spot: Spot) -> str:
        """The remedy that was decided on, "" for none."""
        fix = self.chosen(kind, spot)
        return "" if fix is None else fix.remedy

    def tell(self, trouble: Trouble) -> None:
        """Adds a trouble, unless it was settled or told before."""
        key = (trouble.kind, trouble.spot, trouble.value)
        if key in self._seen:
            return
        self._seen.add(key)
        if trouble.spot.column is None and "value" in trouble.remedies:
            remedies = tuple(remedy for remedy in trouble.remedies if remedy != "value")
            trouble = replace(trouble, remedies=remedies)
        fix = self.chosen(trouble.kind, trouble.spot)
        if fix is None or fix.remedy in ACTING or fix.remedy not in trouble.remedies:
            self.troubles.append(trouble)
        elif fix.remedy == "to-do":
            self.kept.append(trouble)
