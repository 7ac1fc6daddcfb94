"""The topics of the help: files in `resources/help`, whose links are named by what they lead to."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from orgplanner.paths import resource

TOPICS = ("restructure", "start", "import", "numbers", "review", "compare", "paper", "excel", "saving")
"""In the order of the contents; each is a file for every language."""
LINK = re.compile(r"\[\]\((command|page|topic):(\w+)\)")
"""A link without words: it is named by the command, the page or the topic."""
HEADING = re.compile(r"^(#{1,2}) (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic in one language: its id, Markdown, title, and the headings of its parts."""

    id: str
    text: str

    @property
    def title(self) -> str:
        return next(str(words) for marks, words in HEADING.findall(self.text) if marks == "#")

    @property
    def parts(self) -> list[str]:
        return [words for marks, words in HEADING.findall(self.text) if marks == "##"]


def read_topic(id: str, language: str) -> Topic:
    """A topic in a language, in English where it is not there."""
    file = resource(f"help/{id}.{language}.md")
    return Topic(id, (file if file.is_file() else resource(f"help/{id}.en.md")).read_text(encoding="utf-8"))


def links(text: str) -> list[tuple[str, str]]:
    """The links of a topic: their kind (command, page or topic) and id."""
    return LINK.findall(text)


def named(text: str, name: Callable[[str, str], str]) -> str:
    """The text with words on its links; `name` gives them for a kind and an id."""

    def link(found: re.Match[str]) -> str:
        kind, id = found.groups()
        words = re.sub(r"([\\\[\]*_`<>])", r"\\\1", name(kind, id))
        return f"[{words}]({kind}:{id})"

    return LINK.sub(link, text)
