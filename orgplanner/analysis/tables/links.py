"""The table of the links of a scenario: relations outside the line."""

from collections.abc import Mapping
from typing import Any

from orgplanner.analysis.tables.collation import sort_key
from orgplanner.analysis.tables.column import Column, Sheet
from orgplanner.analysis.tables.kinds import choice_column, one_column, origin_columns, words_column
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.model import Link, Plan
from orgplanner.model.choices import LINK_KINDS
from orgplanner.text import Message, say

KIND_WORDS: dict[str, Message] = {kind: Message(kind) for kind in LINK_KINDS}


def _rows(speller: Speller) -> list[Link]:
    def order(row: Link) -> tuple[str, ...]:
        return (sort_key(speller.label("ends", row.origin)), row.kind, row.id)

    return sorted(speller.state.links.values(), key=order)


def _columns(_plan: Plan) -> tuple[Column, ...]:
    return (
        one_column("origin", say("From"), "ends", blank="", width=230),
        choice_column("kind", say("Kind"), KIND_WORDS, width=130),
        one_column("target", say("To"), "ends", blank="", width=230),
        words_column("caption", say("Caption"), width=190),
        *origin_columns(),
    )


def _unit(speller: Speller, row: Link) -> str:
    post = speller.state.posts.get(row.origin)
    return row.origin if post is None else post.unit or ""


def _started(_speller: Speller, beside: Link | None, unit: str) -> Mapping[str, Any]:
    return {"origin": beside.origin if beside is not None else unit, "target": ""}


LINKS = Sheet(
    "links", say("Links"), "links", _rows, _columns, _unit, _started, groups=("origin", "kind", "target"),
    needed=("origin", "target"),
)  # fmt: skip
