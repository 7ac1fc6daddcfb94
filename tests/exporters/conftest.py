"""Pictures for the exporters to write, and names nobody should choose but somebody does."""

from collections.abc import Callable

import pytest

from orgplanner.drawing.picture import Box, Item, Line, Picture, Shape, Text
from orgplanner.drawing.typeface import bundled, wrap

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "ampersand": "R&D &amp; &lt;b&gt; &#0;",
    "cdata": "a ]]> b <![CDATA[ c",
    "nul": "Trade\x00Unit\x1b",
    "newline": "Trade\nUnit\r\tPost",
    "quotes": "\"double\" 'single' \\\\ \\N \\",
    "bold": "<b>bold</b>",
    "long": "Ж" * 10_000,
    "half": "half \ud800 letter \uffff",
    "backwards": "abc \u202egnp.exe",
    "empty": "",
    "braces": "{0} %s $x ${y}",
}


@pytest.fixture(params=list(HOSTILE.values()), ids=list(HOSTILE))
def hostile(request: pytest.FixtureRequest) -> str:
    """Return one name after the other that breaks careless exporters."""
    return request.param


def box_of(name: str, top: float) -> tuple[Shape, ...]:
    """Return the shapes of a box with a name, wrapped as charts do it."""
    lines = wrap(bundled(), name, 12, 180, 3, bold=True)
    return (
        Line(((100, top - 20), (100, top)), "#8A98AA", arrow=True),
        Box(10, top, 200, 60, "#FFFFFF", "#D5DBE3", radius=4, hatch="#5B9BD5"),
        *(Text(20, top + 15 * place, line, 12, "#1D2733", bold=True) for place, line in enumerate(lines, start=1)),
    )


@pytest.fixture
def chart() -> Callable[..., Picture]:
    """Return a maker of pictures: one box and one bookmark for each name, the first above the others."""

    def make(*names: str) -> Picture:
        items = [
            Item(
                f"id{place}", "unit", 10, 20 + 90 * place, 200, 60, name, min(place, 1),
                lambda name=name, place=place: box_of(name, 20 + 90 * place),
            )
            for place, name in enumerate(names)
        ]  # fmt: skip
        return Picture(220, 20 + 90 * len(names), items, "Chart")

    return make
