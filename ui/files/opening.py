"""Opens plans: files, samples, repaired copies, and what a killed process left behind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgplanner.errors import Damaged, NeedsPassphrase, Undecipherable
from orgplanner.text import Message, say
from ui.background import Stop, Stopped
from ui.desk import Desk
from ui.dialogs import choices
from ui.files.errands import Errands
from ui.files.saving import plan_files
from ui.readiness import is_large, kept, made_ready, make_indexes

if TYPE_CHECKING:
    from orgplanner.document import Document, Recovery

JSON = ".json"
Leave = Callable[[Callable[[], object]], None]
Work = Callable[[Stop], object]


class Opening:
    """`leave` asks about the plan that is open, and goes on once it was left; `make_room` has made ahead of reading
    what a plan is shown on, which would be a second wait at its end; `merge` merges a file into the open plan."""

    def __init__(
        self,
        desk: Desk,
        errands: Errands,
        leave: Leave,
        make_room: Callable[[], object],
        merge: Callable[[Path], object],
    ) -> None:
        self._desk = desk
        self._make_room = make_room
        self._errands = errands
        self._leave = leave
        self._merge = merge

    def open_chosen(self) -> None:
        """Asks for a file and opens it."""
        from PySide6.QtWidgets import QFileDialog

        words = self._desk.words
        title, folder = words(say("Open a plan")), str(self._desk.preferences.folder)
        kinds = f"{plan_files(words)};;{words(say('Plans as JSON'))} (*{JSON})"
        chosen, _ = QFileDialog.getOpenFileName(self._errands.window, title, folder, kinds)
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path, *, read_only: bool = False, take_over: bool = False) -> None:
        """Opens a file after the plan that is open was left."""
        if path.suffix.lower() == JSON:
            self._leave(lambda: self._begin_json(path))
            return
        if self._is_open(path) and not take_over:
            self._errands.told.emit(say("“{name}” is open already.", name=path.name))
            return
        if self._desk.session.document is not None:  # else there is nothing to stay at, and it is found out beside
            from orgplanner.document import is_sealed

            if is_sealed(path):
                self._unlock(path, read_only, take_over)
                return
        go_on = partial(self._leave, lambda: self._begin_open(path, read_only, take_over))
        self._offer_to_merge(path, go_on)

    def _offer_to_merge(self, path: Path, go_on: Callable[[], object]) -> None:
        """Asks whether another copy of the open plan is to be opened or merged into it; goes on with all else."""
        document = self._desk.session.document
        if document is None:
            go_on()
            return
        if self._errands.is_occupied():
            return

        def look(_: Stop) -> bool:
            from orgplanner.document.merging import is_copy_of

            return is_copy_of(document.plan, path)

        def found(is_copy: bool) -> None:
            question = say("“{name}” is another copy of the plan that is open.", name=path.name)
            answers = (choices.OPEN_IT, choices.MERGE_IT, choices.CANCEL)
            wanted = self._errands.ask(question, *answers) if is_copy else choices.OPEN_IT.id
            if wanted == choices.MERGE_IT.id:
                self._merge(path)
            elif wanted == choices.OPEN_IT.id:
                go_on()

        self._errands.start(look, found)

    def _unlock(self, path: Path, read_only: bool, take_over: bool) -> None:
        """Asks for the passphrase; the plan that is open is left only once it is known."""

        def work(word: str, stop: Stop) -> Document:
            from orgplanner.document import Document

            document = Document.read(path, word)
            if is_large(document):
                make_indexes(document.plan)
            stop.check()
            return document

        def show(document: Document) -> None:
            document.file.secure(read_only=read_only, take_over=take_over)
            self._opened(document)

        def failed(error: BaseException, word: str) -> None:
            self._not_opened(path, error, word)

        self._ask(path.name, work, lambda document: self._leave(partial(show, document)), failed)

    def _ask(
        self,
        name: str,
        work: Callable[[str, Stop], object],
        done: Callable[[Any], object],
        failed: Callable[[BaseException, str], object],
    ) -> None:
        from ui.dialogs.passphrase import unlock

        self._make_room()
        unlock(self._desk, self._errands.window, name, work, done, failed)

    def _is_open(self, path: Path) -> bool:
        document = self._desk.session.document
        return (
            document is not None and document.path is not None and document.path.absolute() == path.absolute()
        )

    def _begin_open(self, path: Path, read_only: bool, take_over: bool, word: str = "") -> None:
        def work(stop: Stop) -> Document:
            from orgplanner.document import Document

            opened = Document.open(path, read_only=read_only, take_over=take_over, passphrase=word)
            return made_ready(kept(opened, stop))

        def failed(error: BaseException) -> None:
            if isinstance(error, NeedsPassphrase):
                self._unlock(path, read_only, take_over)
            else:
                self._not_opened(path, error)

        self._read(work, say("Opening “{name}” …", name=path.name), failed)

    def _read(self, work: Work, told: Message, failed: Callable[[BaseException], None]) -> None:
        self._make_room()
        self._errands.start(work, self._opened, failed, told)

    def _begin_json(self, path: Path) -> None:
        """Reads a plan of another format, which has no file of ours until it is saved."""

        def work(stop: Stop) -> Document:
            from orgplanner.document import Document
            from orgplanner.importers.json_plan import read_json_plan

            plan = read_json_plan(path)
            stop.check()
            return made_ready(kept(Document.new(plan), stop))

        def failed(error: BaseException) -> None:
            if isinstance(error, Damaged):
                self._errands.ask_about(error, (choices.UNDERSTOOD,))
            else:
                self._errands.tell(error)

        self._read(work, say("Opening “{name}” …", name=path.name), failed)

    def open_sample(self, path: Path) -> None:
        """Opens a sample as a plan without a file, so that the sample stays as it is."""

        def work(stop: Stop) -> Document:
            from orgplanner.document import Document, open_plan

            return kept(Document(open_plan(path)), stop)

        def begin() -> None:
            self._read(work, say("Opening “{name}” …", name=path.stem), partial(self._not_opened, path))

        self._leave(begin)

    def _opened(self, document: Document) -> None:
        if document.owner is not None and document.owner.stale and document.path is not None:
            question = say("“{name}”: {why}", name=document.path.name, why=document.read_only_reason or "")
            wanted = self._errands.ask(question, choices.TAKE_OVER, choices.READ_ONLY)
            if wanted == choices.TAKE_OVER.id:
                path, word = document.path, document.passphrase
                document.close()
                self._begin_open(path, False, True, word)
                return
        self._show(document)

    def _show(self, document: Document) -> None:
        if document.path is not None:
            self._desk.preferences.remember_file(document.path)
        self._desk.session.show(document)

    def _not_opened(self, path: Path, error: BaseException, word: str = "") -> None:
        if not isinstance(error, Damaged):
            self._errands.tell(error)
            return
        from orgplanner.document import Document
        from orgplanner.model import Plan

        backups = Document(Plan(), path).file.backups()
        repairs = () if isinstance(error, Undecipherable) else (choices.REPAIR,)
        answers = (*repairs, *((choices.BACKUP,) if backups else ()), choices.CANCEL)
        wanted = self._errands.ask_about(error, answers)
        if wanted == choices.REPAIR.id:
            self._repair(path, word)
        elif wanted == choices.BACKUP.id:
            self.open(backups[0].path, read_only=True)

    def _repair(self, path: Path, word: str) -> None:
        def work(stop: Stop) -> Document:
            from orgplanner.document import Document

            document, _ = Document.open_repaired(path, word)
            return made_ready(kept(document, stop))

        self._read(work, say("Repairing a copy of “{name}” …", name=path.name), self._errands.tell)

    def look_for_recoveries(self, wanted: Path | None = None) -> None:
        """Offers what a killed process left behind; looked for beside the window.

        With the file that the program was started on, only what was done to that; it is opened if nothing is taken.
        """

        def work(_: Stop) -> list[Recovery]:
            from orgplanner.document import recoveries

            return [each for each in recoveries() if wanted is None or _is_of(each, wanted)]

        if not self._errands.busy:
            self._errands.start(work, partial(self._offer, wanted=wanted))

    def _offer(self, found: list[Recovery], wanted: Path | None = None) -> None:
        if self._desk.session.document is not None:
            return
        chosen: Recovery | None = None
        if found:
            from ui.dialogs.recovery import RecoveryDialog

            dialog = RecoveryDialog(self._desk, found, self._errands.window)
            dialog.exec()
            dialog.deleteLater()
            chosen = dialog.chosen
        if chosen is not None:
            self._recover(chosen)
        elif wanted is not None:
            self.open(wanted)

    def _recover(self, chosen: Recovery) -> None:
        from orgplanner.document import is_sealed, recover

        def work(stop: Stop, word: str = "") -> Document:
            document = made_ready(recover(chosen, word))
            if stop.is_set:
                document.close()  # what was not saved stays where it was found
                raise Stopped
            return document

        def failed(error: BaseException) -> None:
            self._errands.tell(error)
            self.look_for_recoveries()

        name = chosen.path.name if chosen.path is not None else "–"
        if chosen.is_sealed or (chosen.path is not None and is_sealed(chosen.path)):
            self._ask(name, lambda word, stop: work(stop, word), self._opened, lambda error, _: failed(error))
        else:
            self._read(work, say("Opening “{name}” …", name=name), failed)


def _is_of(found: Recovery, file: Path) -> bool:
    """Whether changes were made to a file."""
    return found.path is not None and found.path.resolve() == file.resolve()
