"""What became of each unit or post, one by one: from what it comes, as what it goes on."""

from collections.abc import Mapping
from dataclasses import dataclass

from orgplanner.analysis.compare.rows import RowChanges

ORDER = ("new", "merged", "split", "moved", "renamed", "changed", "closed", "undecided")
"""What is said first of a row of which several are true."""


@dataclass(frozen=True, slots=True)
class Fate:
    """`words` are of ORDER, none for what stayed; `others` are ids: of the new scenario what it comes from in the
    old one, of the old scenario what it goes on as."""

    words: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """What is said first."""
        return self.words[0] if self.words else ""


SAME = Fate()


@dataclass(frozen=True, slots=True)
class Fates:
    """The fates of rows by id: `new` of those of the new scenario, `old` of those that go on as others or end."""

    new: Mapping[str, Fate]
    old: Mapping[str, Fate]


def fates_of(rows: RowChanges) -> Fates:
    """The fates of all rows that did not just stay."""
    words: dict[str, set[str]] = {}
    origins: dict[str, tuple[str, ...]] = {}
    old: dict[str, Fate] = {}
    for word in ("new", "moved", "renamed", "changed", "undecided"):
        for id in getattr(rows, word):
            words.setdefault(id, set()).add(word)
    for divided in rows.split:
        old[divided.origin] = Fate(("split",), tuple(end for end in divided.ends if end != divided.origin))
        for end in divided.ends:
            words.setdefault(end, set()).add("split")
            origins[end] = (divided.origin,) if end != divided.origin else ()
    for joined in rows.merged:
        words.setdefault(joined.end, set()).add("merged")
        origins[joined.end] = tuple(origin for origin in joined.origins if origin != joined.end)
        old |= {origin: Fate(("merged",), (joined.end,)) for origin in origins[joined.end] if origin not in old}
    old |= {origin: Fate((), (end,)) for origin, end in rows.became.items()}
    origins |= {end: (origin,) for origin, end in rows.became.items()}
    old |= {id: Fate(("closed",)) for id in rows.closed}
    old |= {id: Fate(("undecided",)) for id in rows.undecided}
    ends = dict.fromkeys((*words, *origins))
    new = {id: Fate(_ordered(words.get(id, set())), origins.get(id, ())) for id in ends}
    return Fates(new, old)


def _ordered(words: set[str]) -> tuple[str, ...]:
    return tuple(word for word in ORDER if word in words)
