"""Screenshots of the window, made without a screen: `python -m ui.shots FOLDER`."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from orgplanner.edits import copy_scenario, take_page_template
from orgplanner.model import Plan, State, names
from orgplanner.paths import samples
from ui.acts.steps import StepsDialog
from ui.app import application, make_window
from ui.fields.texts import NamesField
from ui.pages import PAGES
from ui.preferences import Preferences
from ui.window import MainWindow

SIZE = (1600, 960)
PATIENCE = 20.0
TOURS = (
    ("en", "light", (1600, 960)), ("en", "dark", (1280, 720)), ("kk", "light", (1280, 720)),
    ("kk", "dark", (1600, 960)), ("ru", "contrast", (1280, 720)),
)  # fmt: skip
DIALOGS = (
    "export", "print", "settings", "history", "find", "template", "move_to", "close", "merge", "split", "transfer",
    "convert", "limits", "copy_scenario", "new_scenario", "edit_scenario", "sources", "grades", "allowances",
    "skills", "criteria", "what_if", "plan_settings", "page_templates", "audience_copy", "passphrase",
    "help", "shortcuts", "about",
)  # fmt: skip


def wait_until(done: Callable[[], bool]) -> None:
    """Lets the window work until something is so."""
    until = monotonic() + PATIENCE
    while not done() and monotonic() < until:
        pause(20)


def pause(milliseconds: int) -> None:
    """Lets the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shoot(widget: QWidget, file: Path) -> None:
    """Saves what a widget shows."""
    pause(500)
    file.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(file))


def state_of(window: MainWindow) -> State:
    """The rows of the scenario that the window shows."""
    state = window.desk.session.state
    assert state is not None
    return state


def plan_of(window: MainWindow) -> Plan:
    """The plan that the window shows."""
    plan = window.desk.session.plan
    assert plan is not None
    return plan


def open_sample(window: MainWindow, name: str, scenario: int, code: str = "") -> None:
    """Opens a sample at one of its scenarios, a unit selected by its code."""
    session = window.desk.session
    if session.document is None:
        window.files.open_sample(samples() / f"{name}.orgplan")
        wait_until(lambda: session.document is not None)
    session.select("")
    session.choose(session.scenario_names("")[scenario][0].id)
    unit = next((id for id, row in state_of(window).units.items() if row.code == code), "")
    settle(window)
    window.work.chart.canvas.fit()
    session.select(unit)
    window.work.chart.canvas.fit()
    settle(window)


def settle(window: MainWindow) -> None:
    """Waits until nothing is worked on any more."""
    pause(50)
    wait_until(lambda: window.work.reckoning.latest is not None and window.work.chart.ready)
    pause(300)


def take_shots(folder: Path) -> None:
    """What the README shows: welcome, charts, a table, a comparison, changes, a merger, export, import."""
    from ui.shots_importing import show_troubles

    with shown_window() as window:
        shoot(window, folder / "welcome.png")
        open_sample(window, "mebp-trade", 0, "DFTR")
        shoot(window, folder / "current.png")
        show_merger(window)
        shoot(dialog_of(window), folder / "merge.png")
        close_dialogs(window)
        open_sample(window, "mebp-trade", 2, "ITD-SI")
        shoot(window, folder / "example.png")
        window.work.show_page("staffing")
        shoot(window, folder / "staffing.png")
        window.work.show_page("compare")
        pause(1500)
        shoot(window, folder / "compare.png")
        window.work.show_page("chart")
        open_sample(window, "mebp-trade", 1)
        window.commands.by_id["stage_changes"].trigger()
        settle(window)
        window.work.chart.canvas.fit()
        shoot(window, folder / "changes.png")
        window.commands.by_id["stage_off"].trigger()
        window.wear("dark")
        open_sample(window, "mebp-trade", 1, "ITD")
        shoot(window, folder / "proposed-dark.png")
        window.wear("light")
        window.speak("kk")
        settle(window)
        shoot(window, folder / "kazakh.png")
        window.speak("en")
        shoot_export(window, folder)
        shoot_templates(window, folder / "templates.png")
        show_troubles(window, folder / "import.png")


def shoot_export(window: MainWindow, folder: Path) -> None:
    """A chart and a proposal pack on their way to paper."""
    from ui.dialogs.export import ExportDialog

    for form, name in (("sheet", "export"), ("pack", "pack")):
        window.commands.by_id["export"].trigger()
        dialog = dialog_of(window)
        assert isinstance(dialog, ExportDialog)
        choice = dialog.fields.form.form
        choice.setCurrentIndex(choice.findData(form))
        pause(3000)
        shoot(dialog, folder / f"{name}.png")
        close_dialogs(window)


def shoot_templates(window: MainWindow, file: Path) -> None:
    """The templates that come with the program, taken into the plan, and a look at one."""
    from orgplanner.exporters.choices.page_templates import program_templates
    from ui.page_templates.dialog import HEIGHT, WIDTH, PageTemplatesDialog

    for template in program_templates():
        window.desk.session.do_shared(take_page_template, template)
    official = next(row for row in plan_of(window).page_templates.values() if row.approval)
    dialog = PageTemplatesDialog(window.desk, window, official)
    dialog.resize(WIDTH, HEIGHT)
    dialog.show()
    pause(2500)
    shoot(dialog, file)
    dialog.reject()


