"""A box for a row of a sheet, which shows rows as the file counts them."""

from bisect import bisect_left

from PySide6.QtWidgets import QSpinBox, QWidget

from orgplanner.importers.reading.book import Sheet


class RowBox(QSpinBox):
    """The value is the place of the row from 1; of a text, comment lines and lines within cells count too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self.lineEdit().setTextMargins(5, 0, 0, 0)  # the padding of a style sheet does not reach it

    def show_row(self, sheet: Sheet | None, row: int) -> None:
        """Shows a row of a sheet by its place from 0."""
        self._sheet = sheet
        self.setValue(row + 1)
        self.lineEdit().setText(self.textFromValue(self.value()))

    def textFromValue(self, value: int) -> str:
        return str(value if self._sheet is None else self._sheet.number(value - 1))

    def valueFromText(self, text: str) -> int:
        number = int(text) if text.strip().isdecimal() else self.value()
        lines = self._sheet.lines if self._sheet is not None else ()
        return bisect_left(lines, number) + 1 if lines and number <= lines[-1] else number
