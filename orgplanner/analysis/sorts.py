"""What the sorts of functions and skills that are met most often are called in each language.

A plan may use any other word: it is shown as it was written.
"""

from collections.abc import Mapping
from types import MappingProxyType

from orgplanner.text import LANGUAGES, Message, render, say

SORTS: Mapping[str, Message] = MappingProxyType({
    "policy": say("policy"), "regulation": say("regulation"), "control": say("control"),
    "coordination": say("coordination"), "service": say("service"), "support": say("support"),
    "management": say("management"), "analytical": say("analytical"), "language": say("language"),
    "tool": say("tool"), "subspecialty": say("subspecialty"), "expert gap": say("expert gap"),
})  # fmt: skip
"""As a plan holds them, which is in English, and in words."""


def sort_shown(sort: str, language: str) -> str:
    """A sort as it is shown in a language."""
    found = SORTS.get(sort)
    return sort if found is None else render(found, language)


def sort_meant(text: str) -> str:
    """What a plan holds for what somebody typed: a known sort in any language, else the words themselves."""
    words = " ".join(text.split())
    known = (sort for sort, message in SORTS.items() if words.casefold() in _spellings(message))
    return next(known, words)


def _spellings(message: Message) -> set[str]:
    return {render(message, language).casefold() for language in LANGUAGES}
