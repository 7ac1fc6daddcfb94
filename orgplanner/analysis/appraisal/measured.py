"""What is measured of a scenario as an option, against the one that nothing is done to: figures, never scores."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from types import MappingProxyType

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import Cell
from orgplanner.analysis.compare.tables import unit_fates
from orgplanner.analysis.ledger import Account
from orgplanner.analysis.limits import measure_limits
from orgplanner.analysis.rates import EXACT
from orgplanner.analysis.shades import money_words, signed, with_plus
from orgplanner.analysis.structure import Span, layers, spans
from orgplanner.model import Quantity, Total, total
from orgplanner.text import Message, say

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the appraisal: what it is called, what it is of an option, and how it is counted."""

    title: Message
    value: Callable[[Comparison], Cell]
    said: Message


def changed_posts(found: Comparison) -> list[str]:
    """The posts that are not as they were, each once, by the id that it has, or had."""
    return list(unit_fates(found.posts))


def moved_people(found: Comparison) -> tuple[str, ...]:
    """The people who hold another post, or whose post is in another unit."""
    return found.people.moved


def people_out(found: Comparison) -> tuple[str, ...]:
    """The people who had a post and have none: they left it, or lost it with the post."""
    return (*found.people.without_place, *found.people.left)


def missing_skills(found: Comparison) -> Total:
    """How many people with an essential skill are missing, skill by skill and unit by unit."""
    rows = [row for row in found.skills.rows if row.essential]
    return total(row.gap for row in rows) if rows else Total()


def widest(found: Comparison) -> Total:
    """The most people who report to one post."""
    known = list(spans(found.states[1]).values())
    if not known:
        return Total()
    return Total(Quantity(Decimal(max(each.low for each in known)), Decimal(max(each.high for each in known))))


def average_span(found: Comparison) -> Total:
    """People who report to a post, for each post that somebody reports to, to a tenth."""
    known = list(spans(found.states[1]).values())
    if not known:
        return Total()
    whole = sum(known, Span())
    low, high = (
        (Decimal(each) / len(known)).quantize(TENTH, ROUND_HALF_EVEN) for each in (whole.low, whole.high)
    )
    return Total(Quantity(low, high))


def crossed_limits(found: Comparison) -> Cell:
    """How many limits are crossed: for certain, to those that may be; nothing where there are none."""
    limits = measure_limits(found.plan, found.new, found.totals[1])
    if not limits:
        return None
    sure = sum(each.verdict == "crossed" for each in limits)
    able = sum(each.verdict != "kept" for each in limits)
    return Total(Quantity(Decimal(sure), Decimal(able)))


def _money(of: Callable[[Account], Total], plus: bool = False) -> Callable[[Comparison], Cell]:
    """An amount of the account of the cost of the whole, as it is printed."""

    def value(found: Comparison) -> str:
        with localcontext(EXACT):
            amount = of(found.ledger("cost").whole)
        said = money_words(amount)
        return "–" if amount == Total() else with_plus(amount, said) if plus else said

    return value


MEASURES: Mapping[str, Measure] = MappingProxyType({
    "established": Measure(
        say("Established FTE"), lambda found: found.established.whole.new,
        say("The sum of the established FTE of all posts that have a place."),
    ),
    "difference": Measure(
        say("Difference of established FTE"), lambda found: signed(found.established.whole.difference),
        say("Against doing nothing, by the ledger: what is created less what is closed or undecided; what is the "
            "same cancels."),
    ),
    "cost": Measure(
        say("Cost per month"), _money(lambda account: account.new),
        say("Pay by grade with allowances and contributions, times established FTE; posts of which it is not known "
            "are counted as “?”."),
    ),
    "cost difference": Measure(
        say("Difference of cost per month"), _money(lambda account: account.difference, plus=True),
        say("Cost against doing nothing, by the ledger of cost; what is the same cancels."),
    ),
    "changed posts": Measure(
        say("Posts changed"), lambda found: len(changed_posts(found)),
        say("Disruption: lines of posts that are new, closed, moved, renamed, merged, split, changed or undecided, "
            "each once."),
    ),
    "changed units": Measure(
        say("Units changed"), lambda found: len(unit_fates(found.units)),
        say("Disruption: units that are new, closed, moved, renamed, merged, split, changed or undecided, each "
            "once."),
    ),
    "moved people": Measure(
        say("People moved"), lambda found: len(moved_people(found)),
        say("Disruption: people who hold another post than before, or whose post is in another unit."),
    ),
    "people out": Measure(
        say("People without a post"), lambda found: len(people_out(found)),
        say("Disruption: people who held a post before and hold none now."),
    ),
    "undecided": Measure(
        say("Undecided FTE"), lambda found: found.established.whole.undecided,
        say("Established FTE that has no place and of which nothing is decided."),
    ),
    "vacant": Measure(
        say("Vacant FTE"), lambda found: found.totals[1].of_scenario().vacant,
        say("Open gap of posts: established − filled, post by post and never below 0."),
    ),
    "skills": Measure(
        say("People missing, essential skills"), missing_skills,
        say("Open gap of skills: people needed at a level less those who reach it, of essential skills, by unit."),
    ),
    "layers": Measure(
        say("Layers"), lambda found: layers(found.states[1]),
        say("The longest chain of superiors, counted in posts; of units where there are no posts."),
    ),
    "widest": Measure(
        say("Widest span"), widest, say("The most people who report to one post."),
    ),
    "span": Measure(
        say("Average span"), average_span,
        say("People who report to a post, for each post that somebody reports to."),
    ),
    "limits": Measure(
        say("Limits crossed"), crossed_limits,
        say("Ceilings and minimums that are crossed: for certain, to those that may be."),
    ),
})  # fmt: skip
"""What is measured of every option, in the order it is listed."""
