"""Dates in words."""

from __future__ import annotations

from datetime import date, datetime

from orgplanner.text import Message, render, say


def date_words(day: date, language: str) -> str:
    """Return a date as it is written in a document: 22 November 2026, 22 ноября 2026 г., 2026 жылғы 22 қараша."""
    return render(_date(day), language)


def stated_words(day: str, language: str) -> str:
    """Return a date as a plan states it, a day, a month (2026-11) or a year, as it is written in a document."""
    return render(stated_message(day), language)


def stated_message(day: str) -> Message:
    """The same in no language yet."""
    parts = [int(part) for part in day.split("-")]
    if len(parts) > 2:
        return _date(date(parts[0], parts[1], parts[2]))
    if len(parts) > 1:
        return say(_MONTHS_OF_YEARS[parts[1] - 1].template, year=parts[0])
    return say("{year}", year=parts[0])


def moment_words(moment: str, language: str) -> str:
    """Return an ISO moment as it was on the clock of this machine: 22 November 2026, 14:05."""
    return render(moment_message(moment), language)


def moment_message(moment: str) -> Message:
    """The same in no language yet; raises ValueError for what is no ISO moment."""
    local = datetime.fromisoformat(moment).astimezone()
    return say("{day}, {time}", day=_date(local.date()), time=f"{local:%H:%M}")


def _date(day: date) -> Message:
    return say(_MONTHS[day.month - 1].template, day=day.day, year=day.year)


_MONTHS = (
    say("{day} January {year}"), say("{day} February {year}"), say("{day} March {year}"), say("{day} April {year}"),
    say("{day} May {year}"), say("{day} June {year}"), say("{day} July {year}"), say("{day} August {year}"),
    say("{day} September {year}"), say("{day} October {year}"), say("{day} November {year}"),
    say("{day} December {year}"),
)  # fmt: skip
_MONTHS_OF_YEARS = (
    say("January {year}"), say("February {year}"), say("March {year}"), say("April {year}"), say("May {year}"),
    say("June {year}"), say("July {year}"), say("August {year}"), say("September {year}"), say("October {year}"),
    say("November {year}"), say("December {year}"),
)  # fmt: skip
