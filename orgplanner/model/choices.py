"""The words a field may hold where it takes only some."""

SCENARIO_KINDS = ("current", "proposed", "reference")
UNIT_KINDS = (
    "unit", "government", "ministry", "department", "division", "sub-unit", "centre", "committee", "commission",
    "council", "working group", "secretariat", "agency", "mission", "office", "company", "association", "external",
)  # fmt: skip
ROLES = ("line", "assistant", "advisory")
ARRANGEMENTS = ("auto", "side", "stacked")
POST_STATUSES = ("established", "frozen", "proposed")
ASSIGNMENT_KINDS = ("substantive", "acting", "temporary")
LINK_KINDS = (
    "also reports to", "coordinates", "advises", "supports", "consults", "is member of", "informs",
)  # fmt: skip
RESPONSIBILITIES = ("leads", "supports", "is consulted")
SCALES = ("0-5", "CEFR", "EQF", "own")
RATERS = ("", "self", "manager", "test")
DECISIONS = (
    "undecided", "keep", "change", "move", "merge", "split", "close", "transfer", "convert", "out of scope",
)  # fmt: skip
REVIEWS = (
    "not reviewed", "unchanged", "changed", "moved", "merged", "split", "closed", "out of scope",
)  # fmt: skip
MEASURES = ("posts", "staff", "pay", "cost", "deputies")
STAGES = ("", "before", "after", "changes")
ALLOWANCE_KINDS = ("allowance", "contribution")
BETTER = ("more", "less")
DIRECTIONS = ("auto", "landscape", "portrait")
