"""What if a person moves: the skill gaps before and after as rows, and what is to be said of it."""

from collections.abc import Iterator
from decimal import Decimal

from orgplanner.analysis.compare.table import Cell, Column, figures, words
from orgplanner.analysis.scales import level_words
from orgplanner.analysis.shades import as_total
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.analysis.what_if import GapPair, Lacking, WhatIf, saved
from orgplanner.model import Plan, Total, exactly, plain
from orgplanner.text import Message, render, say

COLUMNS: tuple[Column, ...] = (
    *words(say("Unit"), say("Skill"), say("Level"), say("Importance")), *figures(say("Needed")),
    *(Column(title, "cell") for title in (say("Reached"), say("People missing"), say("Levels missing"))),
)  # fmt: skip
WIDTHS = (260, 200, 60, 100, 70, 110, 120, 120)


class Moving:
    """Says a tried move in one language."""

    def __init__(self, plan: Plan, scenario: str, language: str = "en") -> None:
        self._plan, self._state, self._language = plan, plan.states[scenario], language

    def grid(self, tried: WhatIf) -> Grid:
        """The needs on which the move tells, and the others of the two units; what differs comes first."""
        pairs = sorted(tried.pairs, key=lambda pair: not pair.differs)
        return Grid(COLUMNS, WIDTHS, [self._row(pair) for pair in pairs])

    def _row(self, pair: GapPair) -> GridRow:
        unit, skill, level, essential = pair.key
        ends = (pair.before, pair.after)
        held = [exactly(row.held) if row.held is not None else None for row in ends]
        figures = (held, [row.gap for row in ends], [row.levels for row in ends])
        cells: tuple[Cell, ...] = (
            self._unit(unit), self._skill(skill), self._level(skill, level),
            say("essential") if essential else say("desirable"), as_total(pair.after.needed),
            *(_way(*(as_total(each) for each in both)) for both in figures),
        )  # fmt: skip
        gains = [saved(*(as_total(each) for each in both)) for both in figures]
        tones = [_tone(-gains[0]), _tone(gains[1]), _tone(gains[2])]
        return GridRow(cells, unit, 0, ("", "", "", "", "", *tones), is_bold=pair.differs)

    def said(self, tried: WhatIf) -> Iterator[Message | str]:
        """The way, what the whole gains or loses, what the person lacks at the new post, and notes of the edit."""
        yield self._move(tried)
        yield self._balance(tried)
        yield self._fit(tried)
        yield from tried.notes

    def _move(self, tried: WhatIf) -> Message:
        person = self._plan.words(self._plan.people[tried.person].name, self._language)
        post = self._state.posts[tried.post]
        title, unit = self._plan.words(post.title, self._language) or post.code, self._unit(post.unit or "")
        if not tried.assignment:
            return say(
                "“{person}” holds no post and would get “{post}” ({unit}).", person=person, post=title, unit=unit
            )
        old = self._state.posts[self._state.assignments[tried.assignment].post]
        return say(
            "“{person}” would leave “{old}” ({home}) for “{post}” ({unit}).",
            person=person,
            old=self._plan.words(old.title, self._language) or old.code,
            home=self._unit(old.unit or ""),
            post=title,
            unit=unit,
        )

    def _balance(self, tried: WhatIf) -> Message:
        numbers = {}
        for field, pairs in (("missing", tried.missing), ("levels", tried.levels)):
            for place, weight in enumerate(("essential", "desirable")):
                before, after = pairs[place]
                numbers[f"{weight}_{field}"] = _way(before, after)
        return say(
            "In the whole scenario, essential skills: people missing {essential_missing}, levels missing "
            "{essential_levels}; desirable: people missing {desirable_missing}, levels missing {desirable_levels}.",
            **numbers,
        )

    def _fit(self, tried: WhatIf) -> Message:
        if not tried.needs:
            return say("Nothing is asked for at this post at a known level.")
        met, count = tried.needs - len(tried.lacking), tried.needs
        which = "; ".join(self._lacking(each) for each in tried.lacking) or "–"
        if tried.of_unit:
            return say(
                "Nothing is asked for at this post itself; of what its unit needs the person meets {met} of "
                "{count}. Below: {which}.", met=met, count=count, which=which,
            )  # fmt: skip
        return say(
            "Of what the post needs the person meets {met} of {count}. Below: {which}.",
            met=met, count=count, which=which,
        )  # fmt: skip

    def _lacking(self, lacking: Lacking) -> str:
        skill, needed = self._skill(lacking.skill), self._level(lacking.skill, lacking.needed)
        held = say("not rated") if lacking.held is None else self._level(lacking.skill, lacking.held)
        said = say("{skill}: {held}, needed {needed}", skill=skill, held=held, needed=needed)
        words = render(said, self._language)
        return words if lacking.essential else f"{words} ({render(say('desirable'), self._language)})"

    def _unit(self, id: str) -> str:
        row = self._state.units.get(id)
        if row is None:
            return "–"
        return " ".join(filter(None, (row.code, self._plan.words(row.name, self._language))))

    def _skill(self, id: str) -> str:
        return self._plan.words(self._plan.skills[id].name, self._language)

    def _level(self, skill: str, level: int | None) -> str:
        said = level_words(self._plan.skills[skill], level)
        return "?" if said is None else plain(Decimal(said)) if isinstance(said, int) else said


def _way(before: Total, after: Total) -> str:
    """“2 → 1”; the figure alone where it stays."""
    return before.told if before == after else f"{before.told} → {after.told}"


def _tone(gained: Decimal) -> str:
    """Better or worse, where something changes."""
    return "" if not gained else "new" if gained > 0 else "closed"
