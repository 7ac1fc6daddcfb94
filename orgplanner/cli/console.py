"""The streams of a command: UTF-8 whatever the console speaks, one line where one is meant, readers that leave."""

import os
import sys

CONTROLS = frozenset({"Cc", "Zl", "Zp"})
"""Categories of characters that break a line or steer a terminal; names in a plan may hold them."""


def speak_utf8() -> None:
    """Names are in any script, so a console of one code page gets UTF-8 too.

    File names that are not UTF-8 go out byte by byte as they came in, on Windows as escapes.
    """
    errors = "surrogateescape" if os.name == "posix" else "backslashreplace"
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=errors)


def one_line(text: str) -> str:
    """The text without line breaks and other characters that a terminal would obey; spaces before it stay."""
    from unicodedata import category  # a window that opens needs none of it

    return "".join(" " if category(letter) in CONTROLS else letter for letter in text)


def complain(sentence: str) -> None:
    """Prints one line on standard error, if there is one."""
    if sys.stderr is not None:
        print(" ".join(one_line(sentence).split()), file=sys.stderr)


def finish() -> None:
    """Sends off what was printed, so that a failure is known now and not when the process ends."""
    if sys.stdout is not None:
        sys.stdout.flush()


def give_up() -> None:
    """Nobody reads on, or the answer has no room: what is still to be flushed goes nowhere."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
