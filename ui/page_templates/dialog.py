"""The page templates of a plan: added from the program or a file, changed with a look at the sheet, and saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgplanner import edits
from orgplanner.errors import OrgPlannerError
from orgplanner.exporters.choices.page_templates import program_templates, read_template, write_template
from orgplanner.model import PageTemplate, new_id
from orgplanner.text import say
from ui.background import Stop
from ui.desk import Desk
from ui.dialogs.list_pane import ListPane
from ui.dialogs.page_preview import PagePreview, Show
from ui.dialogs.page_template import template_name
from ui.dialogs.plan_lists import finish
from ui.fields.logo import LogoField
from ui.files.target import choose_target
from ui.inspection.changing import attempt
from ui.page_templates.drafted import drafted
from ui.page_templates.listed import OF_APPROVAL, TEMPLATES
from ui.page_templates.looks import looks
from ui.plain import label, menu_text

if TYPE_CHECKING:
    from orgplanner.exporters import Sheets

ENDING = ".json"
SOON = 250
"""Milliseconds after the last letter that was typed until the sheet is drawn anew."""
WIDTH, HEIGHT = 1180, 700


class PageTemplatesDialog(QDialog):
    """Every change counts at once and can be undone, here too; `chosen` is the template to begin with."""

    def __init__(self, desk: Desk, parent: QWidget, chosen: PageTemplate | None = None) -> None:
        super().__init__(parent)
        self._desk, self._document = desk, desk.session.document
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._heard: set[QWidget] = set()
        self.pane, self.preview = ListPane(desk, TEMPLATES), PagePreview(desk)
        self.save = QPushButton(desk.words(say("Save to a file…")))
        self.save.setAutoDefault(False)
        self._none = label(
            desk.words(say("Add a template: an empty one, one that comes with the program, or one from a file.")),
            "secondary", wrap=True,
        )  # fmt: skip
        self._make_menu()
        self._lay_out()
        self._connect()
        if chosen is not None:
            self.pane.choose(chosen.id if chosen.id in self._templates() else self.pane.chosen)
        self._follow()

    def _lay_out(self) -> None:
        words = self._desk.words
        self.setWindowTitle(words(TEMPLATES.title))
        room = self.screen().availableSize()
        self.resize(min(WIDTH, room.width() - 40), min(HEIGHT, room.height() - 60))
        right = QVBoxLayout()
        right.addWidget(self.preview, 1)
        right.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        file = QHBoxLayout()
        file.addStretch(1)
        file.addWidget(self.save)
        right.addLayout(file)
        both = QHBoxLayout()
        both.addWidget(self.pane, 3)
        both.addLayout(right, 2)
        column = QVBoxLayout(self)
        column.addWidget(label(words(TEMPLATES.explanation), "secondary", wrap=True))
        column.addLayout(both, 1)
        finish(self, self._desk, column)

    def _make_menu(self) -> None:
        """The button that adds offers an empty template, those of the program, and a file."""
        words, menu = self._desk.words, QMenu(self)
        menu.addAction(words(say("Empty template")), lambda: self._take(None))
        menu.addSeparator()
        for template in program_templates():
            name = menu_text(template_name(self._desk, template))
            menu.addAction(name, partial(self._take, template))
        menu.addSeparator()
        menu.addAction(words(say("From a file…")), self._ask)
        self.pane.add.clicked.disconnect()
        self.pane.add.setMenu(menu)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._look)
        self._desk.session.changed.connect(self._follow)
        self.pane.list.selectionModel().currentChanged.connect(self._follow)
        self.save.clicked.connect(self._save)

    def _templates(self) -> dict[str, PageTemplate]:
        plan = self._desk.session.plan
        return plan.page_templates if plan is not None else {}

    @property
    def chosen(self) -> PageTemplate | None:
        """The template whose fields are shown."""
        return self._templates().get(self.pane.chosen)

    def is_ready(self) -> bool:
        """Whether the sheet that is seen is that of the template as its fields show it."""
        return not self._soon.isActive() and not self.preview.busy

    # what is seen

    def _follow(self, *_: object) -> None:
        chosen = self.chosen
        self.save.setEnabled(chosen is not None)
        self._none.setVisible(chosen is None)
        self.preview.setVisible(chosen is not None)
        if chosen is not None:
            for column in OF_APPROVAL:
                self.pane.form.show_field(column, chosen.approval)
        self._hear()
        self._soon.start(0)

    def _hear(self) -> None:
        """What is typed is seen on the sheet before it is taken over."""
        for kind, signal in ((QPlainTextEdit, "textChanged"), (QLineEdit, "textEdited")):
            for editor in self.pane.form.findChildren(kind):
                if editor not in self._heard:
                    self._heard.add(editor)
                    getattr(editor, signal).connect(lambda *_: self._soon.start(SOON))

    def _look(self) -> None:
        """Draws a sheet with the template, beside the window."""
        session, chosen, language = self._desk.session, self.chosen, self._desk.words.language
        if chosen is None or session.plan is None or session.state is None:
            self.preview.show_none()
            return
        plan, scenario = session.plan.snapshot(), session.scenario
        template = drafted(chosen, self.pane.form)

        def work(stop: Stop, _show: Show) -> Sheets:
            return looks(plan, scenario, template, language, stop)

        self.preview.lay(work)

    # what buttons do

    def _take(self, template: PageTemplate | None) -> None:
        """Adds a template like this one to the plan, or an empty one, and shows its fields."""
        self.pane.leave()
        id, language = new_id(), self._desk.words.language
        if template is None:
            name = self._desk.words(TEMPLATES.new_words)
            error = attempt(self._desk.session, TEMPLATES.add, language, name, id, shared=True)
        else:
            error = attempt(self._desk.session, edits.take_page_template, template, id=id, shared=True)
        self._explain(error)
        if error is None:
            self.pane.sought.clear()
            self.pane.choose(id)
            self._follow()
            self.pane.form.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        words, folder = self._desk.words, self._desk.preferences.folder
        kinds = f"{words(say('Page templates'))} (*{ENDING})"
        file, _ = QFileDialog.getOpenFileName(self, words(say("Add from a file")), str(folder), kinds)
        if file:
            self.take_file(Path(file))

    def take_file(self, file: Path) -> None:
        """Adds the template of a file to the plan, or says why it is none."""
        self._attempt(lambda: self._take(read_template(file)))

    def _save(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        self.pane.leave()
        name, kinds = template_name(self._desk, chosen), f"{self._desk.words(say('Page templates'))} (*{ENDING})"
        target = choose_target(self._desk, self, self.save.text(), name, ENDING, kinds)
        if target is not None:
            self.write(target)

    def write(self, target: Path) -> None:
        """Writes the template that is chosen to a file for other plans."""
        template = cast(PageTemplate, self.chosen)
        if self._attempt(lambda: write_template(template, target)):
            self.preview.say([say("Wrote {file}.", file=str(target))])

    def _attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except OrgPlannerError as error:
            self._explain(error)
            return False
        return True

    def _explain(self, error: OrgPlannerError | None) -> None:
        self.pane.explain(error.sentence(self._desk.words.language) if error is not None else "")

    def done(self, result: int) -> None:
        if self._desk.session.document is self._document:  # what was typed belongs to no other plan
            self.pane.leave()
        self._soon.stop()
        self.preview.finish()
        for field in self.pane.form.fields.values():
            if isinstance(field, LogoField):
                field.finish()
        super().done(result)
