"""The tables of a plan and the rows they hold.

Numbers of posts are full-time equivalents (FTE), pay is money per month in the currency of the settings.
"""

from orgplanner.model import scenario_rows as own
from orgplanner.model import shared_rows as shared

Row = (
    shared.Settings | shared.Threshold | shared.Scenario | shared.Source | shared.Grade | shared.Person
    | shared.Skill | shared.Rating | shared.View | shared.Allowance | shared.Criterion | shared.Score
    | shared.PageTemplate
    | own.Unit | own.Post | own.Assignment | own.Requirement | own.Link | own.Function
    | own.Responsibility | own.Succession | own.Limit | own.Todo
)  # fmt: skip

SHARED: dict[str, type[Row]] = {
    "settings": shared.Settings,
    "thresholds": shared.Threshold,
    "scenarios": shared.Scenario,
    "sources": shared.Source,
    "grades": shared.Grade,
    "people": shared.Person,
    "skills": shared.Skill,
    "ratings": shared.Rating,
    "views": shared.View,
    "allowances": shared.Allowance,
    "criteria": shared.Criterion,
    "scores": shared.Score,
    "page_templates": shared.PageTemplate,
}
"""Tables of facts that all scenarios share, each before those that refer to it."""

SCENARIO: dict[str, type[Row]] = {
    "units": own.Unit,
    "posts": own.Post,
    "assignments": own.Assignment,
    "requirements": own.Requirement,
    "links": own.Link,
    "functions": own.Function,
    "responsibilities": own.Responsibility,
    "successions": own.Succession,
    "limits": own.Limit,
    "todos": own.Todo,
}
"""Tables of which every scenario has its own rows."""

TABLES: dict[str, type[Row]] = {**SHARED, **SCENARIO}
