"""Skills: needed against held, as a heat map of skills by unit and as lists."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QWidget

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.analysis.views.heat import RULE, gap_words
from orgplanner.analysis.views.skill_words import WEIGHTS
from orgplanner.analysis.views.skills import LISTS, Skills, skill_grid
from orgplanner.text import Message, chained, say
from ui.background import Stop
from ui.desk import Desk
from ui.pages.compare.figures_view import NOTHING_BEHIND, Behind, Opening
from ui.pages.compare.grid_view import GridView
from ui.pages.compare.moving import MovingDialog
from ui.pages.compare.view import CompareView, Work, chooser, strip
from ui.plain import label

NOTHING: dict[str, Message] = {
    "heat": say("Nothing is needed here: add what posts and units need (page Skills, Needs)."),
    "below": say("Nobody is below what their post or unit needs, as far as is rated."),
    "nobody": say("For every post somebody of the plan has all its essential skills, as far as is rated."),
    "one": say("No skill that is needed hangs on one person."),
    "surplus": say("No unit has more people with a skill than it needs."),
    "ratings": say("Nobody who holds a post is rated."),
}
KEY = say(
    "How many of those needed reach the level: green all, orange the more are missing. Enter shows the people "
    "behind a figure."
)
AGED = ("heat", "below", "ratings")
"""Lists that mark old ratings."""
NEVER = say("No rating counts as old: the settings of the plan name no age.")


@dataclass(frozen=True, slots=True)
class Made:
    """Rows of one of the lists of needs of a weight."""

    found: Comparison
    listed: str
    weight: str
    grid: Grid


class SkillsView(CompareView):
    """What is chosen is selected in the window: a person, a post, a unit or a skill."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made: Made | None = None
        self.table = GridView(desk, say("Skills"))
        self.listed = chooser(desk, say("What is listed"), {id: words for id, (words, _) in LISTS.items()}, 12)
        self.weight = chooser(desk, say("Importance"), dict(WEIGHTS), 10)
        self.moving = QPushButton()
        desk.words.keep(self.moving.setText, say("What if a person moves…"))
        self.said = label(name="secondary", wrap=True)
        bar, line = strip()
        line.addWidget(self.listed)
        line.addWidget(self.weight)
        line.addStretch(1)
        line.addWidget(self.moving)
        self.opening = Opening(desk, self.table, self._behind)
        self.said.setContentsMargins(10, 4, 10, 6)
        for widget, stretch in ((bar, 0), (self.table, 1), (self.opening.formula, 0), (self.said, 0)):
            self.column.addWidget(widget, stretch)
        for combo in (self.listed, self.weight):
            combo.activated.connect(lambda _: self.wanted.emit())
        self.moving.clicked.connect(lambda: MovingDialog(desk, self.window()).open())
        self.table.chosen.connect(self.choose)

    def work(self) -> Work:
        listed, weight, language = self.listed.currentData(), self.weight.currentData(), self.desk.words.language

        def do(found: Comparison, _: Stop) -> Made:
            return Made(found, listed, weight or "", skill_grid(found, listed, weight or "", language))

        return do

    def take(self, made: Made) -> None:
        self.desk.leftovers.take(self._made)
        self._made = made
        self.table.show_grid(made.grid)
        self.said.setText(self.desk.words(self._about(made)))
        self.opening.say()

    def _about(self, made: Made) -> Message:
        """What stands below the rows: why there are none, how to read them, from when on ratings are old."""
        if not made.grid.rows:
            return NOTHING[made.listed]
        first = KEY if made.listed == "heat" else say("Rows: {count}.", count=len(made.grid.rows))
        months = made.found.plan.settings.rating_months
        age = NEVER if months is None else say(
            "Ratings older than {months} months are marked (menu Plan, Settings of the plan).", months=months
        )
        return chained((first, age), " ") if made.listed in AGED else first

    def _behind(self, row: GridRow, column: int, wanted: bool) -> Behind:
        """The people behind a figure of the heat map; a row of other lists is its own ground."""
        made = self._made
        if made is None or made.listed != "heat":
            return NOTHING_BEHIND
        skills = Skills(made.found, made.weight, self.desk.words.language)
        rows = skills.rows_of(row, column)
        if not rows:
            return NOTHING_BEHIND
        if not wanted:
            return Behind(gap_words(rows))
        return Behind(say("{made}\n{rule}", made=gap_words(rows), rule=RULE), skills.behind(rows))

    def forget(self) -> None:
        self.desk.leftovers.take(self._made)
        self._made = None
        self.table.clear()
        self.opening.say()

    def first(self) -> QWidget:
        return self.table

    def follow_selection(self, id: str) -> None:
        self.table.go_to(id)
