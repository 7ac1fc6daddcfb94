"""The nouns of a plan as rows: frozen, keyed by id, never edited in place.

Numbers of posts are full-time equivalents (FTE), pay is money per month in the currency of the settings.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from orgplanner.model.columns import Column
from orgplanner.model.names import NO_NAME, Names
from orgplanner.model.quantity import BASES, UNKNOWN, Figure

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

Id = Annotated[str, Column(kind="id")]
Short = Annotated[str, Column()]
Long = Annotated[str, Column(kind="long")]
Named = Annotated[Names, Column(kind="names")]
Number = Annotated[Decimal | None, Column(kind="number")]
Exact = Annotated[Decimal, Column(kind="number")]
Whole = Annotated[int | None, Column(kind="whole")]
Flag = Annotated[bool, Column(kind="flag")]
Date = Annotated[str, Column(kind="date")]
Amount = Annotated[Figure, Column(kind="figure")]
Basis = Annotated[str, Column(kind="choice", choices=BASES)]
Words = Annotated[tuple[str, ...], Column(kind="words")]
SourceRef = Annotated[str | None, Column(kind="id", table="sources")]
UnitRef = Annotated[str | None, Column(kind="id", table="units")]
PostRef = Annotated[str | None, Column(kind="id", table="posts")]
PersonRef = Annotated[str, Column(kind="id", table="people")]
SkillRef = Annotated[str, Column(kind="id", table="skills")]
GradeRef = Annotated[str | None, Column(kind="id", table="grades")]
FunctionRef = Annotated[str, Column(kind="id", table="functions")]
ScenarioRef = Annotated[str | None, Column(kind="id", table="scenarios")]
EndRef = Annotated[str, Column(kind="id", table="")]
BaseRef = Annotated[str, Column(kind="id", table="", base=True)]
Shares = Annotated[tuple[tuple[str, Decimal | None], ...], Column(kind="shares", table="")]


def _choice(choices: tuple[str, ...]) -> Column:
    return Column(kind="choice", choices=choices)


@dataclass(frozen=True, slots=True)
class Settings:
    """The one row, with id "settings", of what holds for the whole plan; `languages` is the fallback order.

    Ratings are old after `rating_months`; with None they never are. `without` tells what an audience copy
    leaves out; a plan that is no copy leaves out nothing.
    """

    id: Id
    title: Named = NO_NAME
    languages: Words = ("en", "ru", "kk")
    currency: Short = ""
    base_pay: Amount = UNKNOWN
    classification: Named = NO_NAME
    rating_months: Whole = None
    note: Long = ""
    without: Words = ()


@dataclass(frozen=True, slots=True)
class Threshold:
    """Spans and layers that call for a look, by kind of work ("" for any)."""

    id: Id
    work: Short = ""
    narrowest_span: Whole = None
    widest_span: Whole = None
    most_layers: Whole = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """One state of the organisation; `base` is the scenario it was copied from."""

    id: Id
    name: Named = NO_NAME
    kind: Annotated[str, _choice(SCENARIO_KINDS)] = "proposed"
    base: ScenarioRef = None
    locked: Flag = False
    as_of: Date = ""
    rank: Short = ""
    note: Long = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document and a place in it."""

    id: Id
    title: Named = NO_NAME
    place: Short = ""
    date: Date = ""
    note: Long = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """A step of the grade list: pay as a range, or `coefficient` times the base pay of the settings."""

    id: Id
    code: Short = ""
    name: Named = NO_NAME
    rank: Short = ""
    pay: Amount = UNKNOWN
    coefficient: Number = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or “Holder 12” where names are withheld."""

    id: Id
    name: Named = NO_NAME
    code: Short = ""
    profession: Named = NO_NAME
    education: Named = NO_NAME
    languages: Words = ()
    contract: Short = ""
    pay: Amount = UNKNOWN
    basis: Basis = ""
    source: SourceRef = None
    note: Long = ""


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill and its scale; `levels` names the steps of a scale of one's own, lowest first."""

    id: Id
    name: Named = NO_NAME
    kind: Short = ""
    scale: Annotated[str, _choice(SCALES)] = "0-5"
    levels: Words = ()
    source: SourceRef = None
    note: Long = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """The level of a skill that a person holds, who rated it and when."""

    id: Id
    person: PersonRef
    skill: SkillRef
    level: Whole = None
    rater: Annotated[str, _choice(RATERS)] = ""
    date: Date = ""
    basis: Basis = ""
    source: SourceRef = None


