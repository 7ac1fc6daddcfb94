"""What the window remembers from one start to the next, in an ini file of the user."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from orgplanner.paths import user_settings
from ui.words import usual_language

MOST_RECENT = 10


class Preferences(QObject):
    """Language, theme, recent files and the layout of the window."""

    recent_changed = Signal()

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = QSettings(str(file or user_settings()), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        return self._word("language") or usual_language()

    @language.setter
    def language(self, code: str) -> None:
        self._settings.setValue("language", code)

    @property
    def theme(self) -> str:
        """The name of the theme that was last worn, "light" at first."""
        return self._word("theme") or "light"

    @theme.setter
    def theme(self, name: str) -> None:
        self._settings.setValue("theme", name)

    @property
    def paper(self) -> str:
        """The paper that charts are printed on at first, "" for the smallest that is readable."""
        return self._word("paper")

    @paper.setter
    def paper(self, name: str) -> None:
        self._settings.setValue("paper", name)

    @property
    def folder(self) -> Path:
        """Where files were last opened or saved."""
        remembered = Path(self._word("folder") or Path.home())
        return remembered if remembered.is_dir() else Path.home()

    @property
    def recent(self) -> list[Path]:
        """The files opened or saved last, newest first, without those that are gone."""
        kept = self._settings.value("recent") or []
        texts = [kept] if isinstance(kept, str) else kept
        return [path for path in map(Path, texts) if path.is_file()]

    def remember_file(self, path: Path) -> None:
        """Puts a file first among the recent ones."""
        path = path.absolute()
        others = [each for each in self.recent if each != path]
        self._settings.setValue("recent", [str(each) for each in (path, *others)][:MOST_RECENT])
        self.remember_folder(path.parent)
        self.recent_changed.emit()

    def remember_folder(self, path: Path) -> None:
        """Opens and saves there next time."""
        self._settings.setValue("folder", str(path.absolute()))

    def layout(self, name: str) -> QByteArray:
        """The remembered layout of a part of the window, empty at first."""
        value = self._settings.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def remember_layout(self, name: str, layout: QByteArray) -> None:
        self._settings.setValue(f"layout/{name}", layout)

    def _word(self, key: str) -> str:
        value = self._settings.value(key)
        return value if isinstance(value, str) else ""
