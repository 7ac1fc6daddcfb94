"""Opens the dialogs over the window; each is imported when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from ui.window import MainWindow


def show_find(window: MainWindow) -> None:
    """Ctrl+K."""
    from ui.dialogs.find import FindDialog

    dialog = FindDialog(window.desk, list(window.commands.by_id.values()), window)
    dialog.offer(window.commands.choices())
    dialog.open()


def show_export(window: MainWindow) -> None:
    """The chosen scenario as a file."""
    from ui.dialogs.export import ExportDialog

    ExportDialog(window.desk, window.work.chart.choice, window).open()


def show_audience_copy(window: MainWindow) -> None:
    """A copy for somebody who may not see all of the plan."""
    from ui.dialogs.audience import AudienceDialog

    AudienceDialog(window.desk, window).open()


def show_workbook_changes(window: MainWindow) -> None:
    """What was edited in a workbook, once a file was chosen."""
    from ui.dialogs.workbook_changes import WorkbookChangesDialog, choose_workbook

    file = choose_workbook(window.desk, window)
    if file is not None:
        WorkbookChangesDialog(window.desk, file, window).open()


def show_merging(window: MainWindow, file: Path | None = None) -> None:
    """Another copy of the open plan, merged into it once a file was chosen."""
    from ui.merging.opening import merge_with, merge_with_chosen

    if file is None:
        merge_with_chosen(window)
    else:
        merge_with(window, file)


def show_print(window: MainWindow) -> None:
    """What is seen on paper: the chart of the chosen scenario, the table, the view of the comparison."""
    from ui.dialogs.printing import PrintDialog

    page = window.work.tabs.current()
    to_paper = getattr(page, "to_paper", None)
    if to_paper is not None:
        to_paper()
        return
    PrintDialog(window.desk, window.work.chart.choice, window).open()


def show_lines(window: MainWindow) -> None:
    """The posts behind the totals, once these are counted."""
    from ui.dialogs.lines import LinesDialog

    counted = window.work.reckoning.latest
    if counted is not None and counted.scenario == window.desk.session.scenario:
        LinesDialog(window.desk, counted, window).open()


def _show_beside(dialog: QDialog) -> None:
    """Shows a dialog that stays open beside the work, or brings it to the front."""
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def show_history(window: MainWindow) -> None:
    """All steps back to the opening of the file."""
    from ui.dialogs.history import HistoryDialog

    _show_beside(window.findChild(HistoryDialog) or HistoryDialog(window.desk, window))


def show_limits(window: MainWindow) -> None:
    """Ceilings and minimums, beside the work."""
    from ui.dialogs.limits import LimitsDialog

    _show_beside(window.findChild(LimitsDialog) or LimitsDialog(window.desk, window.work.reckoning, window))


def show_settings(window: MainWindow) -> None:
    """Language, looks and paper."""
    from ui.dialogs.settings import SettingsDialog

    SettingsDialog(window).open()


def show_help(window: MainWindow) -> None:
    """The method in short and how the program is used."""
    from ui.dialogs.help import HelpDialog

    _show_beside(window.findChild(HelpDialog) or HelpDialog(window))


def show_shortcuts(window: MainWindow) -> None:
    """The list of keys."""
    from ui.dialogs.shortcuts import ShortcutsDialog

    _show_beside(window.findChild(ShortcutsDialog) or ShortcutsDialog(window))


def show_about(window: MainWindow) -> None:
    """Name, version, licences."""
    from ui.dialogs.about import AboutDialog

    AboutDialog(window, window.desk.words).open()
