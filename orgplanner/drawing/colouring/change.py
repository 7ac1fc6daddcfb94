"""Boxes by what became of them since another scenario: always with a sign and a word, too."""

from __future__ import annotations

from orgplanner.drawing.changes.words import BADGES, tone_of
from orgplanner.drawing.colouring.case import Case, Coloured, Entry, Tint, plain_tint, unknown_tint
from orgplanner.drawing.options import ChartOptions, Mark
from orgplanner.model import Plan
from orgplanner.text import render, say


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
    from orgplanner.analysis.compare.fates import fates_of

    comparison = compare(plan, against, scenario)
    fates = fates_of(comparison.posts if options.kind == "posts" else comparison.units)
    badges = {word: render(message, options.language) for word, message in BADGES.items()}
    words = {id: fate.word or "changed" for id, fate in fates.new.items() if fate.word != "undecided"}
    return {id: Mark(badges[word], tone=tone_of(word)) for id, word in words.items()}


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
