"""A scenario in the W3C organization ontology."""
