"""Boxes by what became of them since another scenario: always with a sign and a word, too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from orgplanner.drawing.colouring.case import Case, Coloured, Entry, Tint, plain_tint, unknown_tint
from orgplanner.drawing.options import ChartOptions, Mark
from orgplanner.model import Plan
from orgplanner.text import Message, render, say

if TYPE_CHECKING:
    from orgplanner.analysis.compare import RowChanges

BADGES: Mapping[str, Message] = {
    "new": say("+ New"), "moved": say("⇄ Moved"), "changed": say("⇄ Changed"),
    "merged": say("⇄ Merged"), "split": say("⇄ Split"),
}  # fmt: skip


def usual_against(plan: Plan, scenario: str) -> str | None:
    """Return the scenario to compare with: the base, else the first other one that is current, else any other."""
    row = plan.scenarios.get(scenario)
    if row is not None and row.base in plan.states:
        return row.base
    others = [other for other in plan.ordered_scenarios() if other.id != scenario]
    return next((other.id for other in others if other.kind == "current"), others[0].id if others else None)


def change_marks(plan: Plan, scenario: str, options: ChartOptions) -> dict[str, Mark]:
    """Return what is said on the boxes that are not as in the other scenario; nothing where there is no other."""
    against = _against(plan, scenario, options)
    if against is None:
        return {}
    from orgplanner.analysis.compare import compare

    comparison = compare(plan, against, scenario)
    found = _became(comparison.posts if options.kind == "posts" else comparison.units)
    badges = {word: render(message, options.language) for word, message in BADGES.items()}
    return {id: Mark(badges[word], tone="new" if word == "new" else "moved") for id, word in found.items()}


def changed_colours(case: Case) -> Coloured:
    """Return the plain look of boxes that stayed the same, and the key to the others."""
    theme, against = case.theme, _against(case.plan, case.scenario, case.options)
    if against is None:
        return Coloured()
    same = plain_tint(theme)
    tones = [case.options.marks[id].tone for id in case.ids if id in case.options.marks]
    other = case.plan.words(case.plan.scenarios[against].name, case.options.language)
    key = [Entry(case.say(say("Compared with “{scenario}”", scenario=other)), shape="heading")]
    for tone, words in (("new", say("+ new")), ("moved", say("⇄ moved or changed"))):
        if tone in tones:
            strong, _, pale = theme.tones[tone]
            key.append(Entry(case.say(words), strong, "tint", Tint(strong, pale)))
    loose = [] if case.by_post else [id for id in case.ids if not case.state.is_placed(id)]
    open_ones = dict.fromkeys(loose, unknown_tint(theme))
    if len(tones) + len(loose) < len(case.ids):
        key.append(Entry(case.say(say("unchanged")), same.stripe, "tint", same))
    if loose:
        key.append(Entry(case.say(say("undecided")), theme.track, "tint", unknown_tint(theme)))
    return Coloured({**dict.fromkeys(case.ids, same), **open_ones}, key)


def _against(plan: Plan, scenario: str, options: ChartOptions) -> str | None:
    wanted = options.against
    if wanted is not None and wanted in plan.states and wanted != scenario:
        return wanted
    return usual_against(plan, scenario)


def _became(rows: RowChanges) -> dict[str, str]:
    """Return what became of each row, by id; what was moved and changed counts as moved."""
    found = dict.fromkeys((*rows.renamed, *rows.changed, *rows.became.values()), "changed")
    found |= dict.fromkeys((id for divided in rows.split for id in divided.ends), "split")
    found |= dict.fromkeys((joined.end for joined in rows.merged), "merged")
    found |= dict.fromkeys(rows.moved, "moved")
    return found | dict.fromkeys(rows.new, "new")
