"""Seals or unseals with a passphrase in a process of its own: that takes seconds in which no thread of its process
could do anything else, and much memory.

Started as a program by itself, whose only word is the folder of the library: nothing of the folder that somebody is
in, such as a module that a stranger put there, is ever run. Standard input is a line of JSON, {"do": "seal" or
"unseal", "passphrase": text}, and then the bytes; standard output gets the others. So the passphrase stands in no
list of processes and in no file.
"""

import json
import sys

DONE, WRONG, ALTERED, TOO_MUCH = 0, 3, 4, 5
"""Exit statuses: done, another passphrase, altered since, more work than this machine does in some seconds."""
OTHER_WORDS = "Decryption failed"
TOO_MUCH_WORK = "Excessive work"
"""How the library begins what it says."""


def main() -> int:
    """Does what the first line says; the exit status."""
    sys.path.append(sys.argv[1])
    import pyrage  # whoever only wants to know the statuses needs none of it

    wanted = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    work = pyrage.passphrase.encrypt if wanted["do"] == "seal" else pyrage.passphrase.decrypt
    try:
        made = work(data, wanted["passphrase"])
    except pyrage.DecryptError as error:
        return _status(str(error))
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
    return DONE


def _status(said: str) -> int:
    if said.startswith(TOO_MUCH_WORK):
        return TOO_MUCH
    return WRONG if said == OTHER_WORDS else ALTERED


if __name__ == "__main__":
    sys.exit(main())
