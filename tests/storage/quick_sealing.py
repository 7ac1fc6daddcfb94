"""Encryption without the second that a passphrase takes: the same from outside, its passphrase worth nothing."""

import base64
import hashlib

import pyrage

from orgplanner.storage import sealed
from orgplanner.storage.sealing_child import ALTERED, DONE, WRONG

OWN = pyrage.x25519.Identity.from_str("AGE-SECRET-KEY-1ZFH0JR3WLUMVWC8L0QXFN9EWLH3SWUD5D8R986FE7TNQJCE5YRKQZ9TS63")
"""Of no use for anything else; the same in every process of a test."""


def quick(task: str, data: bytes, passphrase: str) -> tuple[int, bytes]:
    """In place of the process that does the work."""
    salt = base64.b64encode(hashlib.sha256(passphrase.encode()).digest()[:16]).rstrip(b"=")
    head = sealed.MAGIC + b"-> scrypt " + salt + b" 10\n" + b"a" * 43 + b"\n--- " + b"b" * 43 + b"\n"
    if task == "seal":
        return DONE, head + pyrage.encrypt(data, [OWN.to_public()])
    if data[: len(head)] != head:
        return WRONG, b""
    try:
        return DONE, pyrage.decrypt(data[len(head) :], [OWN])
    except pyrage.DecryptError:
        return ALTERED, b""
