"""The tables of a plan and the rows they hold.

Numbers of posts are full-time equivalents (FTE), pay is money per month in the currency of the settings.
"""

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

Row = (
    Settings | Threshold | Scenario | Source | Grade | Person | Skill | Rating | View
    | Allowance | Criterion | Score | PageTemplate
    | Unit | Post | Assignment | Requirement | Link | Function | Responsibility | Succession | Limit | Todo
)  # fmt: skip

SHARED: dict[str, type[Row]] = {
    "settings": Settings,
    "thresholds": Threshold,
    "scenarios": Scenario,
    "sources": Source,
    "grades": Grade,
    "people": Person,
    "skills": Skill,
    "ratings": Rating,
    "views": View,
    "allowances": Allowance,
    "criteria": Criterion,
    "scores": Score,
    "page_templates": PageTemplate,
}
"""Tables of facts that all scenarios share, each before those that refer to it."""

SCENARIO: dict[str, type[Row]] = {
    "units": Unit,
    "posts": Post,
    "assignments": Assignment,
    "requirements": Requirement,
    "links": Link,
    "functions": Function,
    "responsibilities": Responsibility,
    "successions": Succession,
    "limits": Limit,
    "todos": Todo,
}
"""Tables of which every scenario has its own rows."""

TABLES: dict[str, type[Row]] = {**SHARED, **SCENARIO}
