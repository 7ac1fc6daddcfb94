"""A field for a figure: the number, its basis, and the source that states it."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from orgplanner.edits.parts import with_part
from orgplanner.errors import RuleBroken
from orgplanner.model import UNKNOWN, Figure, read_quantity
from orgplanner.text import say
from ui.desk import Desk
from ui.fields.box import Box
from ui.fields.field import SEVERAL, TypedField, TypedLine
from ui.fields.picker import Maker, PickerField
from ui.fields.wording import BASIS
from ui.plain import tooltip

NUMBER_WIDTH = 66
FIGURE_HINT = say(
    "Write 6, 0.5, 1/2, 4–7 or ~25; leave it empty when it is unknown.\n"
    "A number changed by hand is assumed and has no source until you pick one."
)


class FigureField(TypedField):
    """A number changed here becomes assumed and loses its source; a source picked for it states it."""

    shows_names = True

    def __init__(self, desk: Desk, make_source: Maker | None = None, parent: QWidget | None = None) -> None:
        super().__init__(desk.words, parent)
        self.line = QLineEdit()
        self.line.setObjectName("figure")
        self.line.setFixedWidth(NUMBER_WIDTH)
        self.basis = Box()
        for value, message in BASIS.items():
            text = self.words(message)
            self.basis.addItem(text[:1].upper() + text[1:], value)
        self.source = PickerField(desk, "sources", new=say("New source…"), make=make_source)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line)
        row.addWidget(self.basis, 1)
        self.column.addLayout(row)
        self.column.addWidget(self.source)
        self.setFocusProxy(self.line)
        TypedLine(self.line, self.restore).ended.connect(self._take_number)
        self.basis.activated.connect(lambda: self._give("basis", self.basis.currentData()))
        self.source.edited.connect(lambda: self._give("source", self.source.value()))

    def value(self) -> Any:
        return self._value if self._value is not None else UNKNOWN

    def show_value(self, value: Any) -> None:
        figure: Figure = value or UNKNOWN
        self.show_text("" if figure.quantity is None else str(figure.quantity))
        self.line.setPlaceholderText("–")
        self.basis.setPlaceholderText("–")
        self.basis.choose(figure.basis)
        self.source.set_value(figure.source)
        self._enable(figure.quantity is not None or bool(figure.basis or figure.source))

    def show_several(self) -> None:
        said = {str(figure.quantity or "") for figure in self.values}
        self.show_text(said.pop() if len(said) == 1 else "")
        self.line.setPlaceholderText(self.words(SEVERAL) if said else "–")
        bases = {figure.basis for figure in self.values}
        self.basis.setPlaceholderText("…")
        self.basis.choose(bases.pop() if len(bases) == 1 else object)
        sources = {figure.source for figure in self.values}
        if len(sources) == 1:
            self.source.set_value(sources.pop())
        else:
            self.source.set_several()
        self._enable(True)

    def _enable(self, known: bool) -> None:
        self.basis.setEnabled(known and not self.read_only)
        self.source.setVisible(known)

    def _take_number(self) -> bool:
        if not self.is_number_typed():
            self.explain("")
            return True
        try:
            quantity = read_quantity(self.line.text())
        except RuleBroken as error:
            self.explain_error(error)
            return False
        self._give("quantity", quantity)
        return not self.fault()

    def _give(self, part: str, given: Any) -> None:
        value = with_part(self.value(), part, given)
        if self.several or value != self._value:
            self.put(value, part, given)
        if not self.fault() and not self.several:
            self.show_value(self.value())

    def show_refused(self) -> None:
        typed = self.line.text()
        super().show_refused()
        if self.part == "quantity":
            self.line.setText(typed)

    def is_number_typed(self) -> bool:
        """Whether another number stands in the field than was shown."""
        return super().is_typed()

    def is_typed(self) -> bool:
        return self.is_number_typed() or self.source.is_typed()

    def typed(self) -> Any:
        number = self.line.text() if self.is_number_typed() else None
        return (number, self.source.typed()) if self.is_typed() else None

    def type_again(self, typed: Any) -> None:
        number, source = typed
        if number is not None:
            self.line.setText(number)
        if source is not None:
            self.source.type_again(source)

    def commit(self) -> bool:
        return self._take_number() and self.source.commit()

    def restore(self) -> bool:
        """Takes back the number that was typed; whether there was anything."""
        typed = self.is_number_typed() or bool(self.fault())
        self.show_text(self._shown)
        self.explain("")
        return typed

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        self.line.setReadOnly(on)
        self.basis.setEnabled(not on)
        self.source.set_read_only(on)

    def set_name(self, name: str, hint: str = "") -> None:
        super().set_name(name, hint)
        self.line.setAccessibleName(name)
        self.line.setToolTip(tooltip("\n".join(filter(None, (hint, self.words(FIGURE_HINT))))))
        self.basis.setAccessibleName(f"{name}: {self.words(say('Basis'))}")
        self.source.set_name(f"{name}: {self.words(say('Source'))}")
