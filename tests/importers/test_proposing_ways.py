"""One staff list written in many ways, read without a word of help, gives one tree of the same people."""

import pytest

from orgplanner.analysis.structure import superiors
from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.proposing import propose
from tests.importers.small_lists import listed

STAFF = (
    ("1", "", "Ann Low", "Director", "Trade", "1", 0),
    ("2", "1", "Ben Hill", "Head of division", "Trade", "1.1", 1),
    ("3", "2", "Cat Mill", "Expert", "Trade", "1.1.1", 2),
    ("4", "2", "Dan Moor", "Expert", "Trade", "1.1.2", 2),
    ("5", "1", "Eva Pond", "Head of division", "Legal", "1.2", 1),
    ("6", "5", "Fay Reed", "Lawyer", "Legal", "1.2.1", 2),
)
"""Number, number above, name, title, unit, place, depth."""
NAMES = {row[0]: row[2] for row in STAFF}


def initials(name: str) -> str:
    first, last = name.split()
    return f"{last} {first[0]}."


def turned(name: str) -> str:
    first, last = name.split()
    return f"{last}, {first}"


WAYS = {
    "number": ("ID;Manager ID;Name;Job title;Department",
               lambda n, up, who, title, unit, *_: [n, up, who, title, unit]),
    "name": ("Name;Manager;Job title;Department",
             lambda n, up, who, title, unit, *_: [who, NAMES.get(up, ""), title, unit]),
    "last, first": ("Name;Manager;Job title;Department",
                    lambda n, up, who, title, unit, *_: [who, turned(NAMES[up]) if up else "", title, unit]),
    "initials": ("Name;Manager;Job title;Department",
                 lambda n, up, who, title, unit, *_: [who, initials(NAMES[up]) if up else "", title, unit]),
    "superior post": ("Unit;Post number;Holder;Reports to post;Post",
                      lambda n, up, who, title, unit, *_: [unit, n, who, up, title]),
    "place": ("Hierarchy code;Name;Job title;Department",
              lambda n, up, who, title, unit, place, _: [place, who, title, unit]),
    "level": ("Level;Name;Job title;Department",
              lambda n, up, who, title, unit, _, depth: [str(depth + 1), who, title, unit]),
    "steps": ("Name;;;Job title;Department",
              lambda n, up, who, title, unit, _, depth: [*(who * (at == depth) for at in range(3)), title, unit]),
    "russian": ("Табельный номер;ФИО;Должность;Подразделение;Код руководителя",
                lambda n, up, who, title, unit, *_: [n, who, title, unit, up]),
    "kazakh": ("Құрылымдық бөлімше;Лауазымы;Аты-жөні;Тікелей басшысы",
               lambda n, up, who, title, unit, *_: [unit, title, who, NAMES.get(up, "")]),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_the_tree_of_people_is_the_same_in_each_way(way: str) -> None:
    heading, cells = WAYS[way]
    book = listed("\n".join([heading, *(";".join(cells(*row)) for row in STAFF)]))
    found = propose([book])
    result = build([book], found.recipe)
    plan, state = result.plan, result.plan.states[result.scenario]
    holders = {row.post: plan.words(plan.people[row.person].name) for row in state.assignments.values()}
    above = {holders[post]: holders.get(lead or "", "") for post, lead in superiors(state).items()}
    assert above == {row[2]: NAMES.get(row[1], "") for row in STAFF}
    assert {plan.words(unit.name) for unit in state.units.values()} == {"Trade", "Legal"}
    assert sorted(plan.words(post.title) for post in state.posts.values()) == sorted(row[3] for row in STAFF)
    assert not [trouble for trouble in result.troubles if trouble.severity != "note"]
