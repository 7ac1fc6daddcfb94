"""Dividing one line of posts among the parts of a unit, by number or by share."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from orgplanner.analysis.splitting import shares_of_numbers
from orgplanner.edits.shares import check_shares
from orgplanner.errors import RuleBroken
from orgplanner.model import Post, plain, read_exact
from orgplanner.text import say
from ui.desk import Desk
from ui.fields.field import LineField
from ui.plain import Elided, button_box, label, paragraph

NAMED = 230


class DivideDialog(QDialog):
    """A field for every part; what they leave stays in the unit."""

    def __init__(
        self, desk: Desk, post: Post, parts: Sequence[str], before: Sequence[Decimal], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._words = desk.words
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shares: tuple[Decimal, ...] = tuple(before)
        quantity = post.established.quantity
        self._whole = quantity.low if quantity is not None and quantity.exact and quantity.low > 0 else None
        self.setWindowTitle(desk.words(say("Divide a line of posts")))
        plan = desk.session.plan
        title = plan.words(post.title, desk.words.language) if plan is not None else ""
        self.fields = [self._field(name, share) for name, share in zip(parts, before, strict=True)]
        self._problem = label(name="fault", wrap=True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for number, (name, field) in enumerate(zip(parts, self.fields, strict=True), 1):
            said = Elided(f"{number}   {name}", "secondary")
            said.setMinimumWidth(NAMED)
            form.addRow(said, field)
        buttons = button_box(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(paragraph(title, "title"))
        column.addWidget(label(self._explained(str(quantity) if quantity is not None else "–"), wrap=True))
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addWidget(buttons)
        self.resize(420, self.sizeHint().height())

    def _field(self, name: str, share: Decimal) -> LineField:
        field = LineField(self._words, read_exact, plain)
        field.set_name(name)
        number = share if self._whole is None else (share * self._whole).quantize(Decimal("0.000001")).normalize()
        field.set_value(number if share else None)
        return field

    def _explained(self, quantity: str) -> str:
        if self._whole is not None:
            ask = say("How many of its {number} posts go to each part; the rest stays.", number=quantity)
            return self._words(ask)
        return self._words(
            say("Which share of the line ({number}) goes to each part, such as 1/2 or 0.25; the rest stays.",
                number=quantity)
        )  # fmt: skip

    def _take(self) -> None:
        if not all(field.commit() for field in self.fields):
            return
        numbers = [field.value() or Decimal(0) for field in self.fields]
        try:
            self.shares = self._checked(numbers)
        except RuleBroken as error:
            self._problem.setText(error.sentence(self._words.language))
            return
        self.accept()

    def _checked(self, numbers: Sequence[Decimal]) -> tuple[Decimal, ...]:
        if self._whole is not None:
            return shares_of_numbers(self._whole, numbers)
        check_shares([number for number in numbers if number])
        return tuple(numbers)
