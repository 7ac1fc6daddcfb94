"""What stands before the parts of a pack: the cover and the contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgplanner.drawing.pack.contents import Contents, Entry
from orgplanner.drawing.pack.cover import Cover, cover_picture
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.exporters.pack.matter import Matter
from orgplanner.exporters.pack.upright import LaidFront, Upright
from orgplanner.exporters.scenarios import scenario_words
from orgplanner.text import say


def cover_of(matter: Matter) -> LaidFront:
    """The cover."""
    upright = Upright(matter, matter.bare_sheet())
    picture = cover_picture(_cover(matter, upright.sheet), *upright.room(1), upright.sheet.theme, matter.typeface)
    return LaidFront(upright, (picture,), 0)


def _cover(matter: Matter, sheet: PaperOptions) -> Cover:
    kicker = say("Proposal for reorganisation") if matter.other is not None else say("Organisational structure")
    titles = tuple(dict.fromkeys(matter.titles))
    return Cover(matter.head(kicker), titles, tuple(_ways(matter)), tuple(_marks(matter, sheet)))


def _marks(matter: Matter, sheet: PaperOptions) -> Iterator[tuple[str, str]]:
    """What tells the document from others, each with its label; what is not said is left out."""
    for label, words in (
        (say("Document number"), sheet.number), (say("Version"), sheet.version), (say("Date"), sheet.date),
    ):  # fmt: skip
        if words:
            yield matter.head(label), words


def _ways(matter: Matter) -> Iterator[tuple[str, str]]:
    if matter.other is None:
        yield matter.head(say("Scenario")), _called(matter, matter.scenario)
        return
    yield matter.head(say("Before")), _called(matter, matter.other)
    yield matter.head(say("After")), _called(matter, matter.scenario)


def _called(matter: Matter, scenario: str) -> str:
    """The name of a scenario in the languages of headings."""
    called = (scenario_words(matter.plan, scenario, language) for language in matter.languages)
    return " / ".join(dict.fromkeys(called))


@dataclass(frozen=True, slots=True)
class Listed:
    """The contents: lines for all parts, and what was left out."""

    matter: Matter
    left_out: Sequence[str]

    def lay(self, entries: Sequence[Entry], before: int) -> LaidFront:
        """The pages; numbers make no difference to how many there are."""
        sheet = self.matter.sheet(self.matter.heads(say("Contents")), before)
        upright = Upright(self.matter, sheet)
        contents = Contents(*upright.room(before + 1), sheet.theme, self.matter.typeface)
        notes = (self.matter.say(say("Not in this document")), *self.left_out) if self.left_out else ()
        return LaidFront(upright, contents.pages(entries, notes), before)
