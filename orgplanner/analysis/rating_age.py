"""How old a rating is on the day of a scenario, and whether that is old by the settings of the plan."""

from datetime import date

from orgplanner.model import Plan, Rating


def day_of(plan: Plan, scenario: str) -> str:
    """The date of a scenario, else of the nearest it was made from, else today; ISO, perhaps a month or a year."""
    seen: set[str] = set()
    id: str | None = scenario
    while id is not None and id not in seen and id in plan.scenarios:
        if plan.scenarios[id].as_of:
            return plan.scenarios[id].as_of
        seen.add(id)
        id = plan.scenarios[id].base
    return date.today().isoformat()


def age_of(rating: Rating, on: str) -> int | None:
    """The whole months from a rating to a day, at least; None when the rating has no date.

    A year alone is its last month for the rating and its first for the day, so that nothing is made older.
    """
    if not rating.date:
        return None
    rated, today = _parts(rating.date, 12), _parts(on, 1)
    months = (today[0] - rated[0]) * 12 + today[1] - rated[1]
    if len(rating.date) == 10 and len(on) == 10 and today[2] < rated[2]:
        months -= 1
    return max(months, 0)


def is_old(plan: Plan, rating: Rating, on: str) -> bool:
    """Whether a rating is surely older than the settings of the plan let it be."""
    most, age = plan.settings.rating_months, age_of(rating, on)
    return most is not None and age is not None and age > most


def _parts(day: str, month: int) -> tuple[int, int, int]:
    found = [int(part) for part in day.split("-")]
    return (found[0], found[1] if len(found) > 1 else month, found[2] if len(found) > 2 else 1)
