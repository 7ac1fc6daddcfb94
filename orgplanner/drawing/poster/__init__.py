"""Posters: a chart too large for one sheet on tiles that are glued together."""
