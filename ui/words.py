"""The language of the window, changed at run time: who shows words keeps them here and is told."""

from collections.abc import Callable

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from orgplanner.text import LANGUAGES, Message, render

FEW = 1000
"""Words kept before it is asked for the first time which of them have lost their widget."""


class Words(QObject):
    """Says messages in one language; `changed` is emitted after everything kept was said anew."""

    changed = Signal()

    def __init__(self, language: str = "en", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: list[tuple[Callable[[str], object], Message]] = []
        self._many = FEW
        self._qt = QTranslator(self)
        self.language = ""
        self.speak(language)

    def __call__(self, message: Message | str) -> str:
        return render(message, self.language)

    def keep(self, setter: Callable[[str], object], message: Message) -> None:
        """Sets words now and again whenever the language changes, as long as the widget is there.

        What is no method of its widget, such as a lambda, must live as long as the window.
        """
        if len(self._kept) >= self._many:
            self._forget_what_is_gone()
            self._many = 2 * len(self._kept) + FEW
        self._kept.append((setter, message))
        setter(self(message))

    def speak(self, language: str) -> None:
        """Changes the language of everything kept, of Qt's own buttons and of the locale."""
        language = language if language in LANGUAGES else "en"
        if language == self.language:
            return
        self.language = language
        QLocale.setDefault(QLocale(language))
        self._load_qt(language)
        self._forget_what_is_gone()
        for setter, message in self._kept:
            setter(self(message))
        self.changed.emit()

    def _forget_what_is_gone(self) -> None:
        self._kept = [each for each in self._kept if _is_there(each[0])]

    def _load_qt(self, language: str) -> None:
        QApplication.removeTranslator(self._qt)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != "en" and self._qt.load(f"qtbase_{language}", folder):
            QApplication.installTranslator(self._qt)


def _is_there(setter: Callable[[str], object]) -> bool:
    owner = getattr(setter, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


def usual_language() -> str:
    """The language of the computer where the program speaks it, else English."""
    code = QLocale.system().name().split("_")[0]
    return code if code in LANGUAGES else "en"
