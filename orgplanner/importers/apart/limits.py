"""How much a workbook may hold, and how much memory and time its reading may take."""

from contextlib import suppress

MOST_MEMORY = 2_000_000_000
MOST_SECONDS = 900
"""Of the processor; 50,000 posts with their formulas take one or two minutes."""
MOST_ROWS = 200_000
MOST_COLUMNS = 1_000
MOST_SHEETS = 300
MOST_CELLS = 20_000_000
"""Of all sheets, from A1 to their last cells, with the empty ones between: calamine keeps those too."""
MOST_LETTERS = 32_767
MOST_TEXT = 400_000_000
"""Letters of all cells."""


class TooLarge(Exception):
    """More than a list of posts can have; says what: rows, columns, cells, sheets or text."""


def limit() -> None:
    """Memory and time of this process; where the system knows no such limits, its parent watches the time."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
