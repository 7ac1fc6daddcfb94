"""What is behind the measured figures of an option: posts, people, skills, chains and reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import localcontext
from types import MappingProxyType

from orgplanner.analysis.appraisal.measured import MEASURES, moved_people, people_out
from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import counts, figures, words
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.ledger.behind import entries_behind, formula
from orgplanner.analysis.limit_words import verdict_sentence
from orgplanner.analysis.limits import measure_limits
from orgplanner.analysis.rates import EXACT
from orgplanner.analysis.scales import level_words
from orgplanner.analysis.shades import as_total, money_words
from orgplanner.analysis.structure import Span, depths, spans, superiors
from orgplanner.analysis.views.changes import COLUMNS, WIDTHS, Changes
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.model import Quantity
from orgplanner.text import Message, say
from ui.pages.compare.cost_entries import cost_entry_grid
from ui.pages.compare.entries import entry_grid
from ui.pages.compare.figures_view import Behind
from ui.pages.compare.post_rows import post_grid

Rows = Callable[[Comparison, str], Grid]
BY_LEDGER: Mapping[str, tuple[str, str]] = MappingProxyType({
    "difference": ("established", "difference"), "undecided": ("established", "undecided"),
    "cost": ("cost", "new"), "cost difference": ("cost", "difference"),
})  # fmt: skip
"""The measure of the ledger and the figure of its account."""


def measured_behind(found: Comparison, measure: str, rows: bool, language: str) -> Behind:
    """How a figure of MEASURES is counted and, if `rows` are wanted, what was counted."""
    said: Message | str = MEASURES[measure].said
    if measure in BY_LEDGER:
        of, part = BY_LEDGER[measure]
        with localcontext(EXACT):
            ledger = found.ledger(of)
            if part == "difference":
                said = formula(ledger.whole, part, _money if of == "cost" else str)
            entries = list(entries_behind(ledger, part, None)) if rows else []
        listed = cost_entry_grid if of == "cost" else entry_grid
        return Behind(said, listed(found, of, entries, language) if rows else None)
    return Behind(said, LISTED[measure](found, language) if rows else None)


def _money(amount: Quantity) -> str:
    return money_words(as_total(amount))


def _placed(found: Comparison, language: str) -> Grid:
    return post_grid(found, 1, list(found.established.new.placed), language)


def _vacant(found: Comparison, language: str) -> Grid:
    """The posts that are, or may be, vacant, and those of which it is not known."""
    totals, posts = found.totals[1], found.states[1].posts
    vacant = ((id, totals.vacant_of_post(posts[id])) for id in found.established.new.placed)
    return post_grid(found, 1, [id for id, each in vacant if each is None or each.high > 0], language)


def _changed_posts(found: Comparison, language: str) -> Grid:
    return Grid(COLUMNS, WIDTHS, list(Changes(found, language).posts()))


def _changed_units(found: Comparison, language: str) -> Grid:
    return Grid(COLUMNS, WIDTHS, list(Changes(found, language).units()))


def _people(wanted: Callable[[Comparison], tuple[str, ...]]) -> Rows:
    def rows(found: Comparison, language: str) -> Grid:
        ids = set(wanted(found))
        return Grid(COLUMNS, WIDTHS, [row for row in Changes(found, language).people() if row.id in ids])

    return rows


def _skills(found: Comparison, language: str) -> Grid:
    """Every essential need with who is missing."""
    wording, plan, rows = Wording(found, language), found.plan, []
    for row in found.skills.rows:
        if row.essential and (row.gap is None or row.gap.high > 0):
            skill = plan.skills[row.skill]
            cells = (
                wording.unit(row.unit, 1), wording.name(skill), level_words(skill, row.level),
                as_total(row.needed), row.held, as_total(row.gap),
            )  # fmt: skip
            rows.append(GridRow(cells, row.unit))
    columns = (
        *words(say("Unit"), say("Skill"), say("Level")), *figures(say("Needed")), *counts(say("Held")),
        *figures(say("Gap")),
    )  # fmt: skip
    return Grid(columns, (240, 220, 80, 80, 80, 80), rows)


def _longest_chain(found: Comparison, language: str) -> Grid:
    """The posts of one of the longest chains, from the top down."""
    above = superiors(found.states[1])
    layers = depths(above)
    chain: list[str] = []
    id = max(layers, key=lambda each: layers[each], default=None)
    while id is not None and id not in chain:
        chain.append(id)
        id = above[id]
    return post_grid(found, 1, chain[::-1], language)


def _widest(found: Comparison, language: str) -> Grid:
    """Those who report to the post with the widest span."""
    above = superiors(found.states[1])
    known = spans(found.states[1], above)
    widest = max(known, key=lambda each: known[each].high, default="")
    return post_grid(found, 1, [id for id, lead in above.items() if lead == widest], language)


def _spans(found: Comparison, language: str) -> Grid:
    """Every post that somebody reports to, the widest first."""
    wording, posts = Wording(found, language), found.states[1].posts
    known = sorted(spans(found.states[1]).items(), key=lambda each: (-each[1].high, each[0]))
    rows = [
        GridRow((wording.called(posts[id]), wording.unit(posts[id].unit, 1), span.lines, _ends(span)), id)
        for id, span in known
    ]
    columns = (*words(say("Post"), say("Unit")), *figures(say("Lines"), say("People")))
    return Grid(columns, (260, 260, 80, 90), rows)


def _ends(span: Span) -> str:
    return str(span.low) if span.low == span.high else f"{span.low}–{span.high}"


def _limits(found: Comparison, language: str) -> Grid:
    wording, rows = Wording(found, language), []
    for each in measure_limits(found.plan, found.new, found.totals[1]):
        if each.verdict != "kept":
            name = wording.unit(each.unit, 1) or found.plan.words(found.plan.settings.title, language) or "–"
            rows.append(GridRow((name, verdict_sentence(each, name)), each.unit or ""))
    return Grid(words(say("Unit"), say("Finding")), (240, 480), rows)


LISTED: Mapping[str, Rows] = MappingProxyType({
    "established": _placed, "changed posts": _changed_posts, "changed units": _changed_units,
    "moved people": _people(moved_people), "people out": _people(people_out), "vacant": _vacant, "skills": _skills,
    "layers": _longest_chain, "widest": _widest, "span": _spans, "limits": _limits,
})  # fmt: skip
"""What lists the things behind those measures that no ledger keeps."""
