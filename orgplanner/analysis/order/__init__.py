"""What an order says of a comparison, and the lines of the staffing table that goes with it."""

from orgplanner.analysis.order.clauses import Chapter, Clause, chapters_of
from orgplanner.analysis.order.lines import Line, Part, parts_of

__all__ = ["Chapter", "Clause", "Line", "Part", "chapters_of", "parts_of"]
