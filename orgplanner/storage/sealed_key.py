"""The key of one working copy, and bytes that are encrypted for it bit by bit."""

from collections.abc import Sequence
from pathlib import Path

from orgplanner.storage.sealed import seal, undecipherable

PIECE = 65_536
"""Bytes that are encrypted at a time."""


class InPieces:
    """Bytes that are read bit by bit."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts = [memoryview(part) for part in parts]

    def read(self, size: int = -1) -> bytes:
        """Some bytes, none at the end; each time at most PIECE."""
        while self._parts and not self._parts[0]:
            del self._parts[0]
        if not self._parts:
            return b""
        size = PIECE if size < 0 else min(size, PIECE)
        found, self._parts[0] = self._parts[0][:size], self._parts[0][size:]
        return bytes(found)


class Gathered:
    """What is written bit by bit."""

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, data: bytes) -> int:
        """Takes more."""
        self.data += data
        return len(data)

    def flush(self) -> None:
        """There is nothing that waits."""


class Key:
    """A key made for one working copy; `passphrase` opens what it is kept in."""

    def __init__(self, passphrase: str, secret: str = "") -> None:
        from pyrage import x25519

        self._passphrase = passphrase
        self._identity = x25519.Identity.from_str(secret) if secret else x25519.Identity.generate()

    def kept(self) -> bytes:
        """The key, encrypted with the passphrase; takes a second or two."""
        return seal(str(self._identity).encode(), self._passphrase)

    def locked(self, *parts: bytes) -> bytearray:
        """The bytes, one part behind the other, encrypted for this key: bit by bit, so that the window goes on."""
        import pyrage

        made = Gathered()
        pyrage.encrypt_io(InPieces(parts), made, [self._identity.to_public()])
        return made.data

    def unlocked(self, path: Path, data: bytes) -> bytes:
        """What `locked` encrypted; Undecipherable when it was altered."""
        import pyrage

        try:
            made: bytes = pyrage.decrypt(data, [self._identity])
        except pyrage.DecryptError as error:
            raise undecipherable(path) from error
        return made
