"""Whether two scenarios share so few ids that a comparison by ids says little."""

from orgplanner.model import Plan

FEW = 0.1
"""The part of the units, and of the posts, of the smaller scenario."""
SHARED = ("units", "posts")


def shares_few_ids(plan: Plan, one: str, other: str) -> bool:
    """Whether both have units or posts and hardly any with the same id; quick at any size."""
    tables = [(plan.states[one].tables[table], plan.states[other].tables[table]) for table in SHARED]
    sizes = [min(len(mine), len(yours)) for mine, yours in tables]
    shared = sum(len(mine.keys() & yours.keys()) for mine, yours in tables)
    return sum(sizes) > 0 and shared <= FEW * sum(sizes)
