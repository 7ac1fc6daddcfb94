"""More than two scenarios side by side: a column for each, and its difference to the first; whole, units, groups.

Every figure is that of the scenario's own ledger against the first, so that side by side says what a pair says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import localcontext
from types import MappingProxyType

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.several import Several
from orgplanner.analysis.compare.table import Cell, Column, words
from orgplanner.analysis.compare.tables import MEASURED
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.ledger import Account, Entry
from orgplanner.analysis.ledger.behind import entries_behind
from orgplanner.analysis.rates import EXACT
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.analysis.views.staffing import GROUPINGS, Group, groups_of
from orgplanner.model import NOTHING, Total
from orgplanner.text import Message, say

UNITS = "units"
COST = ("pay", "cost")
SHOWN: Mapping[str, Message] = MappingProxyType({**MEASURED, "cost": say("Cost per month")})
"""What can be shown of units; cost is pay with allowances and contributions."""
OF_GROUPS = ("established", "filled", "posts", "pay", "cost")
"""What can be added up by group: what is measured of posts."""
NAME_WIDTH, FIGURE_WIDTH, DIFFERENCE_WIDTH = 240, 92, 84


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The rows, and what each column after the first is: a scenario, and whether it is the difference to the first.

    `groups` has, by scenario, the groups behind the rows where these are no units.
    """

    several: Several
    measure: str
    grid: Grid
    columns: tuple[tuple[str, bool], ...]
    groups: Mapping[str, Mapping[str, Group]] = field(default_factory=dict)

    def comparison(self, scenario: str) -> Comparison:
        """The comparison in which a scenario is found: of the first, any."""
        return _pair(self.several, scenario)

    def part(self, scenario: str, is_difference: bool) -> str:
        """What a figure is called in the account of that comparison."""
        return "difference" if is_difference else "old" if scenario == self.several.first else "new"

    def behind(self, row: GridRow, column: int) -> list[Entry]:
        """The entries of the ledger that add up to a figure; `column` counts from 1."""
        scenario, is_difference = self.columns[column - 1]
        part = self.part(scenario, is_difference)
        if not self.groups or not row.id:
            ledger = self.comparison(scenario).ledger(self.measure)
            return list(entries_behind(ledger, part, row.id or None))
        group = self.groups[scenario].get(row.id)
        return [] if group is None else group.behind(part)


def side_by_side(several: Several, by: str, measure: str, language: str = "en") -> SideBySide:
    """At least two scenarios by units or by one of GROUPINGS, in one of SHOWN (by groups: of OF_GROUPS)."""
    with localcontext(EXACT):
        return _listed(several, by, measure, language)


def _listed(several: Several, by: str, measure: str, language: str) -> SideBySide:
    columns = ((several.first, False), *((each, way) for each in several.others for way in (False, True)))
    heads = (*words(SHOWN[measure]), *_heads(several, columns, measure, language))
    widths = (NAME_WIDTH, *(DIFFERENCE_WIDTH if way else FIGURE_WIDTH for _, way in columns))
    whole = _row(several, say("Whole organisation"), "", 0, {
        each: _pair(several, each).ledger(measure).whole for each in several.scenarios
    })  # fmt: skip
    if by == UNITS:
        rows = [whole, *_units(several, measure, language)]
        return SideBySide(several, measure, Grid(heads, widths, rows), columns)
    made = _groups(several, by, measure, language)
    rows = [whole, *(_group_row(several, key, made) for key in _keys(several, by, made, language))]
    return SideBySide(several, measure, Grid(heads, widths, rows), columns, made)


def _pair(several: Several, scenario: str) -> Comparison:
    return several.against(several.others[0] if scenario == several.first else scenario)


def _heads(
    several: Several, columns: tuple[tuple[str, bool], ...], measure: str, language: str
) -> list[Column]:
    kind = "money" if measure in COST else "figure"
    named = several.plan.scenario_name
    ways = {False: kind, True: "money difference" if kind == "money" else "difference"}
    return [
        Column(say("Difference") if way else say("{name}", name=named(scenario, language)), ways[way])
        for scenario, way in columns
    ]


