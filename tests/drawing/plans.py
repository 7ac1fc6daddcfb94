"""Small plans to draw, and random ones."""

from collections.abc import Sequence

from hypothesis import strategies as st

from orgplanner.model import (
    Assignment,
    Change,
    ChangeSet,
    Figure,
    Link,
    Person,
    Plan,
    Post,
    Quantity,
    Row,
    Scenario,
    Unit,
    about,
    between,
    exactly,
    names,
    ranks,
)

S = "s"


def plan_of(units: Sequence[Unit], *others: tuple[str, Row]) -> Plan:
    """A plan with one scenario; `others` are (table, row), tables of the scenario unless they are people."""
    plan = Plan("plan")
    plan.apply(ChangeSet("", (Change("scenarios", None, S, None, Scenario(S, names(en="Current", ru="Сейчас"))),)))
    rows = [*(("units", unit) for unit in units), *others]
    shared = ("people", "grades")
    plan.apply(
        ChangeSet(
            "", tuple(Change(table, None if table in shared else S, row.id, None, row) for table, row in rows)
        )
    )
    return plan


def ministry() -> Plan:
    """Two departments with units, a commission beside the line, heads and their absence, ranges, a link."""
    units = [
        Unit("M", "M", names(en="Ministry of Trade", ru="Министерство торговли"), "ministry", rank="a"),
        Unit("C", "", names(en="Commission"), "commission", "M", rank="b", role="advisory"),
        Unit("A", "A", names(en="Access", ru="Доступ", kk="Қолжетімділік"), "department", "M", rank="c"),
        Unit("A1", "A1", names(en="Tariff"), "unit", "A", rank="d"),
        Unit("A2", "A2", names(en="Remedies"), "unit", "A", rank="e"),
        Unit("B", "B", names(en="Agreements"), "department", "M", rank="f"),
        Unit("X", "X", names(en="Left over"), "unit", unplaced=True, rank="g"),
    ]
    return plan_of(
        units,
        ("people", Person("p1", names(en="Aigerim Omarova"))),
        ("posts", _post("h", "A", "Director", exactly(1), None, head=True)),
        ("posts", _post("e", "A1", "Expert", between(4, 7), between(4, 7))),
        ("posts", _post("v", "A2", "Head of unit", exactly(1), exactly(0), head=True)),
        ("posts", _post("w", "A2", "Lawyer", exactly(3), exactly(2))),
        ("posts", _post("u", "B", "Staff", None, None)),
        ("posts", _post("a", "B", "Adviser", about(50), about(50))),
        ("assignments", Assignment("as", "p1", "h")),
        ("links", Link("l", "A2", "B", "advises", names(en="legal advice"))),
    )


def _post(
    id: str, unit: str, title: str, established: Quantity | None, filled: Quantity | None, head: bool = False
) -> Post:
    return Post(
        id,
        unit,
        title=names(en=title),
        established=Figure(established),
        filled=Figure(filled),
        is_head=head,
        rank=id,
    )


WORDS = st.one_of(
    st.text(min_size=1, max_size=40),
    st.text("ұғқәіңөһүжшйыаеоктл", min_size=1, max_size=300),
    st.lists(st.sampled_from(["сауда-саттық", "министрлігінің", "WTO/ДСҰ", "👩‍💼", "of", "қ"]), min_size=1).map(
        " ".join
    ),
    st.text("Жw", min_size=300, max_size=300),
)


@st.composite
def random_plans(draw: st.DrawFn, most: int = 12) -> Plan:
    """Plans of any names and shape, with posts, people, advisory bodies and links."""
    count = draw(st.integers(1, most))
    order = ranks(count)
    ids = [f"u{place}" for place in range(count)]
    units, others = [], list[tuple[str, Row]]()
    for place, id in enumerate(ids):
        parent = draw(st.sampled_from([None, *ids[:place]])) if place else None
        units.append(
            Unit(
                id, draw(WORDS), names(en=draw(WORDS)), draw(st.sampled_from(["unit", "ministry", "committee"])),
                parent, order[place],
                role=draw(st.sampled_from(["line", "line", "line", "assistant", "advisory"])) if parent else "line",
                arrangement=draw(st.sampled_from(["auto", "side", "stacked"])),
                unplaced=parent is None and place > 0 and draw(st.booleans()),
            )
        )  # fmt: skip
        if draw(st.booleans()):
            post = Post(
                f"p{place}", id, title=names(en=draw(WORDS)), is_head=draw(st.booleans()), rank=order[place],
                established=Figure(draw(st.sampled_from([None, exactly(0), exactly(3), between(4, 7), about(50)]))),
                filled=Figure(draw(st.sampled_from([None, exactly(0), exactly(5), between(2, 9)]))),
            )  # fmt: skip
            others += [("posts", post), ("people", Person(f"n{place}", names(en=draw(WORDS))))]
            others.append(("assignments", Assignment(f"a{place}", f"n{place}", post.id)))
    for place in range(draw(st.integers(0, 2)) if count > 1 else 0):
        ends = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
        others.append(("links", Link(f"l{place}", *ends, "consults", names(en=draw(WORDS)))))
    return plan_of(units, *others)
