"""Ceilings and minimums that are crossed, and those that may be."""

from collections.abc import Iterable

from orgplanner.analysis.checks.finding import Case, Check, Subject
from orgplanner.analysis.limit_words import verdict_sentence
from orgplanner.analysis.limits import Measured, unknown_posts
from orgplanner.text import Message, say

Found = tuple[Subject, Message, Message]
SHOWN = 5
"""Posts of unknown number that a sentence names."""


def find_crossed(case: Case) -> Iterable[Found]:
    """Limits that are crossed whatever is unknown or uncertain."""
    remedy = say("Change the structure, or the limit.")
    for each in case.limits:
        if each.verdict == "crossed":
            yield _subject(case, each), verdict_sentence(each, _name(case, each)), remedy


def find_possible(case: Case) -> Iterable[Found]:
    """Limits that a range or an unknown number leaves open."""
    for each in case.limits:
        if each.verdict in ("possible", "unsure"):
            yield _subject(case, each), verdict_sentence(each, _name(case, each)), _remedy(case, each)


def _remedy(case: Case, each: Measured) -> Message:
    if not each.total.unknown:
        return say("Narrow the ranges of the posts, or change the limit.")
    posts = unknown_posts(case.plan, case.scenario.id, each, case.totals)
    names = "; ".join(f"{case.words(post)} ({case.where(post)})" for post in posts[:SHOWN])
    return say("Unknown: {posts}.", posts=names + ("; …" if len(posts) > SHOWN else ""))


def _subject(case: Case, each: Measured) -> Subject:
    return case.subject(case.scenario if each.unit is None else case.state.units[each.unit])


def _name(case: Case, each: Measured) -> str:
    return case.words(case.scenario if each.unit is None else case.state.units[each.unit])


CROSSED = Check(
    "limit-crossed",
    say("Limits crossed"),
    say("More posts, staff, pay or deputies than a ceiling allows, or fewer than a minimum asks for."),
    "warning",
    find_crossed,
)
POSSIBLE = Check(
    "limit-open",
    say("Limits perhaps crossed"),
    say("A range or an unknown number leaves open whether a limit is kept."),
    "note",
    find_possible,
)
