"""Options side by side: what is measured of each, and the scores that people gave, as rows and sentences."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from orgplanner.analysis.appraisal.measured import MEASURES
from orgplanner.analysis.appraisal.weighing import Scoring, Swing, Verdict, equal_weights, swings, verdict
from orgplanner.analysis.compare.several import Several
from orgplanner.analysis.compare.table import Cell, Column, words
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.model import Plan, plain
from orgplanner.text import Message, render, say

TITLE_WIDTH, OPTION_WIDTH, SAID_WIDTH, WEIGHT_WIDTH, SWING_WIDTH = 210, 104, 220, 64, 150
PLACES = {"first": say("first"), "tie": say("tie"), "open": say("perhaps first")}
NOTHING_SCORED = say("Nothing is scored yet: add a criterion, give it a weight, and give each option 0 to 10.")


def measured_grid(several: Several, language: str = "en", *, told: bool = False) -> Grid:
    """A row for each of MEASURES and a column for each option, the first is to do nothing; `told`: and how."""
    options = tuple(option_column(several.plan, id, language) for id in several.scenarios)
    columns = (*words(say("Measured")), *options, *(words(say("How it is counted")) if told else ()))
    widths = (TITLE_WIDTH, *(OPTION_WIDTH for _ in options), *((SAID_WIDTH,) if told else ()))
    rows = []
    for id, measure in MEASURES.items():
        cells: tuple[Cell, ...] = tuple(measure.value(several.against(each)) for each in several.scenarios)
        if any(cell is not None for cell in cells):
            rows.append(GridRow((measure.title, *cells, *((measure.said,) if told else ())), id))
    return Grid(columns, widths, rows)


def option_column(plan: Plan, scenario: str, language: str) -> Column:
    """The heading of an option."""
    return Column(say("{name}", name=plan.scenario_name(scenario, language)), "figure")


def score_grid(plan: Plan, found: Scoring, language: str = "en") -> Grid:
    """A row for each criterion with its weight, scores, and how far the weight may go; the sums below."""
    options = tuple(option_column(plan, id, language) for id in found.scenarios)
    columns = (
        *words(say("Criterion")), Column(say("Weight"), "figure"), *options,
        *words(say("The same is first with a weight")),
    )  # fmt: skip
    widths = (TITLE_WIDTH, WEIGHT_WIDTH, *(OPTION_WIDTH for _ in options), SWING_WIDTH)
    ranges = {swing.criterion: swing_words(plan, swing, language) for swing in swings(found)}
    rows = []
    for row in found.criteria:
        scores = (_score(found, row.id, each) for each in found.scenarios)
        name = plan.words(row.name, language) or "–"
        rows.append(GridRow((name, plain(row.weight), *scores, ranges.get(row.id)), row.id))
    return Grid(columns, widths, [*rows, *(_sums(found) if rows else ())])


def _sums(found: Scoring) -> tuple[GridRow, GridRow]:
    """The sums, and which of them is first."""
    said, sums = verdict(found.weighed()), tuple(each.total for each in found.weighed())
    weight = plain(sum(found.weights.values(), Decimal(0)))
    marks = tuple(PLACES.get(said.kind) if id in said.scenarios else None for id in found.scenarios)
    tones = ("", "", *("met" if mark is PLACES["first"] else "" for mark in marks))
    whole = GridRow((say("Weighted sum"), weight, *sums), "", 0, (), (), "", True)
    return whole, GridRow((say("Place"), None, *marks), "", 0, tones)


def _score(found: Scoring, criterion: str, scenario: str) -> Cell:
    known = found.score(criterion, scenario)
    return None if known is None else str(known)


def swing_words(plan: Plan, swing: Swing, language: str) -> Message:
    """“above 1 (there B)”, “below 3 (there C)”, “any”: where another draws level, and which."""

    def names(ids: Sequence[str]) -> str:
        return _joined(plan, ids, language)

    low, high = swing.least, swing.most
    if low is None and high is None:
        return say("any")
    if low is None and high is not None:
        return say("below {high} (there {rivals})", high=_number(high), rivals=names(swing.rivals_above))
    if high is None and low is not None:
        return say("above {low} (there {rivals})", low=_number(low), rivals=names(swing.rivals_below))
    return say(
        "between {low} (there {below}) and {high} (there {above})", low=_number(low or Fraction(0)),
        high=_number(high or Fraction(0)), below=names(swing.rivals_below), above=names(swing.rivals_above),
    )  # fmt: skip


def _number(number: Fraction) -> str:
    """At most three digits after the point, “≈” where that is not all."""
    rounded = Fraction(round(number * 1000), 1000)
    said = f"{float(rounded):.3f}".rstrip("0").rstrip(".")
    return said if rounded == number else f"≈{said}"


def verdict_words(plan: Plan, found: Scoring, language: str = "en") -> Message:
    """Which option is first, by how much, and whether it stays so when all criteria weigh the same."""
    said = verdict(found.weighed())
    if said.kind == "none":
        return NOTHING_SCORED
    sums = {each.scenario: each for each in found.weighed()}
    named = _joined(plan, said.scenarios, language)
    if said.kind == "tie":
        return say("A tie: {names} have the same sum, {sum}.", names=named, sum=str(sums[said.scenarios[0]].total))
    if said.kind == "open":
        return say(
            "Which option is first is open between {names}: their sums overlap, as scores are ranges or missing.",
            names=named,
        )
    best = said.scenarios[0]
    next_ = max((each.high for each in sums.values() if each.scenario != best), default=Fraction(0))
    return say(
        "{name} is first with {sum}; no other comes above {next}. {equal}",
        name=named, sum=str(sums[best].total), next=_number(next_), equal=_equal_words(plan, found, said, language),
    )  # fmt: skip


def _equal_words(plan: Plan, found: Scoring, said: Verdict, language: str) -> Message:
    equal = equal_weights(found)
    if equal == said:
        return say("It stays first when all criteria weigh the same.")
    if equal.kind == "first":
        name = _joined(plan, equal.scenarios, language)
        return say("When all criteria weigh the same, {name} is first.", name=name)
    return say("When all criteria weigh the same, it is no longer surely first.")


def _joined(plan: Plan, ids: Sequence[str], language: str) -> str:
    names = (plan.scenario_name(id, language) for id in ids)
    return ", ".join(render(say("“{name}”", name=name), language) for name in names)


def sum_formula(found: Scoring, scenario: str) -> Message:
    """How the sum of an option is made, with its numbers: “3 × 5 + 1 × 4–6 = 19–21”."""
    parts = []
    for row in found.criteria:
        known = found.score(row.id, scenario)
        parts.append(f"{plain(row.weight)} × {'?' if known is None else known}")
    whole = next(each.total for each in found.weighed() if each.scenario == scenario)
    said = whole.told if whole.quantity is not None else "?"
    return say("Weight × score, added up: {parts} = {sum}", parts=" + ".join(parts), sum=said)
