"""What a killed process left behind, as an open document again."""

from orgplanner import storage
from orgplanner.document.document import Document


def recover(recovery: storage.Recovery, passphrase: str = "") -> Document:
    """The document as it was when its process ended, with its unsaved changes; Damaged when that cannot be.

    NeedsPassphrase or WrongPassphrase where they, or by now their file, are encrypted.
    """
    sealed = recovery.is_sealed
    if recovery.path is not None and not sealed and storage.begins_sealed(recovery.path):
        storage.check_passphrase(recovery.path, passphrase)
        sealed = True
    restored = storage.restore(recovery, passphrase)
    document = Document(restored.plan, restored.base.path)
    document.file.secure(take_over=True)
    document.resume(restored, passphrase if recovery.is_sealed else "")
    if sealed:
        document.set_passphrase(passphrase)
    return document
