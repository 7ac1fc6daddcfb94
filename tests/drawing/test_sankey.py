"""Streams are as wide at both ends as what goes, nothing overlaps, and what is pointed at is found."""

from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from orgplanner.analysis.compare import compare
from orgplanner.analysis.views.streams import Stand, Stream, Streams, streams_of
from orgplanner.drawing.picture import Text
from orgplanner.drawing.pyramid import pyramid, step_of
from orgplanner.drawing.sankey import BAR, Sankey, sankey
from orgplanner.drawing.theme import LIGHT
from orgplanner.drawing.typeface import bundled
from orgplanner.generate import generate
from orgplanner.model import Total, between, exactly

NUMBERS = st.sampled_from([0, 1, 4, 6, 250])


@st.composite
def streams(draw: st.DrawFn) -> Streams:
    """Some units on both sides, with some of what may go between them."""
    olds, news = draw(st.integers(1, 40)), draw(st.integers(1, 40))
    pairs = draw(
        st.dictionaries(st.tuples(st.integers(0, olds - 1), st.integers(0, news - 1)), NUMBERS, max_size=60)
    )
    flows = [Stream("carried", old, new, Total(exactly(size))) for (old, new), size in pairs.items()]
    flows += [Stream("closed", old, None, Total(between(1, 3))) for old in range(0, olds, 3)]
    flows += [Stream("created", None, new, Total(None, 1)) for new in range(0, news, 4)]
    sides = [
        tuple(
            Stand(f"{side}{place}", f"Department of {place}", "Ministry", Total(exactly(1)))
            for place in range(count)
        )
        for side, count in (("o", olds), ("n", news))
    ]
    return Streams(sides[0], sides[1], tuple(flows))


def drawn(made: Streams, width: float = 900.0) -> Sankey:
    return sankey(made, width, LIGHT, bundled())


def assert_within(text: Text, width: float) -> None:
    wide = bundled().width(text.text, text.size, text.bold)
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    assert left >= -1
    assert left + wide <= width + 1


@settings(max_examples=60, deadline=None)
@given(streams(), st.sampled_from([420.0, 700.0, 1500.0]))
def test_widths_balance_and_nothing_overlaps(made: Streams, width: float) -> None:
    found = drawn(made, width)
    for side, bars in enumerate(found.bars):
        assert [bar.place for bar in bars] == list(range(len((made.olds, made.news)[side])))
        for bar in bars:
            bands = [found.bands[place] for place in found.ways_of(bar)]
            assert sum(band.width for band in bands) == pytest.approx(bar.height, abs=1.3)
            middles = sorted(((band.start, band.end)[side] or 0.0, band.width) for band in bands)
            edges = [edge for middle, wide in middles for edge in (middle - wide / 2, middle + wide / 2)]
            assert edges == pytest.approx(sorted(edges))
            if edges:
                assert edges[0] >= bar.y - 0.01
                assert edges[-1] <= bar.y + bar.height + 0.01
        for above, below in pairwise(bars):
            assert above.top + above.slot <= below.top
    for item in found.picture.items:
        for shape in item.shapes:
            if isinstance(shape, Text):
                assert_within(shape, width)


@settings(max_examples=40, deadline=None)
@given(streams())
def test_what_is_pointed_at_is_found(made: Streams) -> None:
    found = drawn(made)
    for bars in found.bars:
        for bar in bars:
            assert found.bar_at(bar.x + BAR / 2, bar.y + bar.height / 2) == bar
    left, right = found.bars[0][0].x + BAR, found.bars[1][0].x
    for place, band in enumerate(found.bands):
        if band.start is not None and band.end is not None:
            at = found.band_at(left + 0.5, band.start)
            assert at is not None
            assert found.bands[at].start == pytest.approx(band.start, abs=4) or at == place
            assert found.band_at(right - 0.5, band.end) is not None


def test_the_order_of_units_is_that_of_the_tree_and_stays_so() -> None:
    plan = generate(1300, 5)
    old, new = (row.id for row in plan.ordered_scenarios())
    found = compare(plan, old, new)
    once, again = (streams_of(found, found.established, level) for level in (0, 0))
    assert once == again
    for stands, tree in zip((once.olds, once.news), found.trees, strict=True):
        order = list(tree.chains)
        places = [order.index(stand.id) for stand in stands]
        assert places == sorted(places)
    assert 30 < len(once.olds) <= 120
    picture = drawn(once).picture
    names = {
        shape.text for item in picture.items for shape in item.shapes if isinstance(shape, Text) and shape.bold
    }
    assert len(names) > 30


def test_an_unknown_stream_is_dashed_and_thin() -> None:
    stands = (Stand("a", "A", "", Total(None, 1)),)
    found = drawn(Streams(stands, stands, (Stream("carried", 0, 0, Total(None, 1)),)))
    [line] = [shape for shape in found.lit[0].shapes if getattr(shape, "dash", ())]
    assert line.line_width < 2


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text("abcdefgh ", max_size=40), NUMBERS, NUMBERS), max_size=12), st.floats(300, 1600))
def test_a_pyramid_stays_within_its_width(rows: list[tuple[str, int, int]], width: float) -> None:
    steps = [step_of(name, Total(exactly(one)), Total(between(one, one + two)), "en") for name, one, two in rows]
    for item in pyramid(steps, width, LIGHT, bundled()).items:
        for shape in item.shapes:
            if isinstance(shape, Text):
                wide = bundled().width(shape.text, shape.size, shape.bold)
                left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
                assert left >= -1
                assert left + wide <= width + 1
