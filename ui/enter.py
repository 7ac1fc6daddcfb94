"""The two keys that both mean Enter: apart from what is seen first, as it names the enumerations of Qt."""

from PySide6.QtCore import Qt

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
