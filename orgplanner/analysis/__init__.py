"""Read-only questions about a plan: totals, structure, checks."""
