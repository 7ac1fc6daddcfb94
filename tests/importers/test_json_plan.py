"""A plan as JSON, in and out: nothing is lost, the schema is current, and what a stranger wrote is looked at."""

import json
import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.errors import Damaged, FileProblem, NewerFormat, NotAPlan
from orgplanner.exporters.json.plan import write_json
from orgplanner.exporters.json.schema import schema, schema_file, schema_text
from orgplanner.importers.json_plan import read_json_plan
from orgplanner.model.rules import plan_problems
from tests.storage.plans import full_plan, plans


def faults(rule, value, root, place="$"):
    """What a JSON Schema finds, as far as ours uses its words."""
    if "$ref" in rule:
        rule = {**root["$defs"][rule["$ref"].rpartition("/")[2]], **{k: v for k, v in rule.items() if k != "$ref"}}
    assert rule.keys() <= KNOWN, rule.keys() - KNOWN
    if "anyOf" in rule and all(list(faults(each, value, root, place)) for each in rule["anyOf"]):
        yield place, "anyOf"
    if "const" in rule and value != rule["const"]:
        yield place, "const"
    if "enum" in rule and value not in rule["enum"]:
        yield place, "enum"
    kind = rule.get("type")
    if kind is None:
        return
    if not isinstance(value, TYPES[kind]) or (type(value) is bool and kind != "boolean"):
        yield place, kind
    elif kind in DEEPER:
        yield from DEEPER[kind](rule, value, root, place)


def faults_of_text(rule, value, root, place):
    if not re.search(rule.get("pattern", ""), value) or len(value) > rule.get("maxLength", 10**9):
        yield place, "text"


def faults_of_number(rule, value, root, place):
    if not rule.get("minimum", value) <= value <= rule.get("maximum", value):
        yield place, "limits"


def faults_of_list(rule, value, root, place):
    parts = rule.get("prefixItems", [rule.get("items", {})] * len(value))
    for number, (part, each) in enumerate(zip(parts, value, strict=True)):
        yield from faults(part, each, root, f"{place}[{number}]")


def faults_of_object(rule, value, root, place):
    described, other = rule.get("properties", {}), rule.get("additionalProperties", True)
    yield from ((place, f"{name} is missing") for name in rule.get("required", ()) if name not in value)
    for name, each in value.items():
        if name in described:
            yield from faults(described[name], each, root, f"{place}.{name}")
        elif other is False or not re.search(rule.get("propertyNames", {}).get("pattern", ""), name):
            yield place, name
        elif other is not True:
            yield from faults(other, each, root, f"{place}.{name}")


DEEPER = {
    "string": faults_of_text, "number": faults_of_number, "integer": faults_of_number, "array": faults_of_list,
    "object": faults_of_object,
}  # fmt: skip
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float),
         "null": type(None)}  # fmt: skip
KNOWN = {
    "type", "properties", "required", "additionalProperties", "items", "prefixItems", "minItems", "maxItems",
    "enum", "const", "anyOf", "pattern", "propertyNames", "maxLength", "minLength", "minimum", "maximum",
    "description", "$schema", "$id", "title", "$defs",
}  # fmt: skip


def test_the_published_schema_is_that_of_the_model():
    assert schema_file().read_text(encoding="utf-8") == schema_text(), "python -m orgplanner.exporters.json.schema"


@settings(max_examples=20)
@given(plans(most=3))
def test_a_plan_goes_out_and_in_by_the_schema_and_is_the_same(tmp_path_factory, plan):
    file = tmp_path_factory.mktemp("json") / "plan.json"
    write_json(plan, file)
    document = json.loads(file.read_text(encoding="utf-8"))
    assert list(faults(schema(), document, schema())) == []
    back = read_json_plan(file)
    assert back == plan
    assert back.id == plan.id


def spoiled(tmp_path, change):
    """A file in which something of a sound plan was changed."""
    file = tmp_path / "plan.json"
    write_json(full_plan(), file)
    document = json.loads(file.read_text(encoding="utf-8"))
    change(document)
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def units(document):
    return document["scenarios"][0]["tables"]["units"]


