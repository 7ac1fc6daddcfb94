"""A part of a pack: the matter in brief, with the pages where more is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgplanner.analysis.appraisal.measured import missing_skills
from orgplanner.analysis.grounds.ground import UNKNOWN, shares
from orgplanner.analysis.headlines import Count, Headline, changed_counts, headlines, headlines_of
from orgplanner.analysis.tables.kinds import BASIS_WORDS
from orgplanner.analysis.views.accounts import state_of
from orgplanner.drawing.pack.brief import Block, Brief, Told, brief_pictures
from orgplanner.drawing.pack.contents import Entry
from orgplanner.drawing.picture import Bookmark, Page, Picture
from orgplanner.exporters.pack.matter import Heads, Matter
from orgplanner.exporters.pack.upright import Upright
from orgplanner.exporters.progress import Progress
from orgplanner.text import Message, say

SURE = {**BASIS_WORDS, UNKNOWN: say("not known")}
TABLES = ((say("Units"), "units"), (say("Posts"), "posts"))
DIFFERENCE = say("Difference")
SEVERAL = say("What is both moved and renamed, for example, is counted under each.")


@dataclass(slots=True)
class BriefPiece:
    """The matter in brief; `pages_of` has the pages where parts begin, put right before its own are drawn."""

    matter: Matter
    heads: Heads
    pages_of: Mapping[str, int]

    def entries(self, _before: int) -> list[Entry]:
        """No lines below its own."""
        return []

    def lay(self, before: int, _progress: Progress | None) -> LaidBrief:
        """Its place; it is drawn when the others have theirs, which are told with as many figures at most."""
        return LaidBrief(self, before, len(self.pictures(before)[1]))

    def pictures(self, before: int) -> tuple[Upright, list[Picture], float]:
        """What stands on its pages, and on which scale."""
        upright = Upright(self.matter, self.matter.sheet(self.heads, before))
        room, theme = upright.room(before + 1), upright.sheet.theme
        return upright, *brief_pictures(self.brief(), *room, theme, self.matter.typeface)

    def brief(self) -> Brief:
        """What is told."""
        matter = self.matter
        below = tuple(self._open())
        if matter.found is None:
            alone = tuple((matter.say(line.title), line.after) for line in headlines(matter.plan, matter.scenario))
            return Brief(("", self._called(matter.scenario)), alone, below=below)
        heads = ("", *map(self._called, (matter.found.old, matter.found.new)), matter.say(DIFFERENCE))
        figures = tuple(self._figures(line) for line in headlines_of(matter.found))
        beside = tuple(self._changed(title, table) for title, table in TABLES)
        note = matter.say(SEVERAL) if any(block.lines for block in beside) else ""
        return Brief(heads, figures, beside, below, note)

    def _called(self, scenario: str) -> str:
        return self.matter.plan.scenario_name(scenario, self.matter.language)

    def _figures(self, line: Headline) -> tuple[str, ...]:
        return self.matter.say(line.title), line.before, line.after, line.difference

    def _changed(self, title: Message, table: str) -> Block:
        assert self.matter.found is not None
        lines = [self._count(count) for count in changed_counts(self.matter.found, table)]
        part = "posts" if table == "posts" and "posts" in self.pages_of else "changes"
        return Block(self.matter.say(title), (*lines, *self._more(part)))

    def _count(self, count: Count) -> Told:
        return Told(self.matter.say(count.title), str(count.number))

    def _more(self, part: str) -> Iterator[Told]:
        """A line that leads to a part, if it is in the document."""
        if part in self.pages_of:
            yield self._told("", part)

    def _told(self, words: str, part: str) -> Told:
        page = self.pages_of.get(part, 0)
        return Told(words, more=self.matter.say(say("see page {page}", page=page)) if page else "", page=page)

    def _open(self) -> Iterator[Block]:
        """What is not decided, not known, or not a fact."""
        lines = list(self._open_lines())
        if lines:
            yield Block(self.matter.say(say("What to know")), tuple(lines))

    def _open_lines(self) -> Iterator[Told]:
        matter, found = self.matter, self.matter.found
        if found is not None:
            yield self._told(matter.say(state_of(found.established)), "ledger")
            units, posts = len(found.units.undecided), len(found.posts.undecided)
            if units or posts:
                words = say("Without a decision: units {units}, lines of posts {posts}.", units=units, posts=posts)
                yield self._told(matter.say(words), "posts" if posts and "posts" in self.pages_of else "changes")
            missing = missing_skills(found)
            if missing.quantity is not None and missing.quantity.high > 0:
                words = say("People missing with essential skills: {number}.", number=str(missing))
                yield self._told(matter.say(words), "skills")
        yield from self._sure()

    def _sure(self) -> Iterator[Told]:
        """How many figures of the scenario are known, and how many of those are facts."""
        matter = self.matter
        known = shares(matter.grounds, len(matter.scenarios) - 1)
        counts = {kind: share.count for kind, share in known.items() if share.count}
        if counts:
            parts = ", ".join(f"{matter.say(SURE[kind])} {count}" for kind, count in counts.items())
            words = say("Figures of posts: {count}, of which {parts}.", count=sum(counts.values()), parts=parts)
            yield self._told(matter.say(words), "sources")


@dataclass(frozen=True, slots=True)
class LaidBrief:
    """The matter in brief with its place, on so many pages."""

    piece: BriefPiece
    before: int
    count: int
    notes: Sequence[Message] = ()

    def pages(self, whole: int) -> list[Page]:
        """The pages with their numbers."""
        upright, pictures, scale = self.piece.pictures(self.before)
        empty = Picture(pictures[0].width, 0.0, ())
        pictures = [*pictures, *[empty] * (self.count - len(pictures))]
        numbered = enumerate(pictures[: self.count], self.before + 1)
        return [upright.page(picture, number, whole, scale) for number, picture in numbered]

    def bookmarks(self) -> Sequence[Bookmark]:
        """None below that of the part itself."""
        return ()
