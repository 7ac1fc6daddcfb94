"""Writing a plan to a file."""

from datetime import UTC, datetime
from pathlib import Path

from orgplanner.model import Plan
from orgplanner.storage.build import Lineage, build
from orgplanner.storage.replace import replace_file


def now() -> str:
    """This moment as ISO text in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def write_plan(
    plan: Plan,
    path: Path | str,
    *,
    lineage: Lineage | None = None,
    at: str = "",
    by: str = "",
    passphrase: str = "",
) -> Lineage:
    """Writes a plan to a file, as a whole or not at all; the lineage that the file now has.

    The same plan with the same `lineage`, `at` (default now) and `by` gives the same bytes, unless they are
    encrypted with a passphrase. Raises NotWritten when it cannot be written; what was there is then unchanged.
    """
    data, continued = build(plan, lineage or Lineage(), at or now(), by)
    if passphrase:
        from orgplanner.storage.sealed import seal  # most plans are written without

        data = seal(data, passphrase)
    replace_file(Path(path), data)
    return continued
