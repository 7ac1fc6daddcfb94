"""The second step of a merger: pairs of look-alikes, and for each what is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from orgplanner.analysis.likeness import LINED_UP, Choosing
from orgplanner.edits import Group, Merger
from orgplanner.text import Message, say
from ui.acts.merge_tree import PairsTree, Thing, choices_of, percent
from ui.acts.steps import Page
from ui.background import Lane
from ui.desk import Desk
from ui.fields.make import make_field
from ui.plain import label, paragraph

FATES: dict[str, Message] = {
    "move": say("go to the unit that stays"), "close": say("close too"),
    "unplaced": say("wait as not yet placed"),
}  # fmt: skip
LOOK_ALIKES = say(
    "What looks alike stands beside each other. Choose what is done, also with the keys 1, 2, 3. Other rows that"
    " belong together: select them with Ctrl and press +."
)
NO_LOOK_ALIKES = say(
    "Nothing in the units looks alike. Rows that belong together all the same: select them with Ctrl and press +."
)
SIDE = 300


class PairsPage(Page):
    """The pairs on the left, and on the right what can be chosen for those that are selected.

    `compared` once everything is lined up.
    """

    compared = Signal()

    def __init__(self, desk: Desk, work: Choosing) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self._lane = Lane(self, desk.turn)
        self._units: tuple[object, ...] = ()
        self.tree = PairsTree(desk, work)
        self._warning = paragraph(name="fault")
        self._wait = label(desk.words(say("Comparing names …")), "secondary")
        self._hint = paragraph()
        self._make_side()
        self._lay_out()
        self.tree.itemSelectionChanged.connect(self._show)
        self.tree.chosen.connect(self._choose_number)
        self.tree.joined.connect(self._join)
        self.tree.parted.connect(self._part)

    def _make_side(self) -> None:
        words = self._desk.words
        self._heading, self._reason = paragraph(name="title"), paragraph(name="secondary")
        self.radios = [QRadioButton() for _ in range(4)]
        self._choices = QButtonGroup(self)
        for number, radio in enumerate(self.radios):
            self._choices.addButton(radio, number)
        self._choices.idClicked.connect(self._choose_number)
        self.kept, self.fate = self._box(say("Which one stays")), self._box(say("Its posts and sub-units"))
        for fate, message in FATES.items():
            self.fate.addItem(words(message), fate)
        self.name = make_field(self._desk, "units", "name", whole=True)
        self.name.set_name(words(say("New name")))
        self.together, self.apart = QPushButton(words(say("Put together  (+)"))), QPushButton(
            words(say("Take apart  (−)")))  # fmt: skip
        for button in (self.together, self.apart):
            button.setAutoDefault(False)
        self._fault = paragraph(name="secondary")
        self.kept.activated.connect(lambda: self._change(kept=self.kept.currentData()))
        self.fate.activated.connect(lambda: self._change(fate=self.fate.currentData()))
        self.name.edited.connect(lambda: self._change(name=self.name.value()))
        self.together.clicked.connect(self._join)
        self.apart.clicked.connect(self._part)

    def _box(self, name: Message) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setAccessibleName(self._desk.words(name))
        return box

    def _lay_out(self) -> None:
        words = self._desk.words
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field, name in (
            (self.kept, say("Which one stays")), (self.fate, say("Its posts and sub-units")),
            (self.name, say("New name")),
        ):  # fmt: skip
            self._form.addRow(label(words(name), "secondary"), field)
        side = QVBoxLayout()
        side.setContentsMargins(12, 4, 8, 4)
        for widget in (self._heading, self._reason, *self.radios, self._fault):
            side.addWidget(widget)
        side.addLayout(self._form)
        side.addSpacing(8)
        side.addWidget(self.together)
        side.addWidget(self.apart)
        side.addStretch(1)
        inner = QWidget()
        inner.setObjectName("panel")
        inner.setLayout(side)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumWidth(SIDE)
        area.setWidget(inner)
        split = QSplitter()
        split.addWidget(self.tree)
        split.addWidget(area)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self._wait)
        column.addWidget(self._hint)
        column.addWidget(self._warning)
        column.addWidget(split, 1)

    # lining up

    @property
    def busy(self) -> bool:
        """Whether names are being compared."""
        return self._lane.busy

    def enter(self) -> None:
        merger = self._work.merger
        self._wait.show()
        self.tree.setEnabled(False)
        self._lane.start(lambda _: self._work.arranged(), self._arranged)
        self._units = merger.units

    def _arranged(self, merger: Merger) -> None:
        self._work.merger = merger
        self._wait.hide()
        self.tree.setEnabled(True)
        self._fill()
        self.tree.setFocus()
        self.compared.emit()

    def finish(self) -> None:
        self._lane.finish()

    def leave(self) -> Message | None:
        if self._lane.busy:
            return say("The names are still being compared.")
        self.name.commit()
        return None

    def _fill(self) -> None:
        self.tree.blockSignals(True)
        self.tree.fill()
        self.tree.blockSignals(False)
        alike = any(self._work.is_shared(group) for group in self._work.merger.groups)
        self._hint.setText(self._desk.words(LOOK_ALIKES if alike else NO_LOOK_ALIKES))
        warnings = self._work.warnings(self._desk.words.language)
        self._warning.setText("\n".join(self._desk.words(each) for each in warnings))
        self._warning.setVisible(bool(warnings))
        self._show()

    # what is chosen

    def _choose_number(self, number: int) -> None:
        things = self.tree.things()
        if not things:
            return
        if isinstance(things[0], str):
            self._choose_heads([thing for thing in things if isinstance(thing, str)], number)
        else:
            groups = [thing for thing in things if isinstance(thing, Group)]
            for choice in [list(choices_of(groups[0]))[number : number + 1]]:
                self._work.choose(groups, choice[0]) if choice else None
        self._fill()

    def _choose_heads(self, posts: list[str], number: int) -> None:
        roles = list(choices_of(posts[0]))
        for post in posts:
            if number < len(roles):
                self._work.head(post, roles[number])

    def _change(self, **fields: object) -> None:
        groups = [thing for thing in self.tree.things() if isinstance(thing, Group)]
        if len(groups) == 1:
            self._work.change(groups[0], **fields)
            self._fill()

    def _join(self) -> None:
        groups = [thing for thing in self.tree.things() if isinstance(thing, Group)]
        joined = self._work.together(groups)
        if joined is not None:
            self._fill()
            self.tree.show_thing(joined.members[0])

    def _part(self) -> None:
        for thing in self.tree.things():
            if isinstance(thing, Group) and len(thing.members) > 1:
                self._work.apart(thing)
        self._fill()

    # the side

    def _show(self) -> None:
        things = self.tree.things()
        groups = [thing for thing in things if isinstance(thing, Group)]
        group = groups[0] if len(things) == 1 and groups else None
        self._say_heading(things, group)
        self._show_radios(things)
        self._show_form(group)
        self.together.setVisible(len(groups) > 1 and self._work.may_join(groups))
        self.apart.setVisible(any(len(each.members) > 1 for each in groups))

    def _say_heading(self, things: list[Thing], group: Group | None) -> None:
        words, language = self._desk.words, self._desk.words.language
        heading = words(say("{count} rows are selected", count=len(things))) if len(things) > 1 else ""
        reason = fault = ""
        if things and len(things) == 1:
            table, ids = ("posts", (things[0],)) if isinstance(things[0], str) else (group.table, group.members)  # type: ignore[union-attr]
            names = (self._work.plan.words(self._work.name_of(table, id), language) for id in ids)
            heading = " + ".join(dict.fromkeys(names))
        if group is not None and len(group.members) > 1:
            found, why = self._work.likeness(group), self._work.fault(group)
            alike = say("Alike to {certainty}: {reason}", certainty=percent(found), reason=found.reason)
            reason = words(alike if found.certainty >= LINED_UP else say("Put together by hand."))
            fault = words(why) if why is not None else ""
        self._heading.setText(heading)
        self._reason.setText(reason)
        self._fault.setText(fault)
        self._reason.setVisible(bool(reason))
        self._fault.setVisible(bool(fault))

    def _show_radios(self, things: list[Thing]) -> None:
        choices = choices_of(things[0]) if things else {}
        chosen = {self._chosen(thing) for thing in things}
        self._choices.setExclusive(False)
        for number, radio in enumerate(self.radios):
            radio.setVisible(number < len(choices))
            if number < len(choices):
                choice, message = list(choices.items())[number]
                radio.setText(f"{number + 1}   {self._desk.words(message)}")
                radio.setChecked(chosen == {choice})
                radio.setEnabled(self._may(things, choice))
        self._choices.setExclusive(True)

    def _chosen(self, thing: Thing) -> str:
        return dict(self._work.merger.heads).get(thing, "head") if isinstance(thing, str) else thing.choice

    def _may(self, things: list[Thing], choice: str) -> bool:
        return choice != "combine" or any(
            isinstance(thing, Group) and self._work.fault(thing) is None for thing in things
        )

    def _show_form(self, group: Group | None) -> None:
        several = group is not None and len(group.members) > 1 and group.choice != "keep"
        rows = {
            self.kept: several,
            self.fate: group is not None and group.table == "units" and group.choice == "close",
            self.name: several and group is not None and group.choice == "combine",
        }
        for field, visible in rows.items():
            self._form.setRowVisible(field, visible)
        if group is None:
            return
        self.kept.clear()
        for id in group.members:
            self.kept.addItem(self._member(group, id), id)
        if group.choice == "close":
            self.kept.addItem(self._desk.words(say("none of them")), "")
        self.kept.setCurrentIndex(self.kept.findData(group.kept))
        self.fate.setCurrentIndex(self.fate.findData(group.fate))
        self.name.set_value(group.name or self._work.name_of(group.table, group.kept or group.members[0]))

    def _member(self, group: Group, id: str) -> str:
        """A member with the unit it is from, so that two of one name can be told apart."""
        plan, language = self._work.plan, self._desk.words.language
        places = self._work.columns_of(group.table, id)
        units = [plan.words(self._work.state.units[self._work.merger.units[at]].name, language) for at in places]
        name = plan.words(self._work.name_of(group.table, id), language)
        return " – ".join(filter(None, (name, ", ".join(units))))
