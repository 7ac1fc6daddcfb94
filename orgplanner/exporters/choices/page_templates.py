"""Page templates as files, those that come with the program, and what one says about a file that is written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from orgplanner.drawing.paper import PAPERS
from orgplanner.errors import FileProblem, NewerFormat, RuleBroken
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.logo.picture import logo_of
from orgplanner.exporters.target import replacing
from orgplanner.model import Names, PageTemplate, Plan, in_order, names
from orgplanner.model.columns import Column, columns
from orgplanner.model.rules import row_faults
from orgplanner.paths import resource
from orgplanner.text import Message, say

MARK, VERSION = "orgplanner_page_template", 1
"""What a file begins with: that it is a template, and in which format."""
MOST_BYTES = 1_000_000
SIZES = ("", *PAPERS, "fit")
"""Papers that a template may name; none leaves it open."""
OWN = frozenset({"id", "rank"})
"""Fields that belong to the place of a template in a plan."""
DIRECTIONS = {"auto": None, "landscape": True, "portrait": False}


@cache
def program_templates() -> tuple[PageTemplate, ...]:
    """Return the templates that come with the program, in their order."""
    files = sorted(resource("page_templates").glob("*.json"))
    return tuple(replace(read_template(file), id=file.stem.partition("-")[2]) for file in files)


def plan_templates(plan: Plan) -> tuple[PageTemplate, ...]:
    """Return the templates of a plan, in their order."""
    return tuple(in_order(plan.page_templates.values()))


def find_template(plan: Plan, wanted: str) -> PageTemplate:
    """Return the template with this id or name of the plan, else of the program, else that of a .json file.

    Raises RuleBroken for one that there is not, and FileProblem for a file that is none.
    """
    for known in (plan_templates(plan), program_templates()):
        found = _called(known, wanted)
        if len(found) > 1:
            raise RuleBroken(say("Several page templates are called “{name}”; say which by its id.", name=wanted))
        if found:
            return found[0]
    if wanted.lower().endswith(".json") or Path(wanted).is_file():
        return read_template(Path(wanted))
    own = [f"“{plan.words(each.name) or each.id}”" for each in plan_templates(plan)]
    told = ", ".join((*own, *(each.id for each in program_templates())))
    raise RuleBroken(say("There is no page template “{name}”; there are: {known}.", name=wanted, known=told))


def _called(templates: Iterable[PageTemplate], wanted: str) -> list[PageTemplate]:
    """Return the one with this id, else those with this name in any language, capitals aside."""
    known = list(templates)
    by_id = [each for each in known if each.id == wanted.strip()]
    called = wanted.casefold().strip()
    return by_id or [each for each in known if called in {words.casefold().strip() for _, words in each.name.items}]


def with_template(options: ExportOptions, template: PageTemplate) -> ExportOptions:
    """Return the options with all that a template says; what it leaves open stays."""
    known = template.languages
    return replace(
        options,
        template=template,
        paper=template.paper or options.paper,
        landscape=options.landscape if template.direction == "auto" else DIRECTIONS[template.direction],
        language=known[0] if known else options.language,
        languages=(known if len(known) > 1 else ()) if known else options.languages,
        approval=template.approval,
        legend=template.legend,
    )


# files


def read_template(file: Path) -> PageTemplate:
    """Return the template of a file, named like the file where it has no name; FileProblem when it is none."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise FileProblem(say("{file} is too large for a page template.", file=file.name))
        text = file.read_text(encoding="utf-8-sig")
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise FileProblem(say("{file}: {reason}.", file=file.name, reason=reason)) from problem
    except UnicodeDecodeError:
        raise _no_template(file.name) from None
    return _template(text, file)


def write_template(template: PageTemplate, file: Path) -> None:
    """Write a template for other plans; what it leaves open is not said in it. Raises NotWritten."""
    with replacing(file) as stream:
        stream.write(template_text(template).encode())


def template_text(template: PageTemplate) -> str:
    """Return a template as the text of a file, a field to a line."""
    said = {MARK: VERSION, **said_by(template)}
    lines = (f' "{name}": {json.dumps(_plain(value), ensure_ascii=False)}' for name, value in said.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def said_by(template: PageTemplate) -> dict[str, Any]:
    """Return the fields by which a template differs from one that leaves all open."""
    found = {field.name: getattr(template, field.name) for field in fields(template) if field.name not in OWN}
    usual = PageTemplate(template.id)
    return {name: value for name, value in found.items() if value != getattr(usual, name)}


def _plain(value: object) -> object:
    return dict(value.items) if isinstance(value, Names) else value


def _template(text: str, file: Path) -> PageTemplate:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise _no_template(file.name) from None
    version = found.pop(MARK, None) if isinstance(found, dict) else None
    if not isinstance(version, int) or version < 1:
        raise _no_template(file.name)
    if version > VERSION:
        raise NewerFormat(
            say("{file} was made by a newer version (format {version}).", file=file.name, version=version)
        )
    made = _row(found, file)
    check_template(made, file.name)
    return made if made.name else replace(made, name=names(en=file.stem))


def _no_template(name: str) -> FileProblem:
    return FileProblem(
        say("{file} is not a page template.", file=name),
        say("Choose a .json file that was written from the list of page templates."),
    )


def _row(found: Mapping[str, Any], file: Path) -> PageTemplate:
    known = {column.name: column for column in columns(PageTemplate) if column.name not in OWN}
    for name in found:
        if name not in known:
            raise _faulty(file.name, name, say("there is no such field"))
    values: dict[str, Any] = {name: _value(known[name], value) for name, value in found.items()}
    return PageTemplate(file.stem, **values)


def _value(column: Column, value: object) -> object:
    """Return a value of JSON as the column has it; what is of another kind is left to the rules of the model."""
    if column.kind == "names" and isinstance(value, dict) and all(isinstance(each, str) for each in value.values()):
        return names(value)
    return tuple(value) if column.kind == "words" and isinstance(value, list) else value


def check_template(template: PageTemplate, place: str) -> None:
    """Raise FileProblem, with a sentence, for a field of a template that cannot be; `place` names the file."""
    for column, fault in row_faults(template):
        if column.name not in OWN:
            raise _faulty(place, column.name, fault)
    if template.paper not in SIZES:
        raise _faulty(place, "paper", say("there are: {known}", known=", ".join(filter(None, SIZES))))
    if len(template.languages) > 2:
        raise _faulty(place, "languages", say("a page has at most two languages"))
    if template.logo:
        logo_of(template.logo)


def _faulty(place: str, field: str, fault: Message) -> FileProblem:
    return FileProblem(
        say("{file} is not a page template: {field}: {fault}.", file=place, field=field, fault=fault)
    )
