"""Texts by language: the name of a unit, the title of a post, a mandate."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """The same words in several languages, as (language, words) pairs in order of language code."""

    items: tuple[tuple[str, str], ...] = ()

    def exactly(self, language: str) -> str:
        """The words in just this language, or ""."""
        return next((words for code, words in self.items if code == language), "")

    def best(self, *languages: str) -> str:
        """The words in the first of these languages that has any, then in any language, or ""."""
        for language in languages:
            if words := self.exactly(language):
                return words
        return self.items[0][1] if self.items else ""

    def including(self, language: str, words: str) -> "Names":
        """The same with the words of one language replaced; empty words take the language away."""
        return names({**dict(self.items), language: words})

    @property
    def languages(self) -> Iterable[str]:
        return (code for code, _ in self.items)

    def __bool__(self) -> bool:
        return bool(self.items)

    def __str__(self) -> str:
        return self.best("en")


NO_NAME = Names()


def names(by_language: dict[str, str] | None = None, /, **more: str) -> Names:
    """Names from a dict or from keywords: names(en="Tariff", ru="Тариф")."""
    merged = {**(by_language or {}), **more}
    return Names(tuple(sorted((code, words) for code, words in merged.items() if words)))
