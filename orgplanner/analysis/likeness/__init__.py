"""What looks alike in units that may become one, across spellings and languages, and what could be made of it."""

from orgplanner.analysis.likeness.choosing import Choosing
from orgplanner.analysis.likeness.comparing import UNLIKE, Likeness, likeness
from orgplanner.analysis.likeness.lining_up import columns_of, lined_up
from orgplanner.analysis.likeness.proposal import Level, arrange, certainty, level_of, propose, regroup
from orgplanner.analysis.likeness.rows import LINED_UP, PROPOSED, Matcher, parts_of

__all__ = [
    "LINED_UP", "PROPOSED", "UNLIKE", "Choosing", "Level", "Likeness", "Matcher", "arrange", "certainty",
    "columns_of", "level_of", "likeness", "lined_up", "parts_of", "propose", "regroup",
]  # fmt: skip
