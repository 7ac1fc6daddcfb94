"""What is said of troubles, and what to do: pairs of a message and its remedy."""

from __future__ import annotations

from collections.abc import Sequence

from orgplanner.text import Message, say

Words = tuple[Message, Message]

LOOK = say("Look at the row; correct the list or choose here.")


def unknown_status(text: str) -> Words:
    """A status that nobody knows."""
    return (
        say("It is not known what the status “{text}” means; the post is taken as established.", text=text),
        say("Say what it means in the step of values."),
    )


def repeated_id(number: str, row: int, usual: str) -> Words:
    """A number that stood before."""
    done = {
        "job share": say("Both rows are read as one post with several holders."),
        "merge": say("Both rows are read as one."),
        "apart": say("Each row is kept by itself; what refers to the number means the first."),
    }[usual]
    message = say("The number “{number}” stands in row {row} too. {done}", number=number, row=row, done=done)
    return message, say("Say whether it is a job share, the same row twice or a mistake.")


def repeated_unit(name: str, row: int) -> Words:
    """A unit with the same name in the same place."""
    return (
        say("The unit “{name}” stands in row {row} already; both are read as one.", name=name, row=row),
        say("Keep both if they are different units."),
    )


def code_of_several(code: str, known: str, name: str) -> Words:
    """A code beside the names of several units."""
    return (
        say("The code “{code}” stands beside “{known}” too; “{name}” is a unit of its own without it.",
            code=code, known=known, name=name),
        say("Say whether they are one unit, or correct the code."),
    )  # fmt: skip


def level(text: str) -> Words:
    """A level that is no number."""
    return (
        say("“{text}” is no level; the row is put beside the one before it.", text=text),
        say("Write a whole number, or choose what is above."),
    )


def unknown_in_list(text: str) -> Words:
    """A member of a list that no row has."""
    return say("No single row is called “{text}”; the link is left out.", text=text), LOOK


def self_parent(text: str) -> Words:
    """A row above itself."""
    return (
        say("The row names itself (“{text}”) as the one above; it is put at the top.", text=text),
        say("Choose what is above, or leave it at the top."),
    )


def missing_parent(text: str) -> Words:
    """What is above is not in the list."""
    return (
        say("“{text}” is to be above this row, but no row is called so.", text=text),
        say("Choose what is above, or put the row at the top."),
    )


def ambiguous(text: str, count: int) -> Words:
    """A name of several."""
    return (
        say("“{text}” may mean any of {count} rows.", text=text, count=count),
        say("Choose which one is meant."),
    )


def like_named(name: str, count: int) -> Words:
    """Units of one name below different units."""
    message = say(
        "“{name}” is named below different units; these are taken as units of their own: {count}.",
        name=name, count=count,
    )  # fmt: skip
    return message, say("Make them one if the same unit is meant.")


def ambiguous_above(name: str, count: int) -> Words:
    """A unit above whose name several have."""
    message = say(
        "“{name}” is above other units, but several have this name: {count}. The first of them is taken.",
        name=name, count=count,
    )  # fmt: skip
    return message, say("Name the unit above so that it differs, or give the units codes.")


def other_spelling(text: str, name: str) -> Words:
    """A reference that is spelled otherwise."""
    return (
        say("“{text}” is written otherwise in the list; it is taken for: {name}.", text=text, name=name),
        say("Say if it is another one."),
    )


def cycle(names: Sequence[str], count: int) -> Words:
    """Rows in a circle."""
    message = say(
        "{count} rows stand above each other in a circle: {names}. It was cut at the first of them.",
        count=count, names=" → ".join(names),
    )  # fmt: skip
    return message, say("Choose where to cut the circle.")


def too_deep(deepest: int) -> Words:
    """A chain that is too long."""
    return (
        say("The row stands deeper than {deepest} levels; it is not yet placed.", deepest=deepest),
        say("Choose what is above, or put the row at the top."),
    )


def missing_unit(unit: str) -> Words:
    """A post without a unit."""
    if unit:
        message = say("The row names no unit; it is put into that of its superior: {unit}.", unit=unit)
    else:
        message = say("The row names no unit; the post is not yet placed.")
    return message, say("Write the unit.")


def several_roots() -> Words:
    """More than one row at the top."""
    return (
        say("Nothing stands above this row, though it is not the only one."),
        say("Choose what is above, or leave it at the top."),
    )


def only_named(unit: str) -> Words:
    """A unit at the top that is only named as the one above another."""
    return (
        say("No row is about the unit “{unit}”, which is named as the one above; it stands at the top.", unit=unit),
        say("Look whether its name is written otherwise elsewhere."),
    )


def too_long(length: int, longest: int) -> Words:
    """A text that no field takes."""
    return (
        say("The text has {length} letters; the first {longest} are taken.", length=length, longest=longest),
        say("Write it shorter, or choose another meaning for the column."),
    )


def empty_row(of_matrix: bool) -> Words:
    """A row without anything that could be placed."""
    if of_matrix:
        return say("The row has no number of posts for any unit; it is left out."), say("Leave the row out.")
    return say("The row says nothing in the columns that are read; it is left out."), say("Leave the row out.")


