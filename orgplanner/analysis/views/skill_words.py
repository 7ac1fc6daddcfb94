"""What the views of skills say alike: people, levels, ratings with their age and source."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import Cell
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.rating_age import is_old
from orgplanner.analysis.scales import level_words
from orgplanner.analysis.skill_gaps import SkillRow
from orgplanner.analysis.tables.kinds import BASIS_WORDS
from orgplanner.analysis.tables.skills import RATER_WORDS
from orgplanner.model import Rating, plain
from orgplanner.text import Message, render, say

WEIGHTS: Mapping[str, Message] = MappingProxyType({
    "": say("Essential and desirable"), "essential": say("Essential"), "desirable": say("Desirable"),
})  # fmt: skip


class SkillWords:
    """Says the needs of a weight of one comparison in one language."""

    def __init__(self, found: Comparison, weight: str = "", language: str = "en") -> None:
        self._found, self._language = found, language
        self._wording = Wording(found, language)
        self._said: dict[tuple[str, str | None], str] = {}
        self._names: dict[str, str] = {}
        self._wanted = {"essential": (True,), "desirable": (False,)}.get(weight, (True, False))

    def _rows(self) -> list[SkillRow]:
        return [row for row in self._found.skills.rows if row.essential in self._wanted]

    def _lead(self, row: SkillRow) -> tuple[Cell, ...]:
        return (
            self._wording.unit(row.unit, 1), self._name(row.skill), self._level(row.skill, row.level),
            importance(row.essential),
        )  # fmt: skip

    def _person(self, id: str) -> str:
        return self._wording.called(self._found.plan.people[id])

    def _name(self, skill: str) -> str:
        if skill not in self._names:
            self._names[skill] = self._wording.name(self._found.plan.skills[skill])
        return self._names[skill]

    def _level(self, skill: str, level: int | None) -> str:
        said = level_words(self._found.plan.skills[skill], level)
        return "?" if said is None else plain(Decimal(said)) if isinstance(said, int) else said

    def _held(self, skill: str, rating: Rating | None) -> Message | str:
        return say("not rated") if rating is None else self._level(skill, rating.level)

    def _is_old(self, rating: Rating) -> bool:
        return is_old(self._found.plan, rating, self._found.skills.held.on)

    def _rated(self, rating: Rating | None) -> tuple[Cell, Cell]:
        """Whose rating it is, and its date, marked where it is old."""
        if rating is None:
            return ("", "")
        day: Message | str = rating.date or say("no date")
        return RATER_WORDS[rating.rater], say("{date}, old", date=day) if self._is_old(rating) else day

    def _grounds(self, rating: Rating | None) -> str:
        """The basis of a rating and its source."""
        key = ("", None) if rating is None else (rating.basis, rating.source)
        if key not in self._said:
            source = self._found.plan.sources.get(key[1] or "")
            basis = render(BASIS_WORDS[key[0]], self._language) if key[0] else ""
            title = "" if source is None else self._found.plan.words(source.title, self._language)
            self._said[key] = " · ".join(filter(None, (basis, title, source.place if source is not None else "")))
        return self._said[key]


def importance(essential: bool) -> Message:
    """Essential or desirable."""
    return say("essential") if essential else say("desirable")
