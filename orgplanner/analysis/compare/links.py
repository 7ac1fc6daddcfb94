"""What becomes of the relations outside the line from one scenario to another."""

from dataclasses import dataclass

from orgplanner.model import Link, State


@dataclass(frozen=True, slots=True)
class LinkChanges:
    """Ids of links: only in the new scenario, only in the old, and with another end, kind or caption."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def link_changes(old: State, new: State) -> LinkChanges:
    """What became of every link."""
    both = (id for id in new.links if id in old.links)
    return LinkChanges(
        new=tuple(id for id in new.links if id not in old.links),
        gone=tuple(id for id in old.links if id not in new.links),
        changed=tuple(id for id in both if _told(old.links[id]) != _told(new.links[id])),
    )


def _told(link: Link) -> tuple[object, ...]:
    return (link.origin, link.target, link.kind, link.caption)
