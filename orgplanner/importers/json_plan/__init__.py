"""A plan from JSON of the published schema (resources/schema/plan-1.schema.json), as `export` writes it."""

from orgplanner.importers.json_plan.reading import is_json, read_json_plan, read_json_row

__all__ = ["is_json", "read_json_plan", "read_json_row"]