def number(text: str, negative: bool) -> Words:
    """A number that cannot be read."""
    if negative:
        return say("“{text}” is below zero; the number is taken as unknown.", text=text), say("Write the number.")
    message = say("“{text}” is not understood as a number; it is taken as unknown.", text=text)
    return message, say("Write a number such as 6, 0.5, 4–7 or ~25.")


def not_exact(text: str) -> Words:
    """A range where one number is needed."""
    return (
        say("“{text}” is not one exact share; it is not used.", text=text),
        say("Write one number such as 0.5."),
    )


def date(text: str) -> Words:
    """A date that cannot be read."""
    return (
        say("“{text}” is not understood as a date; it is left out.", text=text),
        say("Write a date such as 2026-02-01 or 01.02.2026."),
    )


def more_filled(filled: str, established: str) -> Words:
    """More people than posts."""
    return (
        say(
            "More posts are filled ({filled}) than established ({established}).",
            filled=filled,
            established=established,
        ),
        say("Correct one of the numbers, or keep it as a to-do."),
    )


def one_holder(established: str) -> Words:
    """Several posts of which one has a holder."""
    return (
        say("One holder is named for {number} posts; the others count as vacant.", number=established),
        say("Correct the number, or keep it as a to-do."),
    )


def disagree(established: str, filled: str, vacant: str) -> Words:
    """Three numbers that do not add up."""
    message = say(
        "Established {established} is not filled {filled} and vacant {vacant} together.",
        established=established, filled=filled, vacant=vacant,
    )  # fmt: skip
    return message, say("Correct one of the numbers, or keep it as a to-do.")


def upside_down(low: str, high: str) -> Words:
    """A range whose ends are exchanged."""
    return (
        say("The range runs from {low} down to {high}; only the first is taken.", low=low, high=high),
        say("Correct one of the numbers, or keep it as a to-do."),
    )


def unknown_grade(text: str) -> Words:
    """A grade that the recipe does not know."""
    return (
        say("The grade “{text}” is new; it is added to the list of grades.", text=text),
        say("Say which grade it is in the step of values."),
    )


def grade_pay(grade: str, first: str, other: str) -> Words:
    """Several pay ranges of one grade."""
    message = say(
        "The pay of grade “{grade}” is {first} in one row and {other} here; the grade gets the range of both.",
        grade=grade, first=first, other=other,
    )  # fmt: skip
    return message, LOOK


def repeated_name(name: str, row: int) -> Words:
    """A name of two people, or of one with two posts."""
    return (
        say("“{name}” stands in row {row} too; they are read as two people.", name=name, row=row),
        say("Make them one if it is the same person."),
    )


def repeated_person(code: str, row: int) -> Words:
    """One personnel number with two names."""
    return (
        say("The personnel number “{code}” has another name in row {row}; they are read as two people.",
            code=code, row=row),
        say("Make them one if it is the same person."),
    )  # fmt: skip


def left(name: str, placed: bool) -> Words:
    """Somebody who is gone."""
    if placed:
        return say("{name} has left; the post is without a holder.", name=name), LOOK
    return say("{name} has left; the row is listed and not placed.", name=name), LOOK


def leavers_out(count: int) -> Words:
    """Rows of people who left, left out by choice."""
    message = say("Rows of people who have left are left out, as chosen: {count}.", count=count)
    return message, say("Have them listed one by one in the step of rows.")


def eliminated(stated: str) -> Words:
    """A post that is no more."""
    if stated:
        message = say("The post is eliminated; it is kept with 0 posts (the list says {stated}).", stated=stated)
    else:
        message = say("The post is eliminated; it is kept with 0 posts.")
    return message, say("Leave the row out, or say that the post is vacant.")


def not_disclosed(count: int) -> Words:
    """Holders that the list hides."""
    return (
        say(
            "Rows whose holder is not disclosed: {count}. The posts count as filled; nobody is named.", count=count
        ),
        LOOK,
    )


def left_out() -> Words:
    """A row left out by choice."""
    return say("The row is left out, as chosen."), say("Undo the choice to read it again.")


def total_differs(stated: str, found: str) -> Words:
    """A line of totals that does not agree."""
    return (
        say("The list says {stated} in all; its rows add up to {found}.", stated=stated, found=found),
        say("Look for rows that are missing or counted twice."),
    )


def totals_agree(count: int) -> Words:
    """Rows that are no data."""
    return (
        say("Rows that are no data (totals that agree, headings, numbers of columns): {count}.", count=count),
        LOOK,
    )


def unlike_details(name: str) -> Words:
    """Rows that say different things of one unit."""
    return (
        say("Rows say different things of the unit “{name}”; the first is taken.", name=name),
        LOOK,
    )


def heads_by_title(count: int) -> Words:
    """Heads that no column tells."""
    return (
        say("Heads of units known by the titles of their posts: {count}.", count=count),
        say("Look at them; a column that says who is the head is certain."),
    )


def repeated_path(path: str, row: int) -> Words:
    """A place in the tree that another row has."""
    return (
        say(
            "The place “{path}” is that of row {row} too; what is below it stands below that row.",
            path=path,
            row=row,
        ),
        LOOK,
    )
