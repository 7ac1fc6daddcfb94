"""A chart as one page for a browser."""
