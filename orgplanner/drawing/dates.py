"""Dates in words."""

from __future__ import annotations

from datetime import date, datetime

from orgplanner.text import Message, render, say


def date_words(day: date, language: str) -> str:
    """Return a date as it is written in a document: 22 November 2026, 22 ноября 2026 г., 2026 жылғы 22 қараша."""
    return render(_date(day), language)


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
