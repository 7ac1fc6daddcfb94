"""What the fields of rows hold, as types that also tell their column."""

from decimal import Decimal
from typing import Annotated

from orgplanner.model.columns import Column
from orgplanner.model.names import Names
from orgplanner.model.quantity import BASES, Figure

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


def choice(choices: tuple[str, ...]) -> Column:
    """Return the column of a field that takes one of these words."""
    return Column(kind="choice", choices=choices)
