"""Words shown to people: English templates, and their translations from `resources/translations`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from orgplanner.paths import resource

LANGUAGES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
"""Languages of the program itself, by their own names; names in a plan may use any other too."""

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that is not yet in a language: an English template and what fills its braces."""

    template: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return render(self)


class Worded(str):
    """A name that a message says in the language of the reader; anywhere else it is a text like any other."""

    __slots__ = ("by_language",)
    by_language: Mapping[str, str]

    def __new__(cls, text: str, by_language: Mapping[str, str]) -> "Worded":
        made = super().__new__(cls, text)
        made.by_language = by_language
        return made


def say(template: str, /, **values: object) -> Message:
    """The message with this English template; a value may be a message itself."""
    return Message(template, tuple(values.items()))


def chained(parts: Iterable[object], between: str = ", ") -> Message:
    """Several messages, names or texts one after the other, each said in the language of the whole."""
    values = tuple((f"part{place}", part) for place, part in enumerate(parts))
    return Message(between.join(f"{{{name}}}" for name, _ in values), values)


def render(message: Message | str, language: str = "en") -> str:
    """The message in a language, in English where a translation is missing."""
    if isinstance(message, str):
        return message
    pattern = catalogue(language).get(message.template, message.template)
    filled = {name: _filling(value, language) for name, value in message.values}
    return pattern.format_map(filled) if filled else pattern


def _filling(value: object, language: str) -> object:
    if isinstance(value, Message):
        return render(value, language)
    if isinstance(value, Worded):
        value = value.by_language.get(language, str(value))
    return shown(value) if isinstance(value, str) else value


def shown(text: str) -> str:
    """A text with “�” in place of characters that would steer a screen, such as those that turn its direction."""
    return text if text.isprintable() else _STEERING.sub("\N{REPLACEMENT CHARACTER}", text)


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """All translations into a language, by English template; empty for English."""
    if language == "en":
        return {}
    import json

    merged: dict[str, str] = {}
    for file in sorted(resource("translations").glob(f"*.{language}.json")):
        merged.update(json.loads(file.read_text(encoding="utf-8")))
    return merged