@pytest.mark.parametrize(("change", "place", "words"), [
    (lambda it: units(it)[0].update(parent="u2"), "units u1", "ring"),
    (lambda it: units(it)[0].update(parent="gone"), "units u1", "not in the plan"),
    (lambda it: units(it)[0].update(kind="castle"), "scenarios[0].tables.units[0].kind", "allowed words"),
    (lambda it: units(it)[0].update(name="Dept"), "scenarios[0].tables.units[0].name", "by language"),
    (lambda it: units(it)[0].update(columns=1.5), "scenarios[0].tables.units[0].columns", "whole"),
    (lambda it: units(it)[0].update(columns=True), "scenarios[0].tables.units[0].columns", "whole"),
    (lambda it: units(it)[0].update(unplaced="no"), "scenarios[0].tables.units[0].unplaced", "yes or no"),
    (lambda it: units(it)[0].update(colur="red"), "scenarios[0].tables.units[0].colur", "not a field"),
    (lambda it: units(it)[0].pop("id"), "scenarios[0].tables.units[0].id", "missing"),
    (lambda it: units(it).append(dict(units(it)[0])), "scenarios[0].tables.units[2].id", "twice"),
    (lambda it: units(it).append("a unit"), "scenarios[0].tables.units[2]", "not an object"),
    (lambda it: it["tables"].update(castles=[]), "tables.castles", "not a field"),
    (lambda it: it["tables"].update(people={}), "tables.people", "not a list"),
    (lambda it: it.update(id="a b"), "id", "not an id"),
    (lambda it: it["settings"]["base_pay"]["quantity"].update(low=9999), "settings.base_pay", "larger"),
    (lambda it: it["settings"]["base_pay"]["quantity"].update(low=-1), "settings.base_pay", "negative"),
    (lambda it: it["settings"]["base_pay"]["quantity"].update(low="1e"), "settings.base_pay", "number"),
    (lambda it: it["settings"].update(note="x" * 100_001), "settings.note", "longer"),
    (lambda it: it["settings"].update(note="\0"), "settings.note", "characters"),
])  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(tmp_path, change, place, words):
    with pytest.raises(Damaged) as refused:
        read_json_plan(spoiled(tmp_path, change))
    assert [problem.place for problem in refused.value.problems] == [place]
    assert words in str(refused.value.problems[0].message)


def test_what_is_not_given_is_as_usual(tmp_path):
    file = tmp_path / "small.json"
    file.write_text('{"format": "orgplanner-plan", "version": 1, "id": "p", "scenarios": [{"id": "s", "tables":'
                    ' {"units": [{"id": "u", "name": {"en": "Ministry"}}]}}]}')  # fmt: skip
    assert str(read_json_plan(file).states["s"].units["u"].name) == "Ministry"


@pytest.mark.parametrize(("text", "refusal"), [
    (b"", NotAPlan), (b"[]", NotAPlan), (b"PK\3\4", NotAPlan), (b"{}", NotAPlan), (b'{"format": 3}', NotAPlan),
    (b'{"format": "orgplanner-plan", "version": 2}', NewerFormat),
    (b'{"format": "orgplanner-plan", "version": true}', Damaged),
    (b'{"a": 1, "a": 2}', Damaged), (b'{"a": NaN}', Damaged), (b'{"a": -Infinity}', Damaged), (b'{"a": 1', Damaged),
    (b'{"a": "\xff"}', Damaged), (b'{"a": ' + b"[" * 200_000, Damaged), (b'{"a": 1e999999999}', Damaged),
    (b'{"a": ' + b"9" * 5000 + b"}", Damaged), (b'{"a": "' + b"\\" * 99_999, Damaged),
    (b'{"format": "orgplanner-plan", "version": 1, "id": "p", "scenarios": 1, "tables": ""}', Damaged),
    (b'{"format": "orgplanner-plan", "version": 1, "id": "p", "settings": []}', Damaged),
])  # fmt: skip
def test_what_is_no_plan_is_refused_with_a_sentence(tmp_path, text, refusal):
    file = tmp_path / "it.json"
    file.write_bytes(text)
    with pytest.raises(refusal) as refused:
        read_json_plan(file)
    assert "it.json" in refused.value.sentence()


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileProblem):
        read_json_plan(tmp_path / "gone.json")


@settings(max_examples=60)
@given(st.data())
def test_altered_bytes_are_refused_or_are_another_sound_plan(tmp_path_factory, data):
    file = tmp_path_factory.mktemp("json") / "plan.json"
    write_json(full_plan(), file)
    whole = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))
    file.write_bytes(whole)
    with suppress(FileProblem):
        assert list(plan_problems(read_json_plan(file))) == []
