"""Makes a bitmap of an SVG drawing in a process of its own: how long that takes is seen from no drawing beforehand,
and while it lasts no thread of its process could do anything else.

Started as a program by itself, whose only word is the folder of the library. Standard input is a line of JSON, the
arguments of the library such as {"width": 1200, "height": null, "dpi": 96}, and then the drawing; standard output
gets a PNG file.
"""

import json
import sys
from contextlib import suppress

DONE, NOT_DRAWN = 0, 3
"""Exit statuses; any other is that of a program that was refused more memory."""
MOST_MEMORY = 1_500_000_000


def main() -> int:
    """Draws what standard input has; the exit status."""
    sys.path.append(sys.argv[1])
    import resvg_py  # whoever only wants to know the statuses needs none of it

    _limit()
    how = json.loads(sys.stdin.buffer.readline())
    try:
        made = resvg_py.svg_to_bytes(svg_string=sys.stdin.buffer.read().decode(), **how)
    except (ValueError, TypeError):
        return NOT_DRAWN
    sys.stdout.buffer.write(bytes(made))
    sys.stdout.buffer.flush()
    return DONE


def _limit() -> None:
    with suppress(ImportError, ValueError, OSError):  # not every system knows such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
