"""What must hold for a row by itself and among its neighbours; each table's guard raises RuleBroken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from orgplanner.edits.chains import check_chain
from orgplanner.edits.wording import NOUNS, field_words
from orgplanner.errors import RuleBroken
from orgplanner.model import Change, Row, Scenario
from orgplanner.model.rules import row_faults
from orgplanner.text import Message, say

if TYPE_CHECKING:
    from orgplanner.edits.draft import Draft

Where = Callable[[str, str, Any], Iterable[Any]]
Guard = Callable[["Draft", Any, Any], None]
"""Looks at a row before (None: new) and after."""

STEPS = {"0-5": 5, "CEFR": 6, "EQF": 8}
"""The highest level of a scale; 0 stands for none in each."""
HIGHEST_SCORE = 10
ALONE: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "assignments": ("post", "person", "kind", "since"),
    "ratings": ("person", "skill", "rater", "date"),
    "links": ("origin", "target", "kind"),
    "responsibilities": ("function", "unit"),
    "successions": ("subject",),
    "thresholds": ("work",),
    "scores": ("criterion", "scenario"),
})  # fmt: skip
"""Fields that no two rows of a table have alike."""


def check_rows(draft: Draft, changes: Iterable[Change]) -> None:
    """RuleBroken when a changed row holds a value that may not be, or breaks a rule of its table."""
    for change in changes:
        if change.after is None:
            continue
        for column, fault in row_faults(change.after, change.before):
            name = draft.called(change.after)
            field = field_words(column.name)
            if name == change.id:
                raise RuleBroken(
                    say("{what}, {field}: {fault}.", what=NOUNS[change.table], field=field, fault=fault)
                )
            raise RuleBroken(say("“{name}”, {field}: {fault}.", name=name, field=field, fault=fault))
        guard = GUARDS.get(change.table)
        if guard is not None:
            guard(draft, change.before, change.after)


def twins(where: Where, table: str, row: Any) -> Iterator[Row]:
    """The other rows that a row of one of the tables ALONE may not stand beside; `where` finds rows by a value."""
    fields = ALONE[table]
    for other in where(table, fields[0], getattr(row, fields[0])):
        if other.id != row.id and all(getattr(other, field) == getattr(row, field) for field in fields):
            yield other


def namesakes(scenarios: Iterable[Scenario], row: Scenario) -> Iterator[Scenario]:
    """The other scenarios that are called like one in any language, whatever the capitals."""
    taken = {words.casefold().strip() for _, words in row.name.items}
    for other in scenarios:
        if other.id != row.id and taken & {words.casefold().strip() for _, words in other.name.items}:
            yield other


def _refuse_twin(draft: Draft, table: str, row: Any, sentence: Message) -> None:
    """RuleBroken with the sentence when a row has a twin."""
    if any(twins(draft.where, table, row)):
        raise RuleBroken(sentence)


def _unit(draft: Draft, before: Any, after: Any) -> None:
    if after.unplaced and after.parent is not None:
        raise RuleBroken(
            say("“{name}” cannot be placed and not yet placed at once.", name=draft.called(after))
        )
    if before is None or before.parent != after.parent:
        check_chain(draft, "units", "parent", before, after)


def _post(draft: Draft, before: Any, after: Any) -> None:
    if after.unplaced != (after.unit is None):
        raise RuleBroken(
            say("“{name}” cannot be placed and not yet placed at once.", name=draft.called(after))
        )
    if after.reports_to is not None and (before is None or before.reports_to != after.reports_to):
        check_chain(draft, "posts", "reports_to", before, after)


def _assignment(draft: Draft, _before: Any, after: Any) -> None:
    if after.share <= 0:
        raise RuleBroken(say("The share of an assignment must be more than nothing."))
    if after.since and after.until and after.until < after.since[: len(after.until)]:
        raise RuleBroken(say("An assignment cannot end before it begins."))
    name = draft.called(after)
    _refuse_twin(draft, "assignments", after, say("“{name}” holds this post already.", name=name))


def _requirement(draft: Draft, _before: Any, after: Any) -> None:
    if (after.unit is None) == (after.post is None):
        raise RuleBroken(say("A requirement belongs to a unit or to a post, to one of the two."))
    _check_level(draft, after)


def _rating(draft: Draft, _before: Any, after: Any) -> None:
    _check_level(draft, after)
    sentence = say(
        "“{name}” has a rating by this rater for this skill and date already.", name=draft.called(after)
    )
    _refuse_twin(draft, "ratings", after, sentence)


def _check_level(draft: Draft, row: Any) -> None:
    skill: Any = draft.get("skills", row.skill)
    if skill is None or row.level is None:
        return
    highest = highest_level(skill)
    if highest is not None and row.level > highest:
        name = draft.called(skill)
        raise RuleBroken(say("The scale of “{name}” ends at {highest}.", name=name, highest=highest))


def highest_level(skill: Any) -> int | None:
    """The highest level of a skill's scale, or None when its own scale has no named steps."""
    return STEPS.get(skill.scale) or (len(skill.levels) or None)


