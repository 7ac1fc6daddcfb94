"""Boxes and lines for programs that draw graphs: Graphviz and draw.io."""
