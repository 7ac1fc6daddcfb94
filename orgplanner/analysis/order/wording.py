"""The headings and sentences of an order, by what became of units and posts."""

from collections.abc import Mapping
from types import MappingProxyType

from orgplanner.text import Message, say

KINDS = ("new", "closed", "merged", "split", "moved", "renamed", "resized", "changed", "undecided")
"""What clauses are about, in the order in which they stand."""

TITLES: Mapping[tuple[str, str], Message] = MappingProxyType({
    ("units", "new"): say("New units"), ("units", "closed"): say("Closed units"),
    ("units", "merged"): say("Merged units"), ("units", "split"): say("Units that are split up"),
    ("units", "moved"): say("Moved units"), ("units", "renamed"): say("Renamed units"),
    ("units", "changed"): say("Other changes of units"), ("units", "undecided"): say("Units without a decision"),
    ("posts", "new"): say("New posts"), ("posts", "closed"): say("Closed posts"),
    ("posts", "merged"): say("Merged posts"), ("posts", "split"): say("Posts that are split up"),
    ("posts", "moved"): say("Moved posts"), ("posts", "renamed"): say("Renamed posts"),
    ("posts", "resized"): say("Posts with another number"), ("posts", "changed"): say("Other changes of posts"),
    ("posts", "undecided"): say("Posts without a decision"),
})  # fmt: skip

SENTENCES: Mapping[tuple[str, str], Message] = MappingProxyType({
    ("units", "new"): say("Establish the unit “{name}” below {new}."),
    ("units", "closed"): say("Close the unit “{name}” ({old})."),
    ("units", "merged"): say("Merge the units {origins} into the unit “{name}”."),
    ("units", "split"): say("Split the unit “{name}” up into: {ends}."),
    ("units", "moved"): say("Move the unit “{name}” from {old} to {new}."),
    ("units", "renamed"): say("Rename the unit “{before}” to “{name}”."),
    ("units", "changed"): say("Change of the unit “{name}”: {fields}."),
    ("units", "undecided"): say("Unit “{name}” ({old}): {state}."),
    ("posts", "new"): say("Establish the post “{name}” in the unit {new}, FTE: {fte}."),
    ("posts", "closed"): say("Close the post “{name}” in the unit {old}, FTE: {fte_before}."),
    ("posts", "merged"): say("Merge the posts {origins} into the post “{name}” in the unit {new}, FTE: {fte}."),
    ("posts", "split"): say("Split the post “{name}” of the unit {old} up into: {ends}."),
    ("posts", "moved"): say("Move the post “{name}” from the unit {old} to the unit {new}, FTE: {fte}."),
    ("posts", "renamed"): say("Rename the post “{before}” of the unit {new} to “{name}”."),
    ("posts", "resized"): say(
        "Change the number of the post “{name}” in the unit {new}, FTE: {fte_before} → {fte}."
    ),
    ("posts", "changed"): say("Change of the post “{name}” in the unit {new}: {fields}."),
    ("posts", "undecided"): say("Post “{name}” ({old}), FTE {fte_before}: {state}."),
})  # fmt: skip

REASON, LEGAL = say("Reason"), say("Legal basis")
NOWHERE, GONE = say("not yet placed"), say("gone, nothing is decided")
TOP = say("the top")


def sentence(table: str, kind: str, values: Mapping[str, object]) -> Message:
    """What is to be done, with the names that it is done to."""
    template = SENTENCES[table, kind].template
    return say(template, **{name: value for name, value in values.items() if f"{{{name}}}" in template})