def _skill(draft: Draft, before: Any, after: Any) -> None:
    highest = highest_level(after)
    if before is None or highest is None or (before.scale, before.levels) == (after.scale, after.levels):
        return
    users = [*draft.where("ratings", "skill", after.id)]
    for state in draft.plan.states.values():
        users += state.where("requirements", "skill", after.id)
    if any(row.level is not None and row.level > highest for row in users):
        name = draft.called(after)
        raise RuleBroken(say("“{name}” has levels in use above {highest}.", name=name, highest=highest))


def _link(draft: Draft, _before: Any, after: Any) -> None:
    if after.origin == after.target:
        raise RuleBroken(say("A link joins two different ends."))
    for end in (after.origin, after.target):
        if draft.get("functions", end) is not None:
            raise RuleBroken(say("A link joins units and posts, not functions."))
    _refuse_twin(draft, "links", after, say("There is such a link already."))


def _responsibility(draft: Draft, _before: Any, after: Any) -> None:
    sentence = say("The unit has a part in “{name}” already.", name=draft.called(after))
    _refuse_twin(draft, "responsibilities", after, sentence)


def _succession(draft: Draft, _before: Any, after: Any) -> None:
    _refuse_twin(draft, "successions", after, say("There is a decision on this already."))
    ends = [id for id, _ in after.targets]
    if len(set(ends)) < len(ends):
        raise RuleBroken(say("The same target is named twice."))
    shares = [share for _, share in after.targets if share is not None]
    if any(share <= 0 for share in shares) or sum(shares, Decimal(0)) > 1:
        raise RuleBroken(say("Shares are more than nothing, and together no more than the whole."))


def _limit(_draft: Draft, _before: Any, after: Any) -> None:
    if after.least is not None and after.most is not None and after.least > after.most:
        raise RuleBroken(say("The minimum is above the ceiling."))


def _threshold(draft: Draft, _before: Any, after: Any) -> None:
    narrowest, widest = after.narrowest_span, after.widest_span
    if narrowest is not None and widest is not None and narrowest > widest:
        raise RuleBroken(say("The narrowest span is wider than the widest."))
    _refuse_twin(draft, "thresholds", after, say("There are thresholds for this kind of work already."))


def _scenario(draft: Draft, before: Any, after: Any) -> None:
    if not after.name:
        raise RuleBroken(say("A scenario needs a name."))
    if any(namesakes(draft.plan.scenarios.values(), after)):
        raise RuleBroken(say("There is a scenario “{name}” already.", name=draft.called(after)))
    if after.base is not None and (before is None or before.base != after.base):
        check_chain(draft, "scenarios", "base", before, after)


def _settings(_draft: Draft, _before: Any, after: Any) -> None:
    if not after.languages or len(set(after.languages)) < len(after.languages):
        raise RuleBroken(say("The plan needs at least one language, and each only once."))


def _score(draft: Draft, _before: Any, after: Any) -> None:
    given = after.score.quantity
    if given is not None and given.high > HIGHEST_SCORE:
        raise RuleBroken(say("A score is from 0 to {highest}.", highest=HIGHEST_SCORE))
    sentence = say("“{name}” has a score for this scenario already.", name=draft.called(after))
    _refuse_twin(draft, "scores", after, sentence)


GUARDS: dict[str, Guard] = {
    "settings": _settings,
    "thresholds": _threshold,
    "scenarios": _scenario,
    "skills": _skill,
    "ratings": _rating,
    "units": _unit,
    "posts": _post,
    "assignments": _assignment,
    "requirements": _requirement,
    "links": _link,
    "responsibilities": _responsibility,
    "successions": _succession,
    "limits": _limit,
    "scores": _score,
}
