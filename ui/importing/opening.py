"""Opens the import over the window: for files that are chosen or dropped, and for what was copied."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orgplanner.text import say

if TYPE_CHECKING:
    from ui.importing.sources import Source
    from ui.window import MainWindow

PLAN, JSON = ".orgplan", ".json"
FEWEST_ROWS, FEWEST_COLUMNS = 2, 2
"""Of a text that is a table rather than an outline."""


def import_chosen(window: MainWindow) -> None:
    """Asks for files and imports them."""
    from ui.importing.dialog import choose_files
    from ui.importing.sources import Source

    paths = choose_files(window.desk, window)
    plans = [path for path in paths if path.suffix.lower() in (PLAN, JSON)]
    lists = [Source(path) for path in paths if path not in plans]
    if lists:
        show_import(window, lists)
    elif plans:
        import_plan(window, plans[0])


def import_plan(window: MainWindow, path: Path) -> None:
    """Another plan: a scenario of it is brought into the open one; without one, or as JSON, it is opened."""
    if window.desk.session.document is None or path.suffix.lower() == JSON:
        window.files.open(path)
        return
    from ui.matching.opening import bring_in

    bring_in(window, path)


def take_dropped(window: MainWindow, paths: Sequence[Path]) -> None:
    """Opens the plan that was dropped on the window, or imports lists that were."""
    from ui.importing.sources import ENDINGS, Source

    lists = [path for path in paths if path.suffix.lower() in ENDINGS]
    if lists:
        show_import(window, [Source(path) for path in lists])
    elif paths:
        window.files.open(paths[0])


def paste_list(window: MainWindow) -> None:
    """Imports the table that was copied elsewhere."""
    from ui.importing.dialog import clipboard_source

    source = clipboard_source()
    if source is None:
        window.tell(say("Nothing that looks like a list is on the clipboard."))
    else:
        show_import(window, [source])


def ask_what_a_table_is(window: MainWindow) -> str:
    """What is to be done with a table that is pasted on the chart: list, outline, or cancel."""
    from ui.dialogs.ask import Answer, ask

    answers = (
        Answer("list", say("Import it as a list")), Answer("outline", say("Add each line as a unit"), "no"),
        Answer("cancel", say("Cancel"), "cancel"),
    )  # fmt: skip
    return ask(window, window.desk.words, say("What was copied is a table."), answers)


def show_import(window: MainWindow, sources: Sequence[Source] = ()) -> None:
    """Opens the dialog, or gives the one that is open more to read."""
    from ui.importing.dialog import ImportDialog

    opened = next((each for each in window.findChildren(ImportDialog) if each.isVisible()), None)
    if opened is not None:
        opened.work.add(sources)
        return
    for source in sources[:1]:
        if source.path is not None:
            window.desk.preferences.remember_folder(source.path.parent)
    ImportDialog(window.desk, window.files, window, sources).open()


def is_table(text: str) -> bool:
    """Whether a text has cells: rows with tabs between words, not only before them as in an outline."""
    rows = [line.rstrip().lstrip("\t").count("\t") + 1 for line in text.splitlines() if line.strip()]
    wide = sum(cells >= FEWEST_COLUMNS for cells in rows)
    return len(rows) >= FEWEST_ROWS and 2 * wide > len(rows)