def take_all(folder: Path) -> None:
    """Every page and dialog, in two languages, two themes and two sizes, to be looked at."""
    for language, theme, size in TOURS:
        with shown_window() as window:
            window.resize(*size)
            window.speak(language)
            window.wear(theme)
            tour(window, folder / f"{language}-{theme}-{size[0]}")


def tour(window: MainWindow, folder: Path) -> None:
    """Welcome page, every page of the work, every dialog, all that compares."""
    from ui.shots_compared import tour_of_comparison
    from ui.shots_importing import tour_of_import

    shoot(window, folder / "welcome.png")
    open_sample(window, "mebp-trade", 2, "ITD")
    shoot(window, folder / "chart.png")
    for page in PAGES:
        window.work.show_page(page.id)
        shoot(window, folder / f"page-{page.id}.png")
    window.work.show_page("chart")
    for command in DIALOGS:
        shoot_command(window, command, folder / f"dialog-{command}.png")
    open_sample(window, "mebp-trade", 0, "DFTR")
    show_merger(window)
    shoot(dialog_of(window), folder / "dialog-merge-pairs.png")
    close_dialogs(window)
    tour_of_acts(window, folder)
    tour_of_import(window, folder)
    drop_plan(window)
    open_sample(window, "mebp-trade", 2, "ITD")
    tour_of_comparison(window, folder)


def tour_of_acts(window: MainWindow, folder: Path) -> None:
    """Every step of a merger and of a split, and a post that becomes a unit."""
    from ui.acts.merge import MergeDialog
    from ui.acts.split import SplitDialog

    session = window.desk.session
    session.do(copy_scenario, names(en="Draft"), id="draft")
    session.choose("draft")
    settle(window)
    show_merger(window)
    merger = dialog_of(window)
    assert isinstance(merger, MergeDialog)
    wait_until(lambda: not merger.pairs.busy)
    merger.go(2)
    assert isinstance(merger.unit.name, NamesField)
    merger.unit.name.boxes[window.desk.words.language].setPlainText("International Trade Department")
    shoot_steps(merger, (2, 3), folder / "dialog-merge")
    close_dialogs(window)
    session.select(next(unit.id for unit in state_of(window).units.values() if unit.code == "DFTR"))
    window.commands.by_id["split"].trigger()
    split = dialog_of(window)
    assert isinstance(split, SplitDialog)
    for number, (name, _) in enumerate(split.parts.forms, 1):
        assert isinstance(name, NamesField)
        name.boxes[window.desk.words.language].setPlainText(f"{number}")
    shoot_steps(split, (1, 2, 3), folder / "dialog-split")
    close_dialogs(window)
    session.select(next(post.id for post in state_of(window).posts.values() if not post.is_head))
    shoot_command(window, "convert", folder / "dialog-convert-post.png")


def shoot_steps(dialog: StepsDialog, steps: tuple[int, ...], file: Path) -> None:
    """A dialog at some of its steps, the number of each in the name of its file."""
    for step in steps:
        dialog.go(step)
        pause(700)
        shoot(dialog, file.with_name(f"{file.name}-{step + 1}.png"))


@contextmanager
def shown_window() -> Iterator[MainWindow]:
    """A window with settings of its own, in English and light, closed in the end."""
    with TemporaryDirectory() as home:
        window = make_window(application(), Preferences(Path(home) / "settings.ini"))
        window.resize(*SIZE)
        window.speak("en")
        window.wear("light")
        window.show()
        wait_until(window.welcome.is_ready)
        yield window
        drop_plan(window)
        window.speak("en")  # lets go of what Qt says in another language
        window.close()


def drop_plan(window: MainWindow) -> None:
    """Closes the plan without what was changed in it."""
    document = window.desk.session.document
    if document is not None:
        document.close(discard=True)
    window.desk.session.show(None)


def show_merger(window: MainWindow) -> None:
    """Opens the merger of two departments at its second step."""
    state = window.desk.session.state
    assert state is not None
    window.desk.session.select_many(unit.id for unit in state.units.values() if unit.code in ("DFTR", "DIEI"))
    settle(window)
    window.commands.by_id["merge"].trigger()
    pause(300)
    next(each for each in dialog_of(window).findChildren(QAbstractButton) if "2" in each.text()).click()


def shoot_command(window: MainWindow, command: str, file: Path) -> None:
    """The dialog that a command opens; nothing where it opens none now."""
    window.commands.by_id[command].trigger()
    pause(700)
    if dialogs(window):
        shoot(dialog_of(window), file)
    close_dialogs(window)


def dialog_of(window: MainWindow) -> QDialog:
    """The dialog over the window."""
    return dialogs(window)[-1]


def dialogs(window: MainWindow) -> list[QDialog]:
    """What is open over the window."""
    return [each for each in window.findChildren(QDialog) if each.isVisible()]


def close_dialogs(window: MainWindow) -> None:
    """Gives up what is open over the window."""
    for each in dialogs(window):
        each.reject()
    pause(50)


def main(words: list[str]) -> int:
    """Takes the shots into the folder that is named; with --all, of everything there is."""
    everything = "--all" in words
    names = [word for word in words if word != "--all"]
    if len(names) != 1:
        print("python -m ui.shots [--all] FOLDER", file=sys.stderr)
        return 2
    (take_all if everything else take_shots)(Path(names[0]))
    return 0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(sys.argv[1:]))
