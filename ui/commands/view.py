"""Commands that change how the plan is looked at, not the plan."""

from orgplanner.text import LANGUAGES, Message, say
from ui.commands.command import Command, Menu, Run, has_plan, on_chart


def _wear(theme: str) -> Run:
    return lambda window: window.wear(theme)


def _speak(language: str) -> Run:
    return lambda window: window.speak(language)


COMMANDS = (
    Command("zoom_in", say("Zoom in"), on_chart("zoom_in"), "Ctrl++; Ctrl+=", "zoom-in", when=has_plan),
    Command("zoom_out", say("Zoom out"), on_chart("zoom_out"), "Ctrl+-", "zoom-out", when=has_plan),
    Command("fit", say("Fit the chart into the window"), on_chart("fit"), "Ctrl+0", "maximize", when=has_plan),
    Command("unfold", say("Unfold all"), on_chart("fold_to", 0), "Ctrl+Shift+0", when=has_plan),
    Command("fold_1", say("Fold to level 1"), on_chart("fold_to", 1), "Ctrl+Shift+1", when=has_plan),
    Command("fold_2", say("Fold to level 2"), on_chart("fold_to", 2), "Ctrl+Shift+2", when=has_plan),
    Command("fold_3", say("Fold to level 3"), on_chart("fold_to", 3), "Ctrl+Shift+3", when=has_plan),
    Command("chart_units", say("Chart of units"), on_chart("choose_kind", "units"), when=has_plan),
    Command("chart_posts", say("Chart of posts"), on_chart("choose_kind", "posts"), when=has_plan),
    Command("chart_both", say("Chart of units and posts"), on_chart("choose_kind", "both"), when=has_plan),
    Command(
        "left", say("Panels on the left"), lambda window: window.show_panels(), "Ctrl+Shift+L", "layout-sidebar",
        "!left", has_plan,
    ),
    Command(
        "right", say("Inspector"), lambda window: window.show_panels(), "Ctrl+Shift+I", "layout-sidebar-right",
        "!right", has_plan,
    ),
    Command("light", say("Light"), _wear("light"), icon="sun", group="theme"),
    Command("dark", say("Dark"), _wear("dark"), icon="moon", group="theme"),
    Command("contrast", say("High contrast"), _wear("contrast"), group="theme"),
    *(Command(code, Message(name), _speak(code), group="language") for code, name in LANGUAGES.items()),
)  # fmt: skip
MENU = Menu(
    say("View"),
    ("zoom_in", "zoom_out", "fit", "", "unfold", "fold_1", "fold_2", "fold_3", "", "chart_units", "chart_posts",
     "chart_both", "", "left", "right", "", "light", "dark", "contrast", "", *LANGUAGES),
)  # fmt: skip
