"""What a file says about itself, read without its rows: quick however large it is, and not yet to be trusted."""

from dataclasses import dataclass
from pathlib import Path

from orgplanner.storage.opener import guarded, opened, raw_table


@dataclass(frozen=True, slots=True)
class Saying:
    """The id of the plan, and the digest that its rows are said to have."""

    plan: str
    content: str


def saying(path: Path, passphrase: str = "") -> Saying | None:
    """What a file says; None when it holds no plan. Raises FileProblem when it cannot be opened."""
    with opened(path, passphrase) as file, guarded(path, file.until):
        _, cells = raw_table(file.connection, "plan")
        return Saying(str(cells[0][0]), str(cells[1][0])) if len(cells[0]) else None
