"""Files that are encrypted with a passphrase, in the age format (age-encryption.org/v1), by pyrage.

The header is looked at before anything is computed: an absurd work factor would take hours and gigabytes.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

from orgplanner.errors import FileProblem, Missing, NeedsPassphrase, Undecipherable, WrongPassphrase
from orgplanner.storage.envelope import MAGIC
from orgplanner.storage.sealing_child import ALTERED, DONE, TOO_MUCH, WRONG
from orgplanner.text import Message, say

MOST_WORK = 22
"""The highest work factor (a power of two) that is tried: 16 times the usual, and 4 GB."""
LONGEST_HEADER = 100_000
SECONDS = 600
CHILD = str(Path(__file__).with_name("sealing_child.py"))
_STANZA = re.compile(
    rb"-> (?P<kind>[!-~]+)(?P<rest>(?: [!-~]+)*)\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n"
)
_SCRYPT = re.compile(rb" [A-Za-z0-9+/]{22} (?P<work>[1-9][0-9]{0,5})")
_MAC = re.compile(rb"--- [A-Za-z0-9+/]{43}\n")


def check_header(path: Path, data: bytes) -> None:
    """FileProblem with a sentence unless the header asks for a passphrase and a reasonable amount of work."""
    first = _STANZA.match(data, len(MAGIC), LONGEST_HEADER)
    if first is None:
        raise undecipherable(path)
    if first["kind"] != b"scrypt":
        raise FileProblem(
            say("“{name}” is encrypted for keys, not with a passphrase.", name=path.name),
            say("Ask whoever made it for one that opens with a passphrase."),
        )
    asked = _SCRYPT.fullmatch(first["rest"])
    if asked is None or _MAC.match(data, first.end()) is None:
        raise undecipherable(path)
    if int(asked["work"]) > MOST_WORK:
        raise too_much_work(path)


def seal(data: bytes, passphrase: str) -> bytes:
    """The bytes encrypted with a passphrase; takes a second or two, and is never twice the same. Raises Missing."""
    status, made = _apart("seal", data, passphrase)
    if status != DONE:
        raise _no_process(say("the encryption ended without a result"))
    return made


def unseal(path: Path, data: bytes, passphrase: str) -> bytes:
    """What the bytes of a file were before they were encrypted.

    Raises NeedsPassphrase when none is given, WrongPassphrase, Undecipherable, Missing, or FileProblem for what
    opens with keys or asks for an absurd amount of work.
    """
    check_header(path, data)
    if not passphrase:
        raise needs_passphrase(path)
    status, made = _apart("unseal", data, passphrase)
    if status == WRONG:
        raise WrongPassphrase(
            say("This is not the passphrase of “{name}”.", name=path.name),
            say("Mind capital letters and the language of the keyboard."),
        )
    if status == ALTERED:
        raise undecipherable(path)
    if status == TOO_MUCH:
        raise too_much_work(path)
    if status != DONE:
        raise _no_process(say("there may be too little memory"))
    return made


def needs_passphrase(path: Path) -> NeedsPassphrase:
    """The error for an encrypted file without its passphrase."""
    return NeedsPassphrase(say("“{name}” is encrypted with a passphrase.", name=path.name))


def undecipherable(path: Path) -> Undecipherable:
    """The error for an encrypted file that was truncated or altered."""
    return Undecipherable(
        say("“{name}” is encrypted and damaged; nothing of it can be read.", name=path.name),
        say("Open a backup, or ask for the file again."),
    )


def too_much_work(path: Path) -> FileProblem:
    """The error for a file that asks for more work than anybody means."""
    return FileProblem(
        say("To open “{name}” would take an absurd amount of work, so it was not tried.", name=path.name),
        say("Ask for the file again from whoever made it."),
    )


def _no_process(why: Message) -> Missing:
    return Missing(
        say("The encryption could not be done: {why}.", why=why),
        say("Close other programs and try again."),
    )


def _library() -> str:
    """The folder that holds pyrage."""
    from importlib.util import find_spec

    found = find_spec("pyrage")
    return "" if found is None or found.origin is None else str(Path(found.origin).parent.parent)


def _apart(task: str, data: bytes, passphrase: str) -> tuple[int, bytes]:
    """The exit status and the answer of the process that does it; accents count alike however they are typed."""
    import subprocess  # plain files are opened without

    word = unicodedata.normalize("NFC", passphrase)
    head = json.dumps({"do": task, "passphrase": word}).encode() + b"\n"
    try:
        done = subprocess.run(
            [sys.executable, "-I", CHILD, _library()], input=head + data,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0), check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as late:
        raise _no_process(say("it takes too long")) from late
    except OSError as failed:
        raise _no_process(say("the system reports “{error}”", error=failed.strerror or str(failed))) from failed
    return done.returncode, done.stdout
