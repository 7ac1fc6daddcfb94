"""Places where the line is longer than the thresholds allow."""

from collections.abc import Iterable

from orgplanner.analysis.checks.finding import Case, Check, Subject
from orgplanner.text import Message, say


def find(case: Case) -> Iterable[tuple[Subject, Message, Message]]:
    """The units in which the line first passes the most layers for their kind of work."""
    for unit, layer in _first_beyond(case).items():
        limits = case.threshold(unit)
        most = limits.most_layers if limits is not None else None
        row = case.state.units[unit]
        said = say("“{name}” reaches layer {layer}; the threshold is {limit}.", name=case.words(row), layer=layer,
                   limit=most)  # fmt: skip
        yield case.subject(row), said, say("Take out a layer above it, or raise the threshold in the settings.")


def _first_beyond(case: Case) -> dict[str, int]:
    """Units with something in the layer right after the last allowed one, with that layer."""
    found: dict[str, int] = {}
    for unit, layer in _layers(case):
        limits = case.threshold(unit)
        if limits is not None and limits.most_layers is not None and layer == limits.most_layers + 1:
            found[unit] = layer
    return found


def _layers(case: Case) -> Iterable[tuple[str, int]]:
    """The layers of posts by unit; of units where no post is placed."""
    if not case.layers:
        return case.levels.items()
    return ((case.state.posts[id].unit or "", layer) for id, layer in case.layers.items())


CHECK = Check(
    "depth",
    say("More layers than the thresholds"),
    say("The line from the top to this unit has more layers than the plan's thresholds for its work say."),
    "note",
    find,
)
