"""OrgPlanner: a planner for organisational design and restructuring."""

__version__ = "0.1.0"
