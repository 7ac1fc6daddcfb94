"""The posts behind a figure of one scenario: established, filled and vacant, each with its basis and source."""

from __future__ import annotations

from collections.abc import Sequence

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import figures, words
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.shades import as_total
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.analysis.views.late_rows import LateRows
from orgplanner.text import say
from ui.inspection.teller import Teller

COLUMNS = (
    *words(say("Post"), say("Organisational unit"), say("Grade")),
    *figures(say("Established"), say("Filled"), say("Vacant")), *words(say("Basis and source")),
)  # fmt: skip
WIDTHS = (220, 200, 80, 80, 80, 80, 260)


def post_grid(found: Comparison, side: int, posts: Sequence[str], language: str) -> Grid:
    """Posts of the old (0) or new (1) scenario by their ids."""
    return Grid(COLUMNS, WIDTHS, LateRows(posts, PostTeller(found, side, language).row))


class PostTeller:
    """Makes the rows of posts."""

    def __init__(self, found: Comparison, side: int, language: str) -> None:
        self._side, self._state = side, found.states[side]
        self._totals, self._wording = found.totals[side], Wording(found, language)
        self._teller = Teller(found.plan, (found.old, found.new)[side], language)

    def row(self, id: str) -> GridRow:
        """A row with the post, its unit and grade, its numbers and their grounds."""
        post, teller = self._state.posts[id], self._teller
        grade = teller.plan.grades.get(post.grade or "")
        numbers = (post.established.quantity, self._totals.filled_of_post(post), self._totals.vacant_of_post(post))
        figure = post.established if post.established.basis or post.established.source else post.filled
        grounds = teller.grounds(figure.basis or post.basis, figure.source or post.source)
        called = "" if grade is None else grade.code or teller.name(grade.name)
        unit = self._wording.unit(post.unit, self._side)
        return GridRow((self._wording.called(post), unit, called, *map(as_total, numbers), grounds), id)
