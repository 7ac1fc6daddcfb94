"""The chart of a scenario as a book: what is on its pages and in its index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from orgplanner.analysis.totals import Totals, UnitTotals
from orgplanner.drawing.book.binding import LaidBook, laid
from orgplanner.drawing.book.sayings import HOLDERS, POSTS, UNITS
from orgplanner.drawing.book.subjects import Early, Listed, Subjects
from orgplanner.drawing.chart import chart, chart_nodes
from orgplanner.drawing.drawn import Chart
from orgplanner.drawing.fitting import DENSE
from orgplanner.drawing.linking import Relation, relations
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.shown import Shown
from orgplanner.exporters.choices.chart import chart_options
from orgplanner.exporters.pages.book_words import BookWords
from orgplanner.exporters.progress import Progress, nobody
from orgplanner.layout import Node
from orgplanner.model import Plan, Post, State
from orgplanner.text import Message, say


def laid_book(
    told: BookWords,
    sheet: Callable[[Chart], PaperOptions] | None = None,
    progress: Progress | None = None,
    before: int = 0,
    contents_from: int = 2,
    early: Early | None = None,
) -> tuple[Chart, LaidBook | None, tuple[Message, ...]]:
    """Return the chart, its book (None when there is nothing on it), and what a reader should know.

    The book is laid behind `before` pages of a document, and its pages are not drawn yet; `sheet` tells what stands
    around them where it is not what `told` says. There are contents where `contents_from` pages have boxes. Nothing
    is folded in a book, and it is always drawn as a tree.
    """
    plan, scenario, wanted = told.plan, told.scenario, chart_options(told.options)
    go_on = progress or nobody
    go_on(0, 1)
    drawn = chart(plan, scenario, book_options(wanted))
    if not drawn.boxes:
        return drawn, None, ()
    go_on(0, 1)
    lines = _Lines(plan, scenario, drawn, told.totals)
    go_on(0, 1)
    subjects = Subjects(
        drawn,
        nodes_of(plan, scenario, drawn),
        _relations(plan, scenario, drawn, wanted.links),
        {id: card.name for id, card in drawn.cards.items()},
        (sheet or told.sheet)(drawn),
        told.options.break_by,
        lines.totals,
        lines.apart(),
        lambda: tuple(lines.index()),
        progress,
        early,
    )
    book = laid(subjects, before, contents_from)
    return drawn, book, tuple(_notes(wanted, book))


def book_options(wanted: ChartOptions) -> ChartOptions:
    """Return how the boxes of a book are drawn; relations are laid page by page, but for two scenarios."""
    folds: frozenset[str] = frozenset()
    return replace(
        wanted, folded=folds, layout="tree", arrows=False, spacing=DENSE, links=wanted.links and bool(wanted.stage)
    )


def _notes(wanted: ChartOptions, book: LaidBook) -> Iterator[Message]:
    if wanted.layout == "dot":
        yield say("A book is always drawn as a tree, not by Graphviz.")
    if wanted.arrows:
        yield say("A book has no arrows from old places to new ones: these are often on other pages.")
    if book.listed_relations:
        yield say("Relations that lead from page to page are in the index: {count}.", count=book.listed_relations)


def nodes_of(plan: Plan, scenario: str, drawn: Chart) -> dict[str, Node]:
    """Return the boxes as the layout knows them; those of two scenarios all in the line."""
    if drawn.plot is None:
        return dict(chart_nodes(plan, scenario, drawn.options, drawn))
    parents = drawn.parents
    return {id: Node(id, parents[id], card.width, card.height) for id, card in drawn.cards.items()}


def _relations(plan: Plan, scenario: str, drawn: Chart, wanted: bool) -> Sequence[Relation]:
    if drawn.plot is not None:
        return drawn.relations
    shown = Shown(tuple(drawn.parents), drawn.parents, drawn.levels, drawn.hidden, drawn.apart)
    options = replace(drawn.options, links=wanted)
    return relations(plan, plan.states[scenario], shown, options, drawn.typeface)


class _Lines:
    """Tells the totals and the index of a book."""

    def __init__(self, plan: Plan, scenario: str, drawn: Chart, words: Callable[[UnitTotals, bool], str]) -> None:
        self._plan, self._drawn, self._words = plan, drawn, words
        known = scenario if drawn.plot is None else drawn.plot.scenario(drawn.stage, drawn.options.wave)
        holder = plan if drawn.plot is None else drawn.plot.stages.plan
        self._state: State = holder.states[known]
        self._totals = Totals(holder, known)
        self._language = drawn.options.language
        self._whole = self._of_all()
        self._names = {
            unit.id: plan.words(unit.name, self._language) or unit.code for unit in self._state.units.values()
        }
        self._often = Counter(self._names.values())

    def totals(self, heads: Sequence[str]) -> str:
        """Return the totals of boxes with all below them; for no boxes those of the whole."""
        if not heads:
            return self._whole
        if self._drawn.options.kind == "posts":
            posts = (self._state.posts[id] for id in self._down(heads) if id in self._state.posts)
            return self._words(self._totals.of_posts(posts), False)
        return self._words(self._totals.together(id for id in heads if id in self._state.units), False)

    def _of_all(self) -> str:
        root = self._drawn.options.root
        found = self._totals.of_scenario() if root is None else self._totals.of_unit(root)
        return self._words(found, root is None)

    def apart(self) -> str:
        """Return the totals of what is not yet placed."""
        return self._words(self._totals.of_unplaced(), False) if self._drawn.apart else ""

    def _down(self, heads: Sequence[str]) -> list[str]:
        below: dict[str | None, list[str]] = {}
        for id, parent in self._drawn.parents.items():
            below.setdefault(parent, []).append(id)
        found = list(heads)
        for id in found:
            found.extend(below.get(id, ()))
        return found

    def index(self) -> Iterator[tuple[Message, Sequence[Listed]]]:
        """Yield the lists of units, of posts, and of those who hold them where the boxes show people."""
        yield UNITS, list(self._units())
        yield POSTS, list(self._posts())
        if "people" in self._drawn.options.content:
            yield HOLDERS, list(self._holders())

    def _units(self) -> Iterator[Listed]:
        if self._drawn.options.kind == "posts":
            boxes = dict[str, str]()
            for id in self._drawn.boxes:
                if id in self._state.posts:  # others show where a post was
                    boxes.setdefault(self._state.posts[id].unit or "", id)
            yield from (Listed(self._unit(unit), box) for unit, box in boxes.items() if unit)
            return
        names, above = self._drawn.cards, self._drawn.parents
        for id in self._drawn.boxes:
            parent = above[id]
            if id not in self._drawn.ghosts:
                yield Listed(names[id].name, id, names[parent].name if parent else "", always=False)

    def _posts(self) -> Iterator[Listed]:
        for post, box, row in self._found():
            yield Listed(self._title(post), box, self._unit(post.unit), row)

    def _found(self) -> Iterator[tuple[Post, str, int | None]]:
        """Yield each post with the box where it is found, and the row in it where the boxes list posts."""
        if self._drawn.options.kind == "posts":
            yield from ((post, post.id, None) for id in self._drawn.boxes if (post := self._state.posts.get(id)))
            return
        listed = self._drawn.options.kind == "both" and self._drawn.plot is None
        for box in self._drawn.boxes:
            for row, post in enumerate(self._state.posts_of(box)):
                yield post, box, row if listed else None

    def _holders(self) -> Iterator[Listed]:
        for post, box, row in self._found():
            for held in self._totals.holders_of_post(post.id):
                person = self._plan.people.get(held.person)
                if person is not None:
                    name = self._plan.words(person.name, self._language) or person.code or "?"
                    yield Listed(name, box, f"{self._title(post)}, {self._unit(post.unit)}", row)

    def _title(self, post: Post) -> str:
        return self._plan.words(post.title, self._language) or post.code or "–"

    def _unit(self, id: str | None) -> str:
        """Return the name of a unit, with that of the one above it where several have the same."""
        unit = self._state.units.get(id or "")
        if unit is None:
            return ""
        name = self._names.get(unit.id, "")
        above = self._names.get(unit.parent or "", "")
        return f"{name}, {above}" if self._often[name] > 1 and above else name
