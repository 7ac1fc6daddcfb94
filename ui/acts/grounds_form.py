"""Why something is done: reason and legal basis by language, wave, basis and source, as an act records them."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtWidgets import QFormLayout, QWidget

from orgplanner.edits import Grounds, is_recorded
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.fields.field import Field, LineField
from ui.fields.make import make_field
from ui.fields.picker import Maker
from ui.fields.wording import heading, label_of
from ui.plain import label, paragraph

FIELDS = ("reason", "legal_basis", "wave", "basis", "source")
NEW = say("This is new in the scenario, so no decision with its grounds is recorded.")
NO_BASE = say(
    "This scenario was not made from another, so no decision with its grounds is recorded. To plan a change, copy"
    " it first."
)


def why_not_recorded(desk: Desk, ids: Iterable[str]) -> Message | None:
    """Why no decision on any of these is recorded; None where one is."""
    plan, scenario = desk.session.plan, desk.session.scenario
    if plan is None or any(is_recorded(plan, scenario, id) for id in ids):
        return None
    return NO_BASE if plan.scenarios[scenario].base is None else NEW


class GroundsForm(QWidget):
    """The fields of a decision; what is left empty is not touched where a decision was recorded before."""

    def __init__(self, desk: Desk, make_source: Maker | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        make_source = make_source or self._new_source
        self.fields: dict[str, Field] = {
            name: make_field(desk, "successions", name, make_source=make_source) for name in FIELDS
        }
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in self.fields.items():
            field.setObjectName(name)
            field.set_value("" if name == "basis" else None)
            form.addRow(label(heading(desk.words, label_of("successions", name)), "secondary"), field)
        wave = self.fields["wave"]
        assert isinstance(wave, LineField)
        wave.line.setPlaceholderText("1, 2, 3 …")
        self._form, self._none = form, paragraph(name="secondary")
        form.addRow(self._none)
        form.setRowVisible(self._none, False)

    def about(self, ids: Iterable[str]) -> None:
        """Asks only where a decision on one of these is recorded, else says why none is."""
        why_not = why_not_recorded(self._desk, ids)
        self._none.setText("" if why_not is None else self._desk.words(why_not))
        for field in self.fields.values():
            self._form.setRowVisible(field, why_not is None)
        self._form.setRowVisible(self._none, why_not is not None)

    def _new_source(self, title: str) -> str:
        from ui.dialogs.source import new_source

        return new_source(self._desk, self, title)

    def commit(self) -> bool:
        """Takes over what was typed; False, with a sentence at the field, where something is not understood."""
        for field in self.fields.values():
            if not field.commit():
                field.setFocus()
                return False
        return True

    def grounds(self) -> Grounds:
        """What was given, as the edits take it; call `commit` first."""
        found = {name: field.value() for name, field in self.fields.items()}
        return cast(Grounds, {name: value for name, value in found.items() if value})
