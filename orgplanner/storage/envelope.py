"""Whether a file is encrypted, told by how it begins."""

from pathlib import Path

MAGIC = b"age-encryption.org/v1\n"


def is_sealed(head: bytes) -> bool:
    """Whether a file that begins so is encrypted."""
    return head.startswith(MAGIC)


def begins_sealed(path: Path) -> bool:
    """Whether a file is encrypted; not when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return is_sealed(stream.read(len(MAGIC)))
    except OSError:
        return False
