"""What limits and their verdicts are called."""

from collections.abc import Mapping
from types import MappingProxyType

from orgplanner.analysis.limits import Measured
from orgplanner.model import plain
from orgplanner.text import Message, say

MEASURED: Mapping[str, Message] = MappingProxyType({
    "posts": say("Established FTE"), "staff": say("Filled FTE"), "pay": say("Base pay per month"),
    "cost": say("Pay with allowances and contributions, per month"), "deputies": say("Deputies"),
})  # fmt: skip
"""What a limit is on, in the order of MEASURES."""

VERDICT_WORDS: Mapping[str, Message] = MappingProxyType({
    "kept": say("kept"), "unsure": say("not known"), "possible": say("perhaps crossed"), "crossed": say("crossed"),
})  # fmt: skip
"""Verdicts, in the order of VERDICTS."""


SENTENCES: Mapping[tuple[str, bool], Message] = MappingProxyType({
    ("kept", True): say("{name}: {measure} {total}, within the limit."),
    ("kept", False): say("{name}: {measure} {total}, within the limit."),
    ("unsure", True): say("{name}: {measure} {total}, but unknown in {count} posts; at most {limit} are allowed."),
    ("unsure", False): say("{name}: {measure} {total}, but unknown in {count} posts; at least {limit} are needed."),
    ("possible", True): say("{name}: {measure} {total}, perhaps above the ceiling of {limit}."),
    ("possible", False): say("{name}: {measure} {total}, perhaps below the minimum of {limit}."),
    ("crossed", True): say("{name}: {measure} {total}, above the ceiling of {limit}."),
    ("crossed", False): say("{name}: {measure} {total}, below the minimum of {limit}."),
})  # fmt: skip
"""What is said of a verdict, by whether it is about the ceiling."""


def verdict_sentence(measured: Measured, name: str) -> Message:
    """What was found about a limit, as “Trade: Established FTE 22, above the ceiling of 20.”"""
    return Message(
        SENTENCES[measured.verdict, measured.above].template,
        (
            ("name", name), ("measure", MEASURED[measured.limit.measure]), ("total", str(measured.total)),
            ("limit", "–" if measured.bound is None else plain(measured.bound)), ("count", measured.total.unknown),
        ),
    )  # fmt: skip
