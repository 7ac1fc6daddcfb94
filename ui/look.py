"""How the window looks: Fusion with a palette and a small style sheet from the theme of the charts."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from orgplanner.drawing.theme import CONTRAST, DARK, LIGHT, Theme, text_on
from orgplanner.paths import resource
from ui.fonts import FAMILY, load_fonts
from ui.icons import icon

TEXT_SIZE = 12
THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}
"""What the window can wear."""


class Look(QObject):
    """The theme of the window; `changed` is emitted when it became another, `changing` before.

    Who makes its widgets anew for another theme gives them up at `changing`, so that Qt need not dress them.
    """

    changing = Signal()
    changed = Signal()

    def __init__(self, application: QApplication, name: str = "light") -> None:
        super().__init__(application)
        self._application = application
        load_fonts()
        font = QFont(FAMILY)
        font.setPixelSize(TEXT_SIZE)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        application.setFont(font)
        self.theme = THEMES.get(name, LIGHT)
        self._dressed: list[QWidget] = []
        application.setPalette(palette_of(self.theme))

    def dress(self, window: QWidget) -> None:
        """Gives a window, all in it and the dialogs over it the look of the theme, now and when it changes.

        A style sheet of the whole application would look the same, but to change it Qt looks at every widget again
        for each of its parents: six times the work in our window.
        """
        self._dressed.append(window)
        window.destroyed.connect(lambda: self._dressed.remove(window))
        window.setStyleSheet(style_sheet(self.theme))

    def wear(self, name: str) -> None:
        """Changes to one of THEMES."""
        theme = THEMES.get(name, LIGHT)
        if theme is not self.theme:
            self.changing.emit()
            self.theme = theme
            self._application.setPalette(palette_of(theme))
            for window in self._dressed:
                window.setStyleSheet(style_sheet(theme))
            self.changed.emit()

    def icon(self, name: str) -> QIcon:
        """An icon in the colours of the theme."""
        return icon(name, self.theme.text, self.theme.hatch)


def palette_of(theme: Theme) -> QPalette:
    """The colours of Qt's own widgets."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: theme.window, roles.WindowText: theme.text, roles.Base: theme.panel, roles.Text: theme.text,
        roles.AlternateBase: theme.window, roles.Button: theme.panel, roles.ButtonText: theme.text,
        roles.BrightText: theme.text, roles.Highlight: theme.accent, roles.HighlightedText: text_on(theme.accent),
        roles.ToolTipBase: theme.panel, roles.ToolTipText: theme.text, roles.PlaceholderText: theme.secondary,
        roles.Link: theme.accent, roles.LinkVisited: theme.accent, roles.Light: theme.panel,
        roles.Midlight: theme.line, roles.Mid: theme.line, roles.Dark: theme.hatch, roles.Shadow: theme.hatch,
        roles.Accent: theme.accent,
    }  # fmt: skip
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    pale = (roles.WindowText, roles.Text, roles.ButtonText)
    for role in pale:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.hatch))
    return palette


def arrow_file(theme: Theme) -> str:
    """The arrow of a drop-down in the colours of a theme; a style sheet takes pictures from files alone."""
    return _picture("arrow", theme)


def _picture(name: str, theme: Theme) -> str:
    return resource(f"icons/{name}-{theme.name}.svg").as_posix()


