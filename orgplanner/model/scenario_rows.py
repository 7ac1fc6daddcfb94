"""The nouns of which every scenario has its own rows; numbers of posts are full-time equivalents (FTE)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from orgplanner.model.choices import (
    ARRANGEMENTS,
    ASSIGNMENT_KINDS,
    DECISIONS,
    LINK_KINDS,
    MEASURES,
    POST_STATUSES,
    RESPONSIBILITIES,
    REVIEWS,
    ROLES,
    UNIT_KINDS,
)
from orgplanner.model.columns import Column
from orgplanner.model.fields import (
    Amount,
    BaseRef,
    Basis,
    Date,
    EndRef,
    Exact,
    Flag,
    FunctionRef,
    GradeRef,
    Id,
    Long,
    Named,
    Number,
    PersonRef,
    PostRef,
    Shares,
    Short,
    SkillRef,
    SourceRef,
    UnitRef,
    Whole,
    choice,
)
from orgplanner.model.names import NO_NAME
from orgplanner.model.quantity import UNKNOWN


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisational unit, below `parent`, or `unplaced` with no parent.

    `arrangement` and `columns` place its children on a chart, `role` places it beside the line or in it.
    """

    id: Id
    code: Short = ""
    name: Named = NO_NAME
    kind: Annotated[str, choice(UNIT_KINDS)] = "unit"
    parent: UnitRef = None
    rank: Short = ""
    unplaced: Flag = False
    role: Annotated[str, choice(ROLES)] = "line"
    arrangement: Annotated[str, choice(ARRANGEMENTS)] = "auto"
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
    status: Annotated[str, choice(POST_STATUSES)] = "established"
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
    kind: Annotated[str, choice(ASSIGNMENT_KINDS)] = "substantive"
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
    kind: Annotated[str, choice(LINK_KINDS)] = "coordinates"
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
    role: Annotated[str, choice(RESPONSIBILITIES)] = "leads"
    basis: Basis = ""
    source: SourceRef = None
    note: Long = ""


@dataclass(frozen=True, slots=True)
class Succession:
    """What becomes of a unit, post or function (`subject`) of the base scenario: its ends with shares."""

    id: Id
    subject: BaseRef
    targets: Shares = ()
    decision: Annotated[str, choice(DECISIONS)] = "undecided"
    reason: Named = NO_NAME
    legal_basis: Named = NO_NAME
    wave: Whole = None
    basis: Basis = ""
    source: SourceRef = None
    review: Annotated[str, choice(REVIEWS)] = "not reviewed"


@dataclass(frozen=True, slots=True)
class Limit:
    """A ceiling or minimum for a unit with its sub-units, or for the whole (`unit` None).

    With a `kind` it holds for every unit of that kind, in the whole or from `unit` down.
    """

    id: Id
    unit: UnitRef = None
    kind: Annotated[str, choice(("", *UNIT_KINDS))] = ""
    measure: Annotated[str, choice(MEASURES)] = "posts"
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
