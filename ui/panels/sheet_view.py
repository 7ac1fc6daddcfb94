"""A sheet of the inspector as widgets."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from orgplanner.text import Message, say
from ui.fields.name_field import NameField
from ui.inspection.sheet import Arrangement, Cell, Pair, Part, Section, Sheet, Table
from ui.inspection.sheet import Words as Paragraph
from ui.plain import Elided, label, rule, tooltip
from ui.words import Words

LABEL_WIDTH = 104
HEADING_WIDTH = 54
FIRST_WIDTH = 104
CELL_WIDTH = 92
MOST_ROWS = 200
ARRANGEMENTS: dict[str, Message] = {
    "auto": say("Automatic"), "side": say("Side by side"), "stacked": say("Stacked"),
}  # fmt: skip


class Row(QLabel):
    """A text that leads somewhere when it is clicked or entered."""

    followed = Signal(str)

    def __init__(self, text: str, target: str, hint: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        self.setToolTip(tooltip(hint))
        self._target = target
        if target:
            self.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._target:
            self.followed.emit(self._target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._target and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.followed.emit(self._target)
        else:
            super().keyPressEvent(event)


class SheetView(QWidget):
    """`followed` leads to another row, `renamed` and `arranged` carry what was chosen for a unit."""

    followed = Signal(str)
    renamed = Signal(str, str, str)
    arranged = Signal(str, str, int)

    def __init__(self, sheet: Sheet, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._sheet = sheet
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 9, 12, 12)
        self._column.setSpacing(4)
        self._add_head()
        for part in sheet.sections:
            self._add_section(part)
        self._column.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _add_head(self) -> None:
        self._column.addWidget(label(self._sheet.kind.upper(), "heading"))
        self._column.addWidget(label(self._sheet.title, "title", wrap=True))
        if self._sheet.below:
            self._column.addWidget(label(self._sheet.below, "secondary", wrap=True))

    def _add_section(self, section: Section) -> None:
        if section.heading:
            self._column.addSpacing(8)
            self._column.addWidget(label(section.heading.upper(), "heading"))
        pairs = [part for part in section.parts if isinstance(part, Pair)]
        if pairs:
            self._column.addLayout(self._pairs(pairs))
        for part in section.parts:
            if not isinstance(part, Pair):
                self._add_part(part)

    def _add_part(self, part: Part) -> None:
        if isinstance(part, Table):
            self._column.addLayout(self._table(part))
        elif isinstance(part, Paragraph):
            self._column.addWidget(label(part.text, "secondary" if part.quiet else "", wrap=True))
        elif isinstance(part, Arrangement):
            self._column.addLayout(self._arrangement(part))

    def _pairs(self, pairs: list[Pair]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for place, pair in enumerate(pairs):
            name = Elided(pair.label, "secondary")
            name.setFixedWidth(LABEL_WIDTH)
            value = self._field(pair) if pair.language else self._row(pair.value, pair.target, pair.hint)
            grid.addWidget(name, 2 * place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, 2 * place, 1)
            grid.addWidget(rule(), 2 * place + 1, 0, 1, 2)
        return grid

    def _row(self, text: str, target: str, hint: str) -> Row:
        row = Row(text, target, hint)
        row.followed.connect(self.followed)
        return row

    def _field(self, pair: Pair) -> NameField:
        """The name in one language; committed when the field is left or Enter is pressed."""
        field = NameField(pair.value)
        field.setProperty("language", pair.language)
        field.setAccessibleName(pair.label)
        field.setPlaceholderText(self._words(say("add")))
        field.finished.connect(lambda: self._renamed(field, pair))
        return field

    def _renamed(self, field: NameField, pair: Pair) -> None:
        if field.text() != pair.value:
            self.renamed.emit(self._sheet.subject, pair.language, field.text())

    def _table(self, table: Table) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for column, heading in enumerate(table.headings):
            name = Elided(heading, "secondary")
            name.setAlignment(_side(column, table))
            width = min(name.fontMetrics().horizontalAdvance(heading) + 3, HEADING_WIDTH)
            grid.setColumnMinimumWidth(column, width if column else FIRST_WIDTH)
            grid.addWidget(name, 0, column)
        for place, cell in enumerate(table.rows[:MOST_ROWS]):
            self._add_row(grid, 2 * place + 1, cell, table)
        if len(table.rows) > MOST_ROWS:
            more = say("and {number} more", number=len(table.rows) - MOST_ROWS)
            grid.addWidget(label(self._words(more), "secondary"), 2 * MOST_ROWS + 1, 0)
        return grid

    def _add_row(self, grid: QGridLayout, line: int, cell: Cell, table: Table) -> None:
        grid.addWidget(rule(), line, 0, 1, len(table.headings))
        for column, text in enumerate(cell.words):
            row = self._row(text, cell.target if column == 0 else "", cell.hint)
            if column:
                row.setMaximumWidth(CELL_WIDTH)
                row.setWordWrap(row.fontMetrics().horizontalAdvance(text) > CELL_WIDTH)
            grid.addWidget(row, line + 1, column, _side(column, table))

    def _arrangement(self, part: Arrangement) -> QHBoxLayout:
        choice, columns = QComboBox(), QSpinBox()
        choice.setObjectName("arrangement")
        columns.setObjectName("columns")
        for value, message in ARRANGEMENTS.items():
            choice.addItem(self._words(message), value)
        choice.setCurrentIndex(list(ARRANGEMENTS).index(part.arrangement))
        choice.setAccessibleName(self._words(say("How the units below are placed")))
        columns.setRange(0, 12)
        columns.setSpecialValueText(self._words(say("columns: auto")))
        columns.setPrefix(self._words(say("columns: ")))
        columns.setValue(part.columns or 0)
        columns.setAccessibleName(self._words(say("Columns of a stack")))
        columns.setEnabled(part.arrangement == "stacked")
        columns.setKeyboardTracking(False)
        def arrange() -> None:
            self.arranged.emit(part.unit, choice.currentData(), columns.value())

        choice.activated.connect(arrange)
        columns.valueChanged.connect(arrange)
        line = QHBoxLayout()
        line.setContentsMargins(0, 2, 0, 0)
        line.addWidget(choice, 1)
        line.addWidget(columns, 1)
        return line


def _side(column: int, table: Table) -> Qt.AlignmentFlag:
    if column >= table.numbers:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
    return Qt.AlignmentFlag.AlignTop if column == 0 else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
