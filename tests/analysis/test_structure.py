from hypothesis import given
from hypothesis import strategies as st

from orgplanner.analysis.structure import depths, layers, rings, spans, superior, superiors, widest_span
from orgplanner.model import State
from tests.analysis.small_plans import head, post, state_of, unit


def ministry() -> State:
    """A ministry with a head, a department without, a division with, and two experts in each."""
    return state_of(
        unit("m"), head("minister", "m"),
        unit("d", "m"), post("planner", "d"),
        unit("v", "d"), head("chief", "v"), post("expert", "v"),
    )  # fmt: skip


def test_the_head_of_the_unit_is_the_superior_and_headless_units_are_passed_over() -> None:
    assert superiors(ministry()) == {
        "minister": None, "planner": "minister", "chief": "minister", "expert": "chief"
    }  # fmt: skip


def test_reports_to_goes_before_the_rule_unless_it_leads_nowhere() -> None:
    state = ministry()
    state.posts["extra"] = post("extra", "v", reports_to="minister")
    state.posts["stray"] = post("stray", "v", reports_to="loose")
    state.posts["loose"] = post("loose", None, unplaced=True)
    found = superiors(state)
    assert (found["extra"], found["stray"]) == ("minister", "chief")
    assert "loose" not in found


def test_a_second_head_reports_to_the_next_unit_up() -> None:
    state = ministry()
    state.posts["second"] = head("second", "v")
    assert superiors(state)["second"] == "minister"


def test_layers_count_posts_in_the_longest_line() -> None:
    assert layers(ministry()) == 3


def test_layers_count_units_where_there_are_no_posts() -> None:
    assert layers(state_of(unit("a"), unit("b", "a"), unit("c", "b"))) == 3
    assert layers(state_of()) == 0


def test_what_is_not_placed_has_no_layer_and_no_superior() -> None:
    state = state_of(unit("x", unplaced=True), head("h", "x"), post("p", "x"))
    assert (layers(state), widest_span(state), superior(state, "p")) == (0, 0, None)


def test_a_span_counts_the_people_of_a_line() -> None:
    state = state_of(
        unit("d"), head("h", "d"), post("six", "d", "6"), post("range", "d", "4-7"), post("half", "d", "0.5"),
        post("unknown", "d", "?"),
    )  # fmt: skip
    span = spans(state)["h"]
    assert (span.lines, span.low, span.high) == (4, 12, 15)
    assert widest_span(state) == 15


def test_a_ring_of_superiors_is_found_and_does_not_hang() -> None:
    state = state_of(unit("d"), head("h", "d", reports_to="p"), post("p", "d"))
    assert [sorted(ring) for ring in rings(superiors(state))] == [["h", "p"]]
    assert layers(state) == 2


chains = st.lists(st.tuples(st.integers(0, 9), st.one_of(st.none(), st.integers(0, 9))), max_size=10).map(
    lambda pairs: {str(low): None if up is None else str(up) for low, up in pairs}
)


@given(chains)
def test_depth_is_one_more_than_above_outside_rings(above: dict[str, str | None]) -> None:
    depth = depths(above)
    ringed = {id for ring in rings(above) for id in ring}
    for id, up in above.items():
        if up is None:
            assert depth[id] == 1
        elif id not in ringed:
            assert depth[id] == depth[up] + 1


@st.composite
def states(draw: st.DrawFn) -> State:
    count = draw(st.integers(1, 8))
    rows: list[object] = []
    for number in range(count):
        above = None if number == 0 else f"u{draw(st.integers(0, number - 1))}"
        rows.append(unit(f"u{number}", above))
    for number in range(draw(st.integers(0, 12))):
        boss = draw(st.one_of(st.none(), st.integers(0, 11)))
        home = f"u{draw(st.integers(0, count - 1))}"
        rows.append(
            post(f"p{number}", home, is_head=draw(st.booleans()), reports_to=None if boss is None else f"p{boss}")
        )
    return state_of(*rows)


@given(states())
def test_one_at_a_time_gives_the_same_superiors(state: State) -> None:
    assert superiors(state) == {id: superior(state, id) for id in state.posts}
