"""What every part of the window is given: the session, the language, the looks and what is remembered."""

from dataclasses import dataclass, field
from threading import Lock

from ui.leftovers import Leftovers
from ui.look import Look
from ui.preferences import Preferences
from ui.session import Session
from ui.words import Words


@dataclass(frozen=True, slots=True)
class Desk:
    """Made once for a window; the parts talk to each other through the session alone."""

    session: Session
    words: Words
    look: Look
    preferences: Preferences
    turn: Lock = field(default_factory=Lock)
    """for work beside the window that takes turns"""
    leftovers: Leftovers = field(default_factory=Leftovers)
    """for large things that nobody needs any more"""