def style_sheet(theme: Theme) -> str:
    """The little that the palette cannot say: thin lines, flat panels, quiet headings."""
    arrow, up, check, minus = (_picture(name, theme) for name in ("arrow", "arrow-up", "check", "minus"))
    return f"""
QToolTip {{ color: {theme.text}; background: {theme.panel}; border: 1px solid {theme.line}; padding: 3px; }}
QMenuBar {{ background: {theme.panel}; border-bottom: 1px solid {theme.line}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {theme.selection}; color: {theme.text}; }}
QMenu {{ background: {theme.panel}; border: 1px solid {theme.line}; padding: 4px; }}
QMenu::item {{ padding: 5px 26px 5px 24px; border-radius: 3px; }}
QMenu::item:selected {{ background: {theme.selection}; color: {theme.text}; }}
QMenu::item:disabled {{ color: {theme.hatch}; }}
QMenu::separator {{ height: 1px; background: {theme.line}; margin: 4px 8px; }}
QToolBar {{ background: {theme.panel}; border: none; border-bottom: 1px solid {theme.line}; spacing: 4px;
  padding: 4px 8px; }}
QToolButton, QPushButton, QComboBox {{ background: {theme.panel}; border: 1px solid {theme.line};
  border-radius: 4px; padding: 4px 9px; color: {theme.text}; }}
QComboBox {{ padding: 3px 4px 3px 8px; }}
QComboBox::drop-down {{ border: none; width: 18px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: 12px; height: 12px; }}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: 11px; }}
QScrollBar:horizontal {{ height: 11px; }}
QScrollBar::handle {{ background: {theme.line}; border: 2px solid {theme.panel}; border-radius: 5px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {theme.connector}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTreeWidget#rows::item {{ padding: 2px 8px 2px 8px; }}
QMenu::indicator {{ width: 14px; height: 14px; left: 6px; }}
QToolButton {{ padding: 3px 7px; }}
QToolButton[popupMode="2"] {{ padding-right: 17px; }}
QToolButton[popupMode="1"] {{ padding-right: 20px; }}
QToolButton::menu-button {{ border: none; width: 15px; }}
QToolButton::menu-arrow {{ image: url({arrow}); width: 10px; height: 10px; }}
QToolButton::menu-indicator {{ subcontrol-position: right center; right: 4px; width: 9px; height: 9px; }}
QToolButton:hover, QPushButton:hover, QComboBox:hover {{ border-color: {theme.connector}; }}
QToolButton:pressed, QPushButton:pressed {{ background: {theme.selection}; }}
QToolButton:checked {{ background: {theme.selection}; }}
QToolButton[segment="first"] {{ border-top-right-radius: 0; border-bottom-right-radius: 0; border-right: none; }}
QToolButton[segment="middle"] {{ border-radius: 0; }}
QToolButton[segment="last"] {{ border-top-left-radius: 0; border-bottom-left-radius: 0; border-left: none; }}
QToolButton[segment]:checked {{ background: {theme.accent}; border-color: {theme.accent};
  color: {text_on(theme.accent)}; }}
QToolButton:focus, QPushButton:focus, QComboBox:focus, QLineEdit:focus {{ border-color: {theme.accent}; }}
QToolButton:disabled, QPushButton:disabled, QComboBox:disabled {{ color: {theme.hatch}; }}
QPushButton:default {{ background: {theme.accent}; border-color: {theme.accent}; color: {text_on(theme.accent)}; }}
QPushButton:default:disabled {{ background: {theme.panel}; border-color: {theme.line}; color: {theme.hatch}; }}
QPushButton#left {{ text-align: left; padding: 7px 10px; }}
QPushButton[flat="true"], QToolButton[flat="true"] {{ border-color: transparent; background: transparent; }}
QToolButton[flat="true"]:hover {{ background: {theme.selection}; }}
QToolButton[flat="true"]:focus {{ border-color: {theme.accent}; }}
QToolButton#alarm {{ color: {theme.tones["closed"][0]}; font-weight: 600; }}
QToolButton#perhaps {{ color: {theme.tones["moved"][0]}; }}
QLineEdit, QPlainTextEdit {{ background: {theme.box}; border: 1px solid {theme.line}; border-radius: 4px;
  padding: 3px 6px; color: {theme.text}; selection-background-color: {theme.accent}; }}
QSpinBox {{ background: {theme.box}; border: 1px solid {theme.line}; border-radius: 4px; padding: 3px 18px 3px 6px;
  color: {theme.text}; selection-background-color: {theme.accent}; }}
QSpinBox:focus {{ border-color: {theme.accent}; }}
QSpinBox::up-button, QSpinBox::down-button {{ subcontrol-origin: border; width: 18px; border: none; }}
QSpinBox::up-button {{ subcontrol-position: top right; }}
QSpinBox::down-button {{ subcontrol-position: bottom right; }}
QSpinBox::up-button:hover, QSpinBox::down-button:hover {{ background: {theme.selection}; }}
QSpinBox::up-arrow {{ image: url({up}); width: 9px; height: 9px; }}
QSpinBox::down-arrow {{ image: url({arrow}); width: 9px; height: 9px; }}
QAbstractItemView {{ background: {theme.panel}; border: none; outline: 0;
  selection-background-color: {theme.selection}; selection-color: {theme.text}; }}
QDialog QAbstractItemView {{ border: {"1px solid " + theme.line if theme.panel == theme.window else "none"}; }}
QDialog QHeaderView {{ border: none; }}
QAbstractItemView::item {{ padding: 2px 4px; }}
QAbstractItemView::item:selected {{ background: {theme.selection}; color: {theme.text}; }}
QAbstractItemView::item:hover {{ background: {theme.window}; }}
QAbstractItemView::item:selected:hover {{ background: {theme.selection}; }}
QAbstractItemView QLineEdit {{ padding: 0 2px; border-radius: 0; }}
QHeaderView::section {{ background: {theme.panel}; color: {theme.secondary}; border: none;
  border-bottom: 1px solid {theme.line}; padding: 3px 4px; font-size: 11px; font-weight: 600; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ subcontrol-position: top center; width: 8px; height: 8px; }}
QHeaderView::up-arrow {{ image: url({up}); }}
QHeaderView::down-arrow {{ image: url({arrow}); }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QTableView {{ gridline-color: {theme.track}; }}
QTableCornerButton::section {{ background: {theme.panel}; border: none; border-bottom: 1px solid {theme.line}; }}
QLineEdit#filter {{ padding: 0 3px; border-radius: 3px; }}
QLineEdit#cell, QPlainTextEdit#cell {{ background: {theme.box}; border: 1px solid {theme.accent}; border-radius: 0;
  padding: 0 2px; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {theme.line}; }}
QTabBar {{ background: {theme.window}; }}
QTabBar::tab:selected:focus {{ border-color: {theme.accent}; }}
QTabBar QToolButton {{ padding: 0; }}
QPlainTextEdit#name {{ padding: 0; }}
QTabBar::tab {{ padding: 5px 8px; border: 1px solid transparent; margin: 4px 0 0 4px; color: {theme.text}; }}
QTabBar::tab:selected {{ background: {theme.panel}; border: 1px solid {theme.line}; border-bottom: none;
  border-top-left-radius: 4px; border-top-right-radius: 4px; font-weight: 600; }}
QRadioButton::indicator {{ width: 11px; height: 11px; border: 1px solid {theme.connector}; border-radius: 6px;
  background: {theme.box}; }}
QRadioButton::indicator:checked {{ width: 5px; height: 5px; border: 4px solid {theme.accent}; }}
QRadioButton::indicator:focus {{ border-color: {theme.accent}; }}
QSplitter::handle {{ background: {theme.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QScrollArea, QFrame#panel, QWidget#panel {{ background: {theme.panel}; border: none; }}
QFrame#rule {{ background: {theme.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame#bar {{ background: {theme.panel}; border: none; border-top: 1px solid {theme.line}; }}
QFrame#chartbar {{ background: {theme.panel}; border: none; border-bottom: 1px solid {theme.line}; }}
QFrame#notice {{ background: {theme.gaps[0]}; border: none; border-bottom: 1px solid {theme.line}; }}
QFrame#notice QLabel {{ color: {theme.gap_text}; }}
QLabel#heading {{ color: {theme.secondary}; font-size: 11px; font-weight: 600; }}
QLabel#secondary {{ color: {theme.secondary}; }}
QWidget#form QLineEdit, QWidget#form QPlainTextEdit, QWidget#form QComboBox {{ background: transparent;
  border: 1px solid transparent; border-bottom-color: {theme.line}; border-radius: 0; }}
QWidget#form QComboBox {{ padding: 3px 2px 3px 3px; }}
QWidget#form QLineEdit {{ padding: 3px 1px; }}
QWidget#form QLineEdit:hover, QWidget#form QPlainTextEdit:hover, QWidget#form QComboBox:hover {{
  border-color: {theme.line}; }}
QWidget#form QLineEdit:focus, QWidget#form QPlainTextEdit:focus, QWidget#form QComboBox:focus {{
  background: {theme.box}; border-color: {theme.accent}; }}
QWidget#form QComboBox:disabled, QWidget#form QCheckBox:disabled {{ color: {theme.text}; }}
QWidget#form QComboBox::down-arrow:disabled {{ image: none; }}
QToolButton[small="true"] {{ padding: 0; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QCheckBox::indicator, QAbstractItemView::indicator {{ width: 14px; height: 14px;
  border: 1px solid {theme.connector}; border-radius: 3px; background: {theme.box}; }}
QAbstractItemView::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent};
  image: url({check}); }}
QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate {{ background: {theme.accent};
  border-color: {theme.accent}; }}
QCheckBox::indicator:checked {{ image: url({check}); }}
QCheckBox::indicator:indeterminate {{ image: url({minus}); }}
QCheckBox::indicator:hover, QCheckBox::indicator:focus {{ border-color: {theme.text}; }}
QCheckBox::indicator:disabled {{ border-color: {theme.line}; }}
QCheckBox::indicator:checked:disabled {{ background: {theme.hatch}; border-color: {theme.hatch}; }}
QCheckBox:focus {{ color: {theme.accent}; }}
QLabel#label {{ color: {theme.secondary}; font-size: 11px; }}
QLabel#fault {{ color: {theme.tones["closed"][0]}; font-size: 11px; }}
QLabel#lock {{ background: {theme.gaps[0]}; color: {theme.gap_text}; border-radius: 4px; padding: 4px 6px; }}
QLabel#title {{ font-size: 15px; font-weight: 600; }}
QLabel#welcome {{ font-size: 22px; font-weight: 600; }}
QFrame#card {{ background: {theme.box}; border: 1px solid {theme.line}; border-radius: 6px; }}
QFrame#legend {{ background: {theme.panel}; border: 1px solid {theme.line}; border-radius: 4px; }}
QFrame#card:hover {{ border-color: {theme.accent}; }}
QProgressBar {{ border: 1px solid {theme.line}; border-radius: 3px; background: {theme.track}; max-height: 8px; }}
QProgressBar::chunk {{ background: {theme.accent}; border-radius: 2px; }}
"""
