"""The schema, kept by SQLModel; its text is kept in resources/schema, so that opening a file needs no SQLModel.

`python -m orgplanner.storage.schema` writes that text again after a row of the model has changed.
"""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from orgplanner.paths import resource
from orgplanner.storage.tables import FORMAT, Cell, Table, all_tables

if TYPE_CHECKING:
    from sqlmodel import SQLModel

SEPARATOR = ";\n\n"


@cache
def statements(format: int = FORMAT) -> Mapping[str, str]:
    """The CREATE TABLE statement of every table of a format, as SQLite keeps them in sqlite_master."""
    text = resource(f"schema/{format}.sql").read_text(encoding="utf-8")
    parts = (part.strip() for part in text.split(SEPARATOR))
    return {part.split()[2].strip('"'): part for part in parts if part}


@cache
def models() -> Mapping[str, "type[SQLModel]"]:
    """A SQLModel class for every table, by its name; takes half a second the first time."""
    from sqlalchemy.orm import registry
    from sqlmodel import SQLModel

    class Stored(SQLModel, registry=registry()):
        """The common base, with its own metadata."""

    return {table.name: _model(Stored, table) for table in all_tables()}


def _model(base: "type[SQLModel]", table: Table) -> "type[SQLModel]":
    from pydantic import create_model

    fields: dict[str, Any] = {cell.name: _field(cell, table) for cell in table.cells}
    extra = {"__tablename__": table.name, "__table_args__": {"sqlite_with_rowid": False}}
    name = table.name.capitalize()
    shaped = type(f"{name}Base", (base,), {**extra, "__module__": __name__})
    model: type[SQLModel] = create_model(name, __base__=shaped, __cls_kwargs__={"table": True}, **fields)
    return model


def _field(cell: Cell, table: Table) -> tuple[Any, Any]:
    from sqlalchemy import Text
    from sqlmodel import Field

    kind: Any = {"text": str, "int": int, "flag": bool}[cell.sort]
    sort: dict[str, Any] = {"sa_type": Text} if cell.sort == "text" else {}
    key = cell.name in table.key
    if cell.optional:
        return kind | None, Field(default=None, **sort)
    return kind, Field(primary_key=key, **sort)


def written_by_sqlmodel() -> str:
    """The text of the schema as SQLModel makes it; resources/schema holds the same."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateTable

    made = (CreateTable(model.__table__) for model in models().values())  # type: ignore[attr-defined]
    return SEPARATOR.join(str(each.compile(dialect=sqlite.dialect())).strip() for each in made) + "\n"


if __name__ == "__main__":
    resource(f"schema/{FORMAT}.sql").write_text(written_by_sqlmodel(), encoding="utf-8")
