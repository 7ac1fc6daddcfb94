"""A scenario, and what becomes of another one in it, in a few figures: what is read first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import localcontext

from orgplanner.analysis.compare import Comparison, RowChanges
from orgplanner.analysis.compare.rows import NAME, PLACE
from orgplanner.analysis.compare.tables import has_pay
from orgplanner.analysis.ledger.account import known_difference
from orgplanner.analysis.order.wording import TITLES
from orgplanner.analysis.rates import EXACT
from orgplanner.analysis.shades import as_total, figure_words, money_words, signed, with_plus
from orgplanner.analysis.structure import layers
from orgplanner.analysis.totals import Totals
from orgplanner.model import Plan, State, exactly
from orgplanner.text import Message, say

ESTABLISHED, FILLED, VACANT = say("Established FTE"), say("Filled FTE"), say("Vacant FTE")
NUMBER = "established"


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure of a scenario in words: of the one before (""), of the one after, and the difference ("")."""

    title: Message
    after: str
    before: str = ""
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many units or posts became the same."""

    title: Message
    number: int


def headlines(plan: Plan, scenario: str) -> list[Headline]:
    """Return the figures of one scenario by itself."""
    found, state = Totals(plan, scenario).of_scenario(), plan.states[scenario]
    parts = ((ESTABLISHED, found.established), (FILLED, found.filled), (VACANT, found.vacant))
    told = [(title, figure_words(total)) for title, total in parts]
    return [Headline(*each) for each in (*told, *((title, str(number)) for title, number in _counts(state)))]


def headlines_of(found: Comparison) -> list[Headline]:
    """Return the figures of both scenarios; ranges that are the same in both cancel in the difference."""
    lines = [
        Headline(title, figure_words(account.new), figure_words(account.old), signed(account.difference))
        for title, account in (
            (ESTABLISHED, found.established.whole), (FILLED, found.ledger("filled").whole)
        )
    ]  # fmt: skip
    vacant = [totals.of_scenario().vacant for totals in found.totals]
    lines.append(Headline(VACANT, figure_words(vacant[1]), figure_words(vacant[0])))
    for (title, before), (_, after) in zip(*map(_counts, found.states), strict=True):
        change = signed(as_total(exactly(after - before)))
        lines.append(Headline(title, str(after), str(before), change))
    return [*lines, *_cost(found)]


def _counts(state: State) -> list[tuple[Message, int]]:
    placed = {unit.id for unit, _ in state.walk()}
    posts = sum(post.unit in placed for post in state.posts.values())
    return [(say("Units"), len(placed)), (say("Lines of posts"), posts), (say("Levels"), layers(state))]


def _cost(found: Comparison) -> Iterator[Headline]:
    if not has_pay(found):
        return
    currency = found.plan.settings.currency
    title = say("Cost per month, {currency}", currency=currency) if currency else say("Cost per month")
    with localcontext(EXACT):
        whole = found.ledger("cost").whole
        change = known_difference(whole)
        known = with_plus(change, money_words(change))
        yield Headline(title, money_words(whole.new) or "–", money_words(whole.old) or "–", known or "–")


def changed_counts(found: Comparison, table: str) -> list[Count]:
    """Return what became of how many units or posts, in the order of an order; what is as it was comes last."""
    changes = found.units if table == "units" else found.posts
    kinds = {
        "new": len(changes.new), "closed": len(changes.closed), "merged": len(changes.merged),
        "split": len(changes.split), "moved": len(changes.moved), "renamed": len(changes.renamed),
        **_changed(changes, table), "undecided": len(changes.undecided),
    }  # fmt: skip
    counts = [Count(TITLES[table, kind], number) for kind, number in kinds.items() if number]
    return [*counts, Count(say("As before"), changes.unchanged)] if changes.unchanged else counts


def _changed(changes: RowChanges, table: str) -> dict[str, int]:
    """Return how many have another number, and how many are otherwise not as they were."""
    told = {id: {*changes.fields.get(id, ())} - {*NAME, *PLACE} for id in changes.changed}
    if table == "units":
        return {"changed": len(told)}
    resized = sum(NUMBER in fields for fields in told.values())
    return {"resized": resized, "changed": sum(fields != {NUMBER} for fields in told.values())}
