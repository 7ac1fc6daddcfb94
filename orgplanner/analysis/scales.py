"""The steps of a skill's scale in words: B2, 4, or the plan's own names."""

from orgplanner.model import Skill

CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")


def level_words(skill: Skill, level: int | None) -> str | int | None:
    """A level as people write it: a word on scales that have words, else its number; None when it is not known."""
    steps = CEFR if skill.scale == "CEFR" else skill.levels if skill.scale == "own" else ()
    return steps[level - 1] if level is not None and 1 <= level <= len(steps) else level