@dataclass(frozen=True, slots=True)
class View:
    """A saved way to look: a scenario, what is folded, what the boxes show, which paper.

    Held `against` another scenario, `stage` tells which of the two is shown, or the changes; `arrows` show ways.
    """

    id: Id
    name: Named = NO_NAME
    scenario: ScenarioRef = None
    against: ScenarioRef = None
    chart: Annotated[str, _choice(("units", "posts", "both"))] = "units"
    content: Words = ()
    folded: Annotated[tuple[str, ...], Column(kind="ids")] = ()
    colour_by: Short = ""
    language: Short = ""
    paper: Short = ""
    landscape: Flag = True
    stage: Annotated[str, _choice(STAGES)] = ""
    arrows: Flag = False


@dataclass(frozen=True, slots=True)
class Allowance:
    """A percentage that is paid with base pay, for one grade or (None) for every grade.

    An allowance is a part of base pay; a contribution is paid by the employer on base pay and allowances together.
    """

    id: Id
    name: Named = NO_NAME
    kind: Annotated[str, _choice(ALLOWANCE_KINDS)] = "allowance"
    percent: Amount = UNKNOWN
    grade: GradeRef = None
    rank: Short = ""
    note: Long = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What scenarios are appraised by; `better` says how a measured figure is read, not a score."""

    id: Id
    name: Named = NO_NAME
    weight: Exact = Decimal(1)
    better: Annotated[str, _choice(BETTER)] = "more"
    rank: Short = ""
    note: Long = ""


@dataclass(frozen=True, slots=True)
class Score:
    """What people gave a scenario for a criterion: from 0, worst, to 10, best, whatever the criterion measures."""

    id: Id
    criterion: Annotated[str, Column(kind="id", table="criteria")]
    scenario: Annotated[str, Column(kind="id", table="scenarios")]
    score: Amount = UNKNOWN
    note: Long = ""


@dataclass(frozen=True, slots=True)
class PageTemplate:
    """What stands on sheets of paper around a chart or table; what is empty is taken from the plan, or left out.

    `languages` none: that of the reader, two: both side by side. `logo` is the text of an SVG file, or a PNG or
    JPEG file in base 64. The approval block says `approval_heading` over the post and name of the `approver`.
    """

    id: Id
    name: Named = NO_NAME
    rank: Short = ""
    paper: Short = ""
    direction: Annotated[str, _choice(DIRECTIONS)] = "auto"
    languages: Words = ()
    title: Named = NO_NAME
    subtitle: Named = NO_NAME
    logo: Long = ""
    approval: Flag = False
    approval_heading: Named = NO_NAME
    approver_post: Named = NO_NAME
    approver: Named = NO_NAME
    approved: Date = ""
    number: Short = ""
    version: Short = ""
    date: Date = ""
    classification: Named = NO_NAME
    legend: Flag = True
    totals: Flag = True
    notes: Named = NO_NAME


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisational unit, below `parent`, or `unplaced` with no parent.

    `arrangement` and `columns` place its children on a chart, `role` places it beside the line or in it.
    """

    id: Id
    code: Short = ""
    name: Named = NO_NAME
    kind: Annotated[str, _choice(UNIT_KINDS)] = "unit"
    parent: UnitRef = None
    rank: Short = ""
    unplaced: Flag = False
    role: Annotated[str, _choice(ROLES)] = "line"
    arrangement: Annotated[str, _choice(ARRANGEMENTS)] = "auto"
    columns: Whole = None
    colour: Short = ""
    work: Short = ""
    mandate: Named = NO_NAME
    place: Named = NO_NAME
    basis: Basis = ""
    source: SourceRef = None
    note: Long = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A line of the establishment in one unit, or `unplaced` with none; a post is not a person."""

    id: Id
    unit: UnitRef = None
    code: Short = ""
    title: Named = NO_NAME
    grade: GradeRef = None
    established: Amount = UNKNOWN
    filled: Amount = UNKNOWN
    is_head: Flag = False
    is_deputy: Flag = False
    status: Annotated[str, _choice(POST_STATUSES)] = "established"
    reports_to: PostRef = None
    rank: Short = ""
    unplaced: Flag = False
    profession: Named = NO_NAME
    funded: Flag = True
    basis: Basis = ""
    source: SourceRef = None
    note: Long = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A person holds a post with an FTE share."""

    id: Id
    person: PersonRef
    post: Annotated[str, Column(kind="id", table="posts")]
    share: Exact = Decimal(1)
    kind: Annotated[str, _choice(ASSIGNMENT_KINDS)] = "substantive"
    since: Date = ""
    until: Date = ""
    basis: Basis = ""
    source: SourceRef = None
    note: Long = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """The level of a skill that a unit or a post (one of the two) needs, and for how many people."""

    id: Id
    skill: SkillRef
    unit: UnitRef = None
    post: PostRef = None
    level: Whole = None
    people: Amount = UNKNOWN
    essential: Flag = True
    note: Long = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A relation outside the line, from `origin` to `target`, each a unit or a post."""

    id: Id
    origin: EndRef
    target: EndRef
    kind: Annotated[str, _choice(LINK_KINDS)] = "coordinates"
    caption: Named = NO_NAME
    basis: Basis = ""
    source: SourceRef = None
    note: Long = ""


@dataclass(frozen=True, slots=True)
class Function:
    """A task or mandate with its legal basis; `kind` such as policy, regulation, control, service, support."""

    id: Id
    code: Short = ""
    name: Named = NO_NAME
    kind: Short = ""
    legal_basis: Named = NO_NAME
    rank: Short = ""
    basis: Basis = ""
    source: SourceRef = None
    note: Long = ""


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A unit leads a function, supports it or is consulted on it."""

    id: Id
    function: FunctionRef
    unit: Annotated[str, Column(kind="id", table="units")]
    role: Annotated[str, _choice(RESPONSIBILITIES)] = "leads"
    basis: Basis = ""
    source: SourceRef = None
    note: Long = ""


