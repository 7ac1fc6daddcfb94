"""Where boxes go: trees of boxes of any size, the lines between them, and dotted links routed around them."""

from orgplanner.layout.areas import Known
from orgplanner.layout.arranging import arrange
from orgplanner.layout.memory import Memory
from orgplanner.layout.positions import Positions
from orgplanner.layout.routing import route_links
from orgplanner.layout.shapes import Arranged, Connector, Link, Node, RoutedLink, Spacing

__all__ = [
    "Arranged",
    "Connector",
    "Known",
    "Link",
    "Memory",
    "Node",
    "Positions",
    "RoutedLink",
    "Spacing",
    "arrange",
    "route_links",
]
