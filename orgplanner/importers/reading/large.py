"""What is said of files that hold more than any list of posts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from orgplanner.errors import FileProblem
from orgplanner.text import Message, say

LARGE: Mapping[str, Message] = MappingProxyType({
    "rows": say("more than 200,000 rows in a sheet"), "sheets": say("more than 300 sheets"),
    "columns": say("more than 1,000 columns in a sheet"), "cells": say("its cells reach too far"),
    "text": say("its texts are too long"), "time": say("it takes too long to read"),
    "memory": say("it takes too much memory to read"),
})  # fmt: skip


def too_large(name: str, what: str) -> FileProblem:
    """What is said of a file that is too large; `what` is the word of a TooLarge."""
    return FileProblem(say("{file} is too large: {what}.", file=name, what=LARGE[what]))
