"""The sign, the word and the tone of everything that may become of a unit or post."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from orgplanner.text import Message, say

BADGES: Mapping[str, Message] = MappingProxyType({
    "new": say("+ New"), "merged": say("→← Merged"), "split": say("←→ Split up"), "moved": say("⇄ Moved"),
    "superior": say("⇄ Other superior"), "renamed": say("≈ Renamed"), "changed": say("≠ Changed"),
    "closed": say("× Closed"), "undecided": say("? Undecided"),
})  # fmt: skip
"""What stands on the corner of a box; every sign is another one, so that it can be told without colours."""

MEANINGS: Mapping[str, Message] = MappingProxyType({
    "new": say("+ new"), "merged": say("→← merged"), "split": say("←→ split up"), "moved": say("⇄ moved"),
    "superior": say("⇄ other superior"), "renamed": say("≈ renamed"), "changed": say("≠ changed"),
    "closed": say("× closed"), "undecided": say("? undecided"),
})  # fmt: skip
"""The same in a legend, in the order in which they stand there."""

SIGNS: Mapping[str, str] = MappingProxyType({
    word: message.template.split(" ")[0] for word, message in BADGES.items()
})
TONES: Mapping[str, str] = MappingProxyType({"new": "new", "closed": "closed", "undecided": "open", "": "same"})


def tone_of(word: str) -> str:
    """Return the tone of what became of a box: that of what moved or changed, unless it is another."""
    return TONES.get(word, "moved")
