"""A scenario in the W3C organization ontology as JSON-LD, with change events from another scenario.

Terms: https://www.w3.org/TR/vocab-org/ (org), SKOS for names and codes, FOAF for people, PROV and Dublin Core for
what came of what, and OWL-Time for dates. What the ontology has no term for, FTE and the state of a post, stands
under terms of our own. The context is in the file, so that nothing is loaded to read it. Every scenario has
resources of its own, as an organisation that changes becomes another one; what stayed as it was is tied by
prov:alternateOf, all else by an org:ChangeEvent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from orgplanner.analysis.audience.words import copy_line
from orgplanner.analysis.compare import compare
from orgplanner.exporters.jsonld.changes import change_events, ties
from orgplanner.exporters.jsonld.scenario import Node, Resources, scenario_nodes
from orgplanner.exporters.report import Report
from orgplanner.exporters.target import replacing
from orgplanner.model import Plan

WORDS = {"@container": "@language"}
CONTEXT: Node = {
    "@version": 1.1,
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "dct": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "plan": "urn:x-orgplanner:terms:",
    "prefLabel": {"@id": "skos:prefLabel", **WORDS},
    "altLabel": {"@id": "skos:altLabel", **WORDS},
    "personName": {"@id": "foaf:name", **WORDS},
    "title": {"@id": "dct:title", **WORDS},
    "description": {"@id": "dct:description", **WORDS},
    "purpose": {"@id": "org:purpose", **WORDS},
    "legalBasis": {"@id": "dct:references", **WORDS},
    **{
        name: {"@id": f"org:{name}", "@type": "@id"}
        for name in (
            "subOrganizationOf", "unitOf", "classification", "linkedTo", "memberOf", "hasPost", "postIn", "heldBy",
            "reportsTo", "headOf", "member", "organization", "role", "memberDuring", "originalOrganization",
            "resultingOrganization", "changedBy", "resultedFrom",
        )
    },
    "identifier": "org:identifier",
    "notation": "skos:notation",
    "alternateOf": {"@id": "prov:alternateOf", "@type": "@id"},
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "established": "plan:established",
    "filled": "plan:filled",
    "low": {"@id": "plan:low", "@type": "xsd:decimal"},
    "high": {"@id": "plan:high", "@type": "xsd:decimal"},
    "approximate": "plan:approximate",
    "share": {"@id": "plan:share", "@type": "xsd:decimal"},
    "change": "dct:type",
}  # fmt: skip


def write_jsonld(plan: Plan, scenario: str, target: Path, against: str | None, language: str = "en") -> Report:
    """Write a scenario, with `against` another one and what became of it; raises NotWritten."""
    with replacing(target) as stream:
        stream.write(f'{{"@context": {_text(CONTEXT)},\n"@graph": [\n'.encode())
        for number, node in enumerate(_graph(plan, scenario, against, language)):
            stream.write(f"{',' if number else ''}{chr(10) if number else ''}{_text(node)}".encode())
        stream.write(b"\n]}\n")
    return Report()


def _graph(plan: Plan, scenario: str, against: str | None, language: str) -> Iterator[Node]:
    """Yield the nodes: of each scenario what it has, then the events between the two."""
    said = copy_line(plan, language)
    for id in filter(None, (against, scenario)):
        resources = Resources(plan, id)
        yield resources.about(said)
        yield from scenario_nodes(resources)
    if against is not None:
        found = compare(plan, against, scenario)
        old, new = Resources(plan, against), Resources(plan, scenario)
        yield from ties(found, old, new)
        yield from change_events(found, old, new)


def _text(node: object) -> str:
    return json.dumps(node, ensure_ascii=False)
