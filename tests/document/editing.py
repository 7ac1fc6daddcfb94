"""Small edits for the tests of documents."""

from dataclasses import replace

from orgplanner.model import Change, ChangeSet, Unit, names
from orgplanner.text import say


def renamed(document, words, unit="u1", typing=""):
    """The change set that names a unit anew."""
    before = document.plan.states["now"].units[unit]
    after = replace(before, name=names(en=words))
    return ChangeSet(
        say("Rename to “{words}”", words=words), (Change("units", "now", unit, before, after),), typing=typing
    )


def added(id):
    """The change set that adds a unit."""
    return ChangeSet(say("Add"), (Change("units", "now", id, None, Unit(id, parent="u1")),))


def name_of(document, unit="u1"):
    return document.plan.states["now"].units[unit].name.exactly("en")
