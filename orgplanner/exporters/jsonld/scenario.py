"""The organisations, posts, people and memberships of one scenario as nodes of JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from orgplanner.analysis.kind_words import UNIT_KIND_WORDS
from orgplanner.analysis.structure import superiors
from orgplanner.model import Assignment, Figure, Link, Names, Person, Plan, Post, Unit
from orgplanner.text import LANGUAGES, render

Node = dict[str, Any]
FORMAL = frozenset({"government", "ministry", "agency", "company", "association"})
JOINT = frozenset({"committee", "commission", "council", "working group"})
BASE = "urn:x-orgplanner"
TIMES: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        10: ("time:inXSDDate", "xsd:date"),
        7: ("time:inXSDgYearMonth", "xsd:gYearMonth"),
        4: ("time:inXSDgYear", "xsd:gYear"),
    }
)
"""How a date is written, by its length."""


@dataclass(frozen=True, slots=True)
class Resources:
    """The names of the resources of a scenario: the same row has another name in every scenario."""

    plan: Plan
    scenario: str

    def of(self, kind: str, id: str) -> str:
        """The name of a row as a resource."""
        return f"{BASE}:{self.plan.id}:{self.scenario}:{kind}:{id}"

    @property
    def whole(self) -> str:
        """The name of the scenario itself."""
        return f"{BASE}:{self.plan.id}:{self.scenario}"

    def person(self, id: str) -> str:
        """People are the same in every scenario."""
        return f"{BASE}:{self.plan.id}:person:{id}"

    def about(self, said: str) -> Node:
        """The scenario: its name, its day, and what kind of copy it is of."""
        row = self.plan.scenarios[self.scenario]
        node: Node = {"@id": self.whole, "@type": "prov:Entity", **words("title", row.name)}
        if row.as_of:
            node["dct:date"] = typed_date(row.as_of)
        if said:
            node["dct:rights"] = said
        return node


def scenario_nodes(resources: Resources) -> Iterator[Node]:
    """Yield the nodes of a scenario: units, the kinds of units, posts, people and who holds what."""
    plan, state = resources.plan, resources.plan.states[resources.scenario]
    links = _links(resources)
    for unit in state.units.values():
        yield {**_unit(resources, unit), **links.get(unit.id, {})}
    for kind in sorted({unit.kind for unit in state.units.values()}):
        labels = {code: render(UNIT_KIND_WORDS[kind], code) for code in LANGUAGES}
        yield {"@id": _kind(kind), "@type": "skos:Concept", "prefLabel": labels}
    above = superiors(state)
    for post in state.posts.values():
        yield _post(resources, post, above.get(post.id))
    held = sorted({row.person for row in state.assignments.values()})
    heads = _heads(resources)
    for person in held:
        yield {**_person(resources, plan.people[person]), **heads.get(person, {})}
    for assignment in state.assignments.values():
        yield from _membership(resources, assignment)


def _unit(resources: Resources, unit: Unit) -> Node:
    state = resources.plan.states[resources.scenario]
    sort = "FormalOrganization" if unit.kind in FORMAL else "OrganizationalUnit"
    sort = (
        "OrganizationalCollaboration" if unit.kind in JOINT else "Organization" if unit.kind == "external" else sort
    )
    node: Node = {
        "@id": resources.of("unit", unit.id), "@type": f"org:{sort}", **words("prefLabel", unit.name),
        **words("purpose", unit.mandate), "classification": _kind(unit.kind), "isPartOf": resources.whole,
    }  # fmt: skip
    if unit.code:
        node["identifier"] = unit.code
    if unit.parent is not None:
        node["subOrganizationOf"] = resources.of("unit", unit.parent)
        if sort == "OrganizationalUnit" and state.units[unit.parent].kind in FORMAL:
            node["unitOf"] = node["subOrganizationOf"]
    if unit.unplaced:
        node["plan:unplaced"] = True
    posts = [resources.of("post", post.id) for post in state.posts_of(unit.id)]
    return {**node, "hasPost": posts} if posts else node


def _kind(kind: str) -> str:
    return f"plan:kind-{kind.replace(' ', '-')}"


def _links(resources: Resources) -> Mapping[str, Node]:
    """The relations of units outside the line; a working group has its members."""
    state = resources.plan.states[resources.scenario]
    found: dict[str, Node] = {}
    for link in state.links.values():
        if link.origin in state.units and link.target in state.units:
            term = "memberOf" if link.kind == "is member of" else "linkedTo"
            found.setdefault(link.origin, {}).setdefault(term, []).append(resources.of("unit", link.target))
    return found


def _post(resources: Resources, post: Post, superior: str | None) -> Node:
    state = resources.plan.states[resources.scenario]
    node: Node = {
        "@id": resources.of("post", post.id), "@type": "org:Post", **words("prefLabel", post.title),
        **figure("established", post.established), **figure("filled", post.filled), "isPartOf": resources.whole,
    }  # fmt: skip
    if post.code:
        node["notation"] = post.code
    if post.unit is not None:
        node["postIn"] = resources.of("unit", post.unit)
    bosses = [superior] if superior is not None else []
    bosses += [link.target for link in _also(state.where("links", "origin", post.id)) if link.target in state.posts]
    if bosses:
        node["reportsTo"] = [resources.of("post", boss) for boss in bosses]
    holders = sorted({row.person for row in state.holders(post.id)})
    return {**node, "heldBy": [resources.person(id) for id in holders]} if holders else node


def _also(links: Iterator[Any]) -> Iterator[Link]:
    return (link for link in links if link.kind == "also reports to")


def _person(resources: Resources, person: Person) -> Node:
    return {"@id": resources.person(person.id), "@type": "foaf:Person", **words("personName", person.name)}


def _heads(resources: Resources) -> Mapping[str, Node]:
    """Of which units people are the head."""
    state = resources.plan.states[resources.scenario]
    found: dict[str, Node] = {}
    for row in state.assignments.values():
        post = state.posts[row.post]
        if post.is_head and post.unit is not None:
            found.setdefault(row.person, {"headOf": []})["headOf"].append(resources.of("unit", post.unit))
    return found


def _membership(resources: Resources, row: Assignment) -> Iterator[Node]:
    post = resources.plan.states[resources.scenario].posts[row.post]
    node: Node = {
        "@id": resources.of("membership", row.id), "@type": "org:Membership",
        "member": resources.person(row.person), "share": number(row.share), "isPartOf": resources.whole,
    }  # fmt: skip
    if post.unit is not None:
        node["organization"] = resources.of("unit", post.unit)
    if post.title:
        node["role"] = resources.of("role", post.id)
        yield {"@id": node["role"], "@type": "org:Role", **words("prefLabel", post.title)}
    ends = (("time:hasBeginning", row.since), ("time:hasEnd", row.until))
    times = {term: {"@type": "time:Instant", TIMES[len(day)][0]: typed_date(day)} for term, day in ends if day}
    if times:
        node["memberDuring"] = {"@id": f"{node['@id']}:time", "@type": "time:Interval", **times}
    yield node


def words(term: str, name: Names) -> Node:
    """A text by language; nothing where there is none."""
    return {term: dict(name.items)} if name else {}


def figure(term: str, value: Figure) -> Node:
    """A number of posts from low to high; nothing where it is unknown."""
    if value.quantity is None:
        return {}
    found: Node = {"low": number(value.quantity.low), "high": number(value.quantity.high)}
    return {term: {**found, "approximate": True} if value.quantity.approximate else found}


def number(value: Decimal) -> str:
    """A decimal as XML Schema writes it."""
    return f"{value:f}"


def typed_date(day: str) -> Node:
    """A date, month or year with its type."""
    return {"@value": day, "@type": TIMES[len(day)][1]}
