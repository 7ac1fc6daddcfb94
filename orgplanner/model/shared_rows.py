"""The nouns of a plan that all its scenarios share, as rows: frozen, keyed by id, never edited in place."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from orgplanner.model.choices import ALLOWANCE_KINDS, BETTER, DIRECTIONS, RATERS, SCALES, SCENARIO_KINDS, STAGES
from orgplanner.model.columns import Column
from orgplanner.model.fields import (
    Amount,
    Basis,
    Date,
    Exact,
    Flag,
    GradeRef,
    Id,
    Long,
    Named,
    Number,
    PersonRef,
    ScenarioRef,
    Short,
    SkillRef,
    SourceRef,
    Whole,
    Words,
    choice,
)
from orgplanner.model.names import NO_NAME
from orgplanner.model.quantity import UNKNOWN


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
    kind: Annotated[str, choice(SCENARIO_KINDS)] = "proposed"
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
    scale: Annotated[str, choice(SCALES)] = "0-5"
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
    rater: Annotated[str, choice(RATERS)] = ""
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
    chart: Annotated[str, choice(("units", "posts", "both"))] = "units"
    content: Words = ()
    folded: Annotated[tuple[str, ...], Column(kind="ids")] = ()
    colour_by: Short = ""
    language: Short = ""
    paper: Short = ""
    landscape: Flag = True
    stage: Annotated[str, choice(STAGES)] = ""
    arrows: Flag = False


@dataclass(frozen=True, slots=True)
class Allowance:
    """A percentage that is paid with base pay, for one grade or (None) for every grade.

    An allowance is a part of base pay; a contribution is paid by the employer on base pay and allowances together.
    """

    id: Id
    name: Named = NO_NAME
    kind: Annotated[str, choice(ALLOWANCE_KINDS)] = "allowance"
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
    better: Annotated[str, choice(BETTER)] = "more"
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
    direction: Annotated[str, choice(DIRECTIONS)] = "auto"
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
