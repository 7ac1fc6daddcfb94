"""What single values stand for: as the recipe says, else as the program knows them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache

from orgplanner.analysis.likeness.letters import LOOKALIKES, plain
from orgplanner.importers.lists.proposing.values import SORTS, meaning_of
from orgplanner.importers.lists.recipe import NOTHING, Recipe, key_of
from orgplanner.paths import resource

_IDLE = re.compile(r"[\W_]+")
STARTS = 4
"""Letters by which most names are known to be no word with a meaning, before they are looked up."""


class Meanings:
    """Looks values up, each only once."""

    def __init__(self, recipe: Recipe) -> None:
        self._said = {field: dict(meanings) for field, meanings in recipe.meanings.items()}
        self._known: dict[str, dict[str, str]] = {}

    def of(self, field: str, text: str) -> str:
        """What a value of a field stands for, "" for just what it says."""
        known = self._known.setdefault(field, {})
        found = known.get(text)
        if found is None:
            found = known[text] = self._look_up(field, text)
        return found

    def _look_up(self, field: str, text: str) -> str:
        said = self._said.get(field)
        if said and (meaning := said.get(key_of(text))) is not None:
            return meaning
        if not _may_mean(text[:2], _pairs(SORTS.get(field, ""))):
            return ""
        return meaning_of(field, text) if _start(text) in _starts(SORTS.get(field, "")) else ""

    def special(self, field: str, texts: Iterable[str]) -> dict[str, str]:
        """Those of many texts that stand for something, with what that is."""
        pairs = _pairs(SORTS.get(field, ""))
        if self.tells(field):
            found = ((text, self.of(field, text)) for text in dict.fromkeys(texts) if text)
        else:
            likely = (text for text in dict.fromkeys(texts) if text and _may_mean(text[:2], pairs))
            found = ((text, self.of(field, text)) for text in likely)
        return {text: meaning for text, meaning in found if meaning}

    def name_of_unit(self, text: str) -> str:
        """The name by which the recipe calls a unit that is written otherwise; "" where it tells none."""
        said = self._said.get("unit")
        meaning = said.get(key_of(text), "") if said else ""
        return "" if meaning == NOTHING else meaning

    def tells(self, field: str) -> bool:
        """Whether the recipe itself lists values of a field."""
        return bool(self._said.get(field))

    def listed(self, field: str) -> set[str]:
        """All values of a field that the recipe lists or makes others of, without capitals."""
        said = self._said.get(field, {})
        return {key_of(text) for pair in said.items() for text in pair}


def _may_mean(start: str, pairs: frozenset[str]) -> bool:
    return start.casefold() in pairs or not start.isalpha()


def _start(text: str) -> str:
    return plain(_IDLE.sub("", text[: 3 * STARTS]))[:STARTS]


@cache
def _starts(sort: str) -> frozenset[str]:
    """How the words of a sort begin."""
    found = json.loads(resource("import/values.json").read_text(encoding="utf-8")).get(sort, {})
    return frozenset(_start(word) for words in found.values() for word in words)


@cache
def _pairs(sort: str) -> frozenset[str]:
    """The first two letters of the words of a sort, as they may be written."""
    found = json.loads(resource("import/values.json").read_text(encoding="utf-8")).get(sort, {})
    words = [word.casefold() for words in found.values() for word in words]
    return frozenset(pair for word in words for pair in (word[:2], plain(word)[:2], word.translate(LOOKALIKES)[:2]))
