"""The nouns of a plan, the noun for change, and the rules; standard library only."""

from orgplanner.model.change import Change, ChangeSet, Key, gather, nothing
from orgplanner.model.ids import derived_id, new_id
from orgplanner.model.names import NO_NAME, Names, names
from orgplanner.model.plan import Plan, State, Tables
from orgplanner.model.quantity import (
    NOTHING,
    UNKNOWN,
    ZERO,
    Figure,
    Quantity,
    Total,
    about,
    between,
    exactly,
    plain,
    read_quantity,
    total,
)
from orgplanner.model.rank import in_order, rank_between, ranks
from orgplanner.model.rows import SCENARIO, SHARED, TABLES, Row
from orgplanner.model.scenario_rows import (
    Assignment,
    Function,
    Limit,
    Link,
    Post,
    Requirement,
    Responsibility,
    Succession,
    Todo,
    Unit,
)
from orgplanner.model.shared_rows import (
    Allowance,
    Criterion,
    Grade,
    PageTemplate,
    Person,
    Rating,
    Scenario,
    Score,
    Settings,
    Skill,
    Source,
    Threshold,
    View,
)
from orgplanner.model.typed import read_date, read_exact, read_whole

__all__ = [
    "NOTHING", "NO_NAME", "SCENARIO", "SHARED", "TABLES", "UNKNOWN", "ZERO",
    "Allowance", "Assignment", "Change", "ChangeSet", "Criterion", "Figure", "Function", "Grade", "Key", "Limit",
    "Link", "Names", "PageTemplate", "Person", "Plan", "Post", "Quantity", "Rating", "Requirement",
    "Responsibility", "Row", "Scenario", "Score", "Settings", "Skill", "Source", "State", "Succession", "Tables",
    "Threshold", "Todo", "Total", "Unit", "View",
    "about", "between", "derived_id", "exactly", "gather", "in_order", "names", "new_id", "nothing", "plain",
    "rank_between", "ranks", "read_date", "read_exact", "read_quantity", "read_whole", "total",
]  # fmt: skip