@dataclass(frozen=True, slots=True)
class Succession:
    """What becomes of a unit, post or function (`subject`) of the base scenario: its ends with shares."""

    id: Id
    subject: BaseRef
    targets: Shares = ()
    decision: Annotated[str, _choice(DECISIONS)] = "undecided"
    reason: Named = NO_NAME
    legal_basis: Named = NO_NAME
    wave: Whole = None
    basis: Basis = ""
    source: SourceRef = None
    review: Annotated[str, _choice(REVIEWS)] = "not reviewed"


@dataclass(frozen=True, slots=True)
class Limit:
    """A ceiling or minimum for a unit with its sub-units, or for the whole (`unit` None).

    With a `kind` it holds for every unit of that kind, in the whole or from `unit` down.
    """

    id: Id
    unit: UnitRef = None
    kind: Annotated[str, _choice(("", *UNIT_KINDS))] = ""
    measure: Annotated[str, _choice(MEASURES)] = "posts"
    least: Number = None
    most: Number = None
    source: SourceRef = None
    note: Long = ""


@dataclass(frozen=True, slots=True)
class Todo:
    """What is still to be settled about a row (`subject`, which may be gone) or about the scenario.

    `place` tells where it was read, such as “staff.xlsx, Sheet1!D14”, and `value` what stands there.
    """

    id: Id
    subject: Annotated[str | None, Column(kind="id", table="", base=True)] = None
    text: Long = ""
    place: Short = ""
    value: Short = ""


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
