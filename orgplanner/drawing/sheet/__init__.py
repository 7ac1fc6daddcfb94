"""What stands around a chart or table on a sheet of paper: title, approval, legend, totals, notes, marks."""

from __future__ import annotations

from orgplanner.drawing.sheet.also import NO_ALSO, Also
from orgplanner.drawing.sheet.options import Approver, Figure, Logo, PaperOptions

__all__ = ["NO_ALSO", "Also", "Approver", "Figure", "Logo", "PaperOptions"]
