"""Reading files by a recipe that was kept, those that fit first; keeping one, and forgetting it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgplanner.errors import OrgPlannerError
from orgplanner.layout.collection import collection_paused
from orgplanner.text import Message, say, shown
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.fields.box import Box
from ui.importing.work import PROPOSAL, Importing, let_go
from ui.plain import label, no_default, paragraph

if TYPE_CHECKING:
    from orgplanner.importers.lists.recipe import Recipe

FITS = 0.6
"""The part of a recipe's headings that must be in the files."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A recipe that is kept, and how much of it the files have."""

    name: str
    recipe: Recipe
    fit: float


def kept_recipes(headings: Sequence[Sequence[str]]) -> list[Kept]:
    """All recipes that are kept, the best fitting first."""
    from orgplanner.importers.lists.recipe import key_of
    from orgplanner.importers.lists.recipe_files import read_recipe, recipes

    here = {key_of(each) for table in headings for each in table if each}
    found = []
    for saved in recipes():
        recipe = read_recipe(saved.path)
        wanted = {key_of(each) for table in recipe.headings for each in table if each}
        found.append(Kept(saved.name, recipe, len(wanted & here) / len(wanted) if wanted else 0.0))
    return sorted(found, key=lambda each: (-each.fit, each.name.casefold()))


class RecipeBox(QWidget):
    """Which recipe is used; not seen as long as none is kept."""

    def __init__(self, desk: Desk, work: Importing) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self._lane = Lane(turn=desk.turn)
        self._kept: list[Kept] = []
        self.box, self.manage = Box(), QPushButton(desk.words(say("Recipes…")))
        self._told = paragraph(name="secondary")
        name = desk.words(say("Use a recipe"))
        self.box.setAccessibleName(name)
        self.box.setMinimumContentsLength(10)
        no_default(self.manage)
        line = QHBoxLayout()
        line.addWidget(self.box, 1)
        line.addWidget(self.manage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(label(name, "secondary"))
        column.addLayout(line)
        column.addWidget(self._told)
        self.box.activated.connect(self._use)
        self.manage.clicked.connect(self._manage)
        work.changed.connect(lambda what: self.refresh() if what == PROPOSAL else None)
        self.refresh()

    def refresh(self) -> None:
        """Looks again which recipes there are."""
        proposal = self._work.proposal
        headings = proposal.recipe.headings if proposal is not None else ()

        def work(_: Stop) -> list[Kept]:
            with collection_paused():
                return kept_recipes(headings)

        self._lane.start(work, self._show, self._no_recipes)

    def finish(self) -> None:
        """Ends looking."""
        let_go(self._lane, self._desk.session)

    @property
    def busy(self) -> bool:
        """Whether it is looked which recipes there are."""
        return self._lane.busy

    def _no_recipes(self, error: BaseException) -> None:
        if not isinstance(error, OrgPlannerError):
            raise error
        self._show([])

    def _show(self, kept: list[Kept]) -> None:
        self._kept = kept
        words, used = self._desk.words, self._work.used
        self.box.clear()
        self.box.addItem(words(say("none: as it was recognised")))
        for each in kept:
            fits = say("{name} (fits)", name=each.name) if each.fit >= FITS else each.name
            self.box.addItem(shown(words(fits)))
        at = next((at for at, each in enumerate(kept, 1) if used is not None and each.name == used.name), 0)
        self.box.setCurrentIndex(at)
        self.setVisible(bool(kept))
        best = kept[0] if kept and kept[0].fit >= FITS else None
        hint = say("The recipe “{name}” fits these files.", name=best.name) if best and used is None else ""
        self._told.setText(words(hint) if self._work.reads else "")
        self._told.setVisible(bool(self._told.text()))

    def _use(self, at: int) -> None:
        self._work.use(self._kept[at - 1].recipe if at else None)

    def _manage(self) -> None:
        dialog = RecipesDialog(self._desk, [each.name for each in self._kept], self)
        dialog.finished.connect(lambda _: self.refresh())
        dialog.open()


class RecipesDialog(QDialog):
    """The recipes that are kept; the chosen one can be deleted."""

    def __init__(self, desk: Desk, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.delete_button = QPushButton(desk.words(say("Delete")))
        close = QPushButton(desk.words(say("Close")))
        self.setWindowTitle(desk.words(say("Recipes")))
        self.list.setAccessibleName(self.windowTitle())
        self.list.addItems([shown(name) for name in names])
        self._names = list(names)
        no_default(self.delete_button, close)
        foot = QHBoxLayout()
        foot.addWidget(self.delete_button)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(paragraph(desk.words(say("A recipe says how files of one shape are read.")), "secondary"))
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.delete_button.clicked.connect(self._delete)
        close.clicked.connect(self.accept)
        self.list.currentRowChanged.connect(lambda at: self.delete_button.setEnabled(at >= 0))
        self.list.setCurrentRow(0)
        self.resize(380, 300)

    def _delete(self) -> None:
        from orgplanner.importers.lists.recipe_files import delete_recipe

        at = self.list.currentRow()
        if at >= 0:
            delete_recipe(self._names.pop(at))
            self.list.takeItem(at)


def keep_recipe(desk: Desk, parent: QWidget, work: Importing, tell: Callable[[Message | str], None]) -> None:
    """Asks for a name and keeps how the files are read under it."""
    from orgplanner.importers.lists.recipe_files import save_recipe

    recipe, words = work.recipe, desk.words
    if recipe is None:
        return
    known = work.used.name if work.used is not None else work.title
    name, wanted = QInputDialog.getText(
        parent, words(say("Save as a recipe")), words(say("Name of the recipe")), text=known
    )
    if not wanted or not name.strip():
        return
    try:
        save_recipe(recipe, name)
    except OrgPlannerError as error:
        tell(error.sentence(words.language))
    else:
        tell(say("The recipe “{name}” was saved; it is offered for files with these headings.", name=name.strip()))