def _row(
    several: Several, name: Message | str, id: str, level: int, accounts: Mapping[str, Account | Message | None]
) -> GridRow:
    """A figure of each scenario; a message stands for both of its figures, None leaves them empty."""
    cells: list[Cell] = [name]
    tones = [""]
    for scenario in several.scenarios:
        account = accounts[scenario]
        if account is None or isinstance(account, Message):
            cells += [account] if scenario == several.first else [account, None]
            tones += ["closed"] if scenario == several.first else ["closed", ""]
            continue
        cells += [account.old] if scenario == several.first else [account.new, account.difference]
        tones += [""] if scenario == several.first else ["", ""]
    hay = name.casefold() if isinstance(name, str) else ""
    return GridRow(tuple(cells), id, level, tuple(tones), (), hay, not id)


def _units(several: Several, measure: str, language: str) -> list[GridRow]:
    """Every unit that has a place in any of the scenarios, once."""
    pairs = {each: _pair(several, each) for each in several.scenarios}
    wordings = {each: Wording(found, language) for each, found in pairs.items()}
    rows = []
    for id, (home, level) in _order(several).items():
        side = 0 if home == several.first else 1
        accounts = {each: _account(several, found, each, id, measure) for each, found in pairs.items()}
        rows.append(_row(several, wordings[home].unit(id, side), id, level, accounts))
    return rows


def _account(
    several: Several, found: Comparison, scenario: str, unit: str, measure: str
) -> Account | Message | None:
    """What a unit has there; words where it has no place, None where it is not known at all."""
    is_first = scenario == several.first
    own = found.trees[0 if is_first else 1]
    if unit in own.loose:
        return say("undecided")
    known = own.holds(unit) or (found.trees[0].holds(unit) and not is_first)
    return found.ledger(measure).of_unit(unit) if known else None


def _order(several: Several) -> dict[str, tuple[str, int]]:
    """The units of all scenarios under each other, with the scenario that names each and its level, from 1.

    A unit stands where the first scenario that has it puts it.
    """
    homes: dict[str, tuple[str, int]] = {}
    below: dict[str, list[str]] = {}
    for scenario in several.scenarios:
        tree = _pair(several, scenario).trees[0 if scenario == several.first else 1]
        for id, chain in tree.chains.items():
            if id not in homes:
                above = chain[-2] if len(chain) > 1 else ""
                homes[id] = scenario, homes[above][1] + 1 if above else 1
                below.setdefault(above, []).append(id)
    ordered: dict[str, tuple[str, int]] = {}
    stack = list(reversed(below.get("", ())))
    while stack:
        id = stack.pop()
        ordered[id] = homes[id]
        stack.extend(reversed(below.get(id, ())))
    return ordered


def _groups(several: Several, by: str, measure: str, language: str) -> dict[str, dict[str, Group]]:
    made = {}
    for scenario in several.others:
        found = several.against(scenario)
        made[scenario] = groups_of(found, GROUPINGS[by][1](found, language), measure)
    return {several.first: made[several.others[0]], **made}


def _keys(several: Several, by: str, made: Mapping[str, Mapping[str, Group]], language: str) -> list[str]:
    grouping = GROUPINGS[by][1](several.against(several.others[0]), language)
    keys = dict.fromkeys(key for groups in made.values() for key in groups)
    return sorted(keys, key=grouping.order)


def _group_row(several: Several, key: str, made: Mapping[str, Mapping[str, Group]]) -> GridRow:
    label = next(groups[key].label for groups in made.values() if key in groups)
    cells: list[Cell] = [label]
    for scenario in several.scenarios:
        group = made[scenario].get(key)
        if scenario == several.first:
            cells.append(NOTHING if group is None else group.before)
        else:
            cells += [NOTHING, Total()] if group is None else [group.after, group.difference]
    return GridRow(tuple(cells), key, 1)
