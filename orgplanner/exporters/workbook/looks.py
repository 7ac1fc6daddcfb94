"""How the cells of the workbook look: fonts, fills, lines and number formats by name."""

from __future__ import annotations

from typing import Any

INK, PALE, LINE, ACCENT = "1D2733", "5B6775", "C9D1DB", "1F5FA8"
FTE, MONEY, COUNT = "General", "#,##0.00", "0"
GOOD, FAIR, BAD = "DDEFE2", "FBEFD0", "F6D9D5"
"""Fills that words can be read on, in print too."""
FONT = "Calibri"


def styles(book: Any) -> dict[str, tuple[int, int]]:
    """The number of the style of every look, and of the same look for text that looks like a formula."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side(style="thin", color=LINE)
    box, above = Border(thin, thin, thin, thin), Border(top=Side(style="medium", color=INK))
    head = PatternFill("solid", fgColor="E8EEF6")
    wrap = Alignment(wrap_text=True, vertical="top")
    middle = Alignment(wrap_text=True, vertical="center", horizontal="center")
    right = Alignment(vertical="top", horizontal="right")
    sheet = book.create_sheet("looks")

    def look(font: Any, alignment: Any = None, border: Any = None, fill: Any = None, number: str = "") -> Any:
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(sheet)
        cell.font = font
        chosen = {"alignment": alignment, "border": border, "fill": fill, "number_format": number}
        for name, value in chosen.items():
            if value:
                setattr(cell, name, value)
        return cell

    plain, bold, quiet = Font(FONT, 10, color=INK), Font(FONT, 10, bold=True, color=INK), Font(FONT, 9, color=PALE)
    found = {
        "title": look(Font(FONT, 16, bold=True, color=INK)),
        "subtitle": look(Font(FONT, 11, color=PALE)),
        "section": look(Font(FONT, 12, bold=True, color=ACCENT)),
        "label": look(plain),
        "quiet": look(quiet),
        "link": look(Font(FONT, 10, color=ACCENT, underline="single")),
        "head": look(bold, middle, box, head),
        "number": look(quiet, middle),
        "text": look(plain, wrap, box),
        "middle": look(plain, Alignment(wrap_text=True, vertical="top", horizontal="center"), box),
        "fte": look(plain, right, box, None, FTE),
        "money": look(plain, right, box, None, MONEY),
        "count": look(plain, right, box, None, COUNT),
        "percent": look(plain, right, box, None, "0.0%"),
        "sum": look(bold, None, above),
        "sum fte": look(bold, right, above, None, FTE),
        "sum money": look(bold, right, above, None, MONEY),
        "sum quiet": look(quiet, right),
    }
    del book._sheets[-1]
    return {name: _numbers(cell) for name, cell in found.items()}


def _numbers(cell: Any) -> tuple[int, int]:
    """The style of a cell, and the one that says that its text is no formula."""
    plain = cell.style_id
    cell.quotePrefix = True
    return plain, cell.style_id
