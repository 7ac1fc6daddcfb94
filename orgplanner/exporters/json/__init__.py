"""A whole plan as JSON, and the schema that it follows."""
