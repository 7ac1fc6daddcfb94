"""How rows are called in the cell of a table, and which row somebody means who types a name or a code."""

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from orgplanner.errors import RuleBroken
from orgplanner.model import SCENARIO, Grade, Names, Plan, Post, Row, Source, State, Unit
from orgplanner.text import Message, render, say

Spellings = dict[str, list[str]]
"""Ids by what they may be called, capitals aside."""

FEW = 1500
"""Rows up to which all their names are put together to find one."""
UNPLACED = say("not yet placed")
NOBODY: dict[str, Message] = {
    "units": say("There is no unit “{text}”; write its name or its code."),
    "ends": say("There is no unit or post “{text}”; write its name or its code."),
    "posts": say("There is no post “{text}”; write its title or its code."),
    "people": say("There is nobody called “{text}”; write a name or a code from the table of people."),
    "skills": say("There is no skill “{text}”; write a name from the list of skills."),
    "grades": say("There is no grade “{text}”; write its code or its name."),
    "sources": say("There is no source “{text}”; write its title as in the list of sources."),
}
"""What is said when nothing has such a name."""


class Speller:
    """Names of the rows of a plan as seen from a scenario, in a language, while the plan stays as it is.

    `on` is the day that counts for who holds a post: the as-of date of the scenario, else today.
    `table` is a table of the plan, or "ends" for units and posts alike.
    """

    def __init__(self, plan: Plan, scenario: str, language: str) -> None:
        self.plan, self.scenario, self.language = plan, scenario, language
        row = plan.scenarios.get(scenario)
        self.on = (row.as_of if row is not None else "") or date.today().isoformat()
        self.order = tuple(dict.fromkeys((language, *plan.settings.languages)))
        self._spellings: dict[str, Spellings] = {}

    @property
    def state(self) -> State:
        return self.plan.states[self.scenario]

    def say(self, message: Message | str) -> str:
        """A message in the language."""
        return render(message, self.language)

    def words(self, name: Names) -> str:
        """A name in the language, else in the next of the plan's order."""
        return name.best(*self.order)

    def rows(self, table: str) -> dict[str, Any]:
        """The rows that a cell may name."""
        if table == "ends":
            return {**self.state.units, **self.state.posts}
        return cast(dict[str, Any], self.plan.table(table, self.scenario if table in SCENARIO else None))

    def row(self, table: str, id: str | None) -> Any:
        """The row with an id, or None."""
        if id is None:
            return None
        if table == "ends":
            return self.state.units.get(id) or self.state.posts.get(id)
        return self.plan.table(table, self.scenario if table in SCENARIO else None).get(id)

    def label(self, table: str, id: str | None) -> str:
        """What a row is called in a cell; "" for none."""
        row = self.row(table, id)
        return "" if row is None else self.called(row)

    def called(self, row: Row) -> str:
        """What a row is called in a cell: its name, a post with its unit, a source with its place and date."""
        if isinstance(row, Post):
            return self._post(row)
        if isinstance(row, Source):
            return ", ".join(filter(None, (self.words(row.title), row.place, row.date)))
        if isinstance(row, Grade):
            return row.code or self.words(row.name)
        found: Any = row
        return self.words(found.name) or getattr(found, "code", "") or "–"

    def _post(self, row: Post) -> str:
        unit = self.state.units.get(row.unit or "")
        place = self.words(unit.name) if unit is not None else self.say(UNPLACED)
        return f"{self.words(row.title) or row.code or '–'} ({place})"

    def path(self, unit: str | None) -> str:
        """A unit with all above it, from the top: “Ministry › Department › Division”."""
        row = self.state.units.get(unit or "")
        if row is None:
            return ""
        chain = [row, *self.state.ancestors(row.id)]
        return " › ".join(self.words(each.name) or each.code or "–" for each in reversed(chain))

    def clear(self, table: str, id: str | None) -> str:
        """What `find` reads as just this row: its name, else its code, else its path."""
        row = self.row(table, id)
        if row is None:
            return ""
        label = self.called(row)
        candidates = [label, getattr(row, "code", ""), self.path(id) if isinstance(row, Unit) else ""]
        return next((text for text in candidates if text and self._called_so(table, text) == [id]), label)

    def find(self, table: str, text: str) -> str:
        """The id of the row that is called so in any language; RuleBroken when there is none, or more than one."""
        found = self._called_so(table, text)
        if not found:
            sentence = NOBODY[table]
            raise RuleBroken(say(sentence.template, text=text.strip()[:200]))
        if len(found) > 1:
            raise RuleBroken(
                say(
                    "“{text}” may be {count} different ones; write the code, or a unit with all above it: A › B.",
                    text=text.strip()[:200],
                    count=len(found),
                )
            )
        return found[0]

    def _called_so(self, table: str, text: str) -> list[str]:
        """The ids of the rows that are called so; a single name in a long list is looked for one by one."""
        if table in self._spellings or self._length(table) <= FEW:
            return self.spellings(table).get(_key(text), [])
        wanted, found = _key(text), list[str]()
        for part in ("units", "posts") if table == "ends" else (table,):
            rows = self.rows(part)
            found += [id for id, row in rows.items() if self._is(row, wanted)]
        return found

    def _length(self, table: str) -> int:
        return sum(len(self.rows(part)) for part in (("units", "posts") if table == "ends" else (table,)))

    def _is(self, row: Any, wanted: str) -> bool:
        """Whether a row may be called so; quick, for it is asked of ten thousands of rows while somebody waits."""
        name: Names = row.title if isinstance(row, Post | Source) else row.name
        near = not name.items
        for _, words in name.items:
            folded = words.casefold()
            if folded == wanted:
                return True
            near = near or wanted.startswith(folded)
        if getattr(row, "code", "").casefold() == wanted:
            return True
        if isinstance(row, Unit):
            return " › " in wanted and wanted == _key(self.path(row.id))
        return near and isinstance(row, Post) and wanted == _key(self.called(row))

    def spellings(self, table: str) -> Spellings:
        """Every way to call the rows of a table, made when first asked for."""
        found = self._spellings.get(table)
        if found is None:
            found = self._spellings[table] = self._spelled(table)
        return found

    def _spelled(self, table: str) -> Spellings:
        spelled: Spellings = {}
        for id, row in self.rows(table).items():
            for text in dict.fromkeys(_key(each) for each in self._ways(row) if each):
                spelled.setdefault(text, []).append(id)
        for id, row in self.rows(table).items() if table in ("units", "ends") else ():
            if isinstance(row, Unit) and row.parent and len(spelled.get(_key(self.called(row)), ())) > 1:
                spelled.setdefault(_key(self.path(id)), []).append(id)
        return spelled

    def _ways(self, row: Row) -> Iterator[str]:
        found: Any = row
        yield self.called(row)
        yield getattr(found, "code", "")
        name: Names = found.title if isinstance(row, Post | Source) else found.name
        for _, words in name.items:
            yield words


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
