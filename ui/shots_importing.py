"""Screenshots of an import: every step of a staff list that has troubles, and the update of a scenario."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ui.importing.dialog import RESULT_STEP, TARGET_STEP, UPDATES_STEP, ImportDialog
from ui.importing.opening import show_import
from ui.importing.sources import Source
from ui.shots import dialog_of, pause, shoot, wait_until

if TYPE_CHECKING:
    from ui.window import MainWindow

HEADING = "Табельный номер;Руководитель;Подразделение;Должность;Фамилия и имя;Категория;Статус"
ROWS = (
    "1;;Министерство;Министр;Асанов Марат;A1;занята",
    "2;1;Департамент внешней торговли;Директор департамента;Иванова Анна;B2;занята",
    "3;4;Департамент внешней торговли;Руководитель управления;Петров Пётр;B3;занята",
    "4;5;Департамент внешней торговли;Эксперт;Сидоров Иван;C1;занята",
    "5;3;Департамент внешней торговли;Эксперт;Ахметов Руслан;C1;занята",
    "6;99;Департамент стандартов;Эксперт;Ким Олег;C2;занята",
    "7;99;Департамент стандартов;Эксперт;Ли Анна;C2;вакант",
    "7;2;Департамент стандартов;Эксперт;Омаров Нурлан;C2;занята",
    "8;8;Департамент стандартов;Директор департамента;Жумабаев Ержан;B2;занята",
)


@contextmanager
def opened_list(window: MainWindow) -> Iterator[ImportDialog]:
    """The import of a staff list that has troubles."""
    with TemporaryDirectory() as home:
        file = Path(home) / "staff list.csv"
        file.write_text("\n".join((HEADING, *ROWS)), encoding="cp1251")
        show_import(window, [Source(file)])
        dialog = dialog_of(window)
        assert isinstance(dialog, ImportDialog)
        yield dialog
        dialog.reject()


def show_troubles(window: MainWindow, file: Path) -> None:
    """What an import makes of the list, and what it asks about."""
    with opened_list(window) as dialog:
        wait_until(dialog.is_ready)
        dialog.go(RESULT_STEP)
        pause(300)
        wait_until(dialog.is_ready)
        pause(600)
        shoot(dialog, file)


def tour_of_import(window: MainWindow, folder: Path) -> None:
    """The steps of the import into the open plan."""
    with opened_list(window) as dialog:
        for step in (*range(TARGET_STEP + 1), UPDATES_STEP):
            wait_until(dialog.is_ready)
            if step == UPDATES_STEP and dialog.target.buttons["update"].isEnabled():
                dialog.target.buttons["update"].click()
            dialog.go(step)
            pause(300)
            wait_until(dialog.is_ready)
            if dialog.step == step:
                shoot(dialog, folder / f"dialog-import-{step + 1}.png")
