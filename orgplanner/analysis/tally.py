"""Sums behind the totals, with plain loops over local numbers: 50,000 posts are summed after every change."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from orgplanner.model import Post, Quantity, Total

NONE = Decimal(0)


class Sum:
    """A sum of ranges, with the number of parts that are known and unknown."""

    __slots__ = ("approximate", "high", "known", "low", "unknown")

    def __init__(
        self, low: Decimal = NONE, high: Decimal = NONE, approximate: bool = False, known: int = 0, unknown: int = 0
    ) -> None:
        self.low, self.high, self.approximate = low, high, approximate
        self.known, self.unknown = known, unknown

    def take(self, other: "Sum") -> None:
        """All parts of another sum."""
        self.low += other.low
        self.high += other.high
        self.approximate |= other.approximate
        self.known += other.known
        self.unknown += other.unknown

    def total(self) -> Total:
        """The sum as a value; nothing is known where no part is."""
        return Total(Quantity(self.low, self.high, self.approximate) if self.known else None, self.unknown)


class Tally:
    """The sums of some posts, and how many different people hold them.

    `single` counts people with this one post; those with several are kept by id, so that none counts twice.
    """

    __slots__ = ("established", "filled", "posts", "several", "single", "vacant")

    def __init__(self, posts: Iterable[Post] = (), shares: Mapping[str, Decimal] | None = None) -> None:
        lines = list(posts)
        self.posts, self.single = len(lines), 0
        self.several: frozenset[str] = frozenset()
        self.established = _established(lines)
        self.filled, self.vacant = _filled_and_vacant(lines, shares or {})

    @property
    def people(self) -> int:
        """How many different people."""
        return self.single + len(self.several)

    def take(self, other: "Tally") -> None:
        """All that another tally holds."""
        self.established.take(other.established)
        self.filled.take(other.filled)
        self.vacant.take(other.vacant)
        self.posts += other.posts
        self.single += other.single
        if other.several:
            self.several |= other.several


def _established(posts: list[Post]) -> Sum:
    low = high = NONE
    approximate, known = False, 0
    for post in posts:
        quantity = post.established.quantity
        if quantity is not None:
            low += quantity.low
            high += quantity.high
            known += 1
            if quantity.approximate:
                approximate = True
    return Sum(low, high, approximate, known, len(posts) - known)


def _filled_and_vacant(posts: list[Post], shares: Mapping[str, Decimal]) -> tuple[Sum, Sum]:
    """What is filled (`shares` by post where there are assignments, else the post's figure), and what is vacant."""
    low = high = vacant_low = vacant_high = NONE
    approximate, vacant_approximate, known, vacant = False, False, 0, 0
    for post in posts:
        share = shares.get(post.id)
        if share is not None:
            least, most, about = share, share, False
        elif (quantity := post.filled.quantity) is not None:
            least, most, about = quantity.low, quantity.high, quantity.approximate
        else:
            continue
        low += least
        high += most
        known += 1
        approximate = approximate or about
        figure = post.established
        if (established := figure.quantity) is not None and figure.basis != "inferred":
            vacant += 1
            vacant_approximate = vacant_approximate or about or established.approximate
            if established.high > least:
                fewest, greatest = gap(established, least, most)
                vacant_low += fewest
                vacant_high += greatest
    return (
        Sum(low, high, approximate, known, len(posts) - known),
        Sum(vacant_low, vacant_high, vacant_approximate, vacant, len(posts) - vacant),
    )


def gap(established: Quantity, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """Established less what is filled from `low` to `high`: the widest difference, cut at 0."""
    least, most = established.low - high, established.high - low
    return (least if least > 0 else NONE), (most if most > 0 else NONE)
