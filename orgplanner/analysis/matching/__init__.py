"""Which unit, post, person and function of one scenario is which of another that shares few ids with it, or none.

By id, then code, then name (in any language), then title and unit, then place. Every pair has a certainty, a reason
in words and runners-up; what several fit equally is left open. Nothing is concluded here: a person accepts pairs.
"""

from orgplanner.analysis.matching.choices import Choices, doubtful_first, is_doubtful
from orgplanner.analysis.matching.finding import MATCHED, Decided, match
from orgplanner.analysis.matching.listing import KINDS, Listing, counted
from orgplanner.analysis.matching.pairs import SURE, Matching, Pair, Rival
from orgplanner.analysis.matching.sharing import shares_few_ids
from orgplanner.analysis.matching.sides import Side

__all__ = [
    "KINDS", "MATCHED", "SURE", "Choices", "Decided", "Listing", "Matching", "Pair", "Rival", "Side",
    "counted", "doubtful_first", "is_doubtful", "match", "shares_few_ids",
]  # fmt: skip
