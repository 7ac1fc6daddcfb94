"""Ids: 128 bits as 32 hexadecimal digits, random or derived from codes."""

import hashlib
from os import urandom


def new_id() -> str:
    """A random id."""
    return urandom(16).hex()


def derived_id(*parts: object) -> str:
    """The same id at every build for the same parts; for samples and generated plans."""
    joined = "\x1f".join(map(str, parts))
    return hashlib.sha256(joined.encode()).hexdigest()[:32]
