"""A plan as another file has it: the same organisation under ids of its own, its rows in another order."""

from dataclasses import replace
from random import Random
from typing import Any

from orgplanner.model import SCENARIO, SHARED, Names, Plan, Row, State, names
from orgplanner.model.columns import columns


class Stranger:
    """`plan` is the plan with fresh ids; `ids` leads from each id to the fresh one, `back` from that to it."""

    def __init__(self, plan: Plan, seed: int = 0, *, language: str = "", codes: bool = True) -> None:
        self._random, self._language, self._codes = Random(seed), language, codes
        self.ids: dict[str, str] = {}
        self.plan = Plan("another plan")
        for table in SHARED:
            self.plan.shared.tables[table] = self._moved(table, plan.shared.tables[table])
        for id, state in plan.states.items():
            self.plan.states[self._fresh(id)] = made = State()
            for table in SCENARIO:
                made.tables[table] = self._moved(table, state.tables[table])

    @property
    def back(self) -> dict[str, str]:
        return {fresh: id for id, fresh in self.ids.items()}

    def _fresh(self, id: str) -> str:
        return self.ids.setdefault(id, f"{self._random.getrandbits(128):032x}")

    def _moved(self, table: str, rows: dict[str, Row]) -> dict[str, Row]:
        moved = [self._row(table, row) for row in rows.values()]
        self._random.shuffle(moved)
        return {row.id: row for row in moved}

    def _row(self, table: str, row: Any) -> Any:
        fields: dict[str, Any] = {}
        for column in columns(type(row)):
            value = getattr(row, column.name)
            if column.name == "id":
                fields["id"] = value if table == "settings" else self._fresh(value)
            elif column.kind == "figure" and value.source is not None:
                fields[column.name] = replace(value, source=self._fresh(value.source))
            elif column.kind == "shares":
                fields[column.name] = tuple((self._fresh(id), share) for id, share in value)
            elif column.kind == "ids":
                fields[column.name] = tuple(map(self._fresh, value))
            elif column.table is not None and value is not None:
                fields[column.name] = self._fresh(value)
            elif column.kind == "names":
                fields[column.name] = self._said(value)
            elif column.name == "code" and table != "grades" and not self._codes:
                fields["code"] = ""
        return replace(row, **fields)

    def _said(self, value: Names) -> Names:
        only = value.exactly(self._language)
        return names({self._language: only}) if only else value
