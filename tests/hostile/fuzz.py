"""Opens mutated files: plans, encrypted plans, JSON, lists, recipes, workbooks. None may crash or hang the program,
or open as something else than it was.

Run by `python3 dev.py fuzz [files] [seed] [kinds]`, and for some hundred files in the suite. The files are opened
in processes of their own, which are watched: one that ends or is silent for too long is a fault, and the next
begins behind the file that it fell over. `fuzz --file SEED NUMBER KINDS PLACE` writes one of the files out.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from random import Random

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.hostile.kinds import KINDS, Mutator  # noqa: E402

USUAL = 100_000
DEADLINE = 90.0
"""Seconds for one file; the opener gives up after 60."""
MOST_MEMORY = 6_000_000_000
PROCESSES = 2
MOST_FAULTS = 50


@dataclass
class Seen:
    """How many files there were, what came of them, and what must not have been."""

    files: int = 0
    came: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, line: str) -> None:
        number, kind, what = line.rstrip("\n").split("\t", 2)
        self.files += 1
        self.came[f"{kind}: {what.split(':')[0]}"] += 1
        if what.startswith("FAULT"):
            self.faults.append(f"{number} ({kind}): {what}")


class Files:
    """Mutated files by number: the same seed and kinds give the same files."""

    def __init__(self, seed: int, kinds: Sequence[str], folder: Path) -> None:
        self._seed, self._kinds, self._folder = seed, kinds, folder
        self._originals = {kind: KINDS[kind].originals(folder) for kind in kinds}
        self._data = {path: path.read_bytes() for each in self._originals.values() for path in each}

    def make(self, number: int) -> tuple[Random, str, Path, int, Mutator]:
        """Writes a file; the chance that made it, its kind, where it is, which original it was, and how."""
        chance = Random(f"{self._seed}/{number}")
        kind = chance.choices(self._kinds, [KINDS[each].weight for each in self._kinds])[0]
        origin = chance.randrange(len(self._originals[kind]))
        mutator = chance.choice(KINDS[kind].mutators)
        good = self._originals[kind][origin]
        path = self._folder / f"mutated{good.suffix}"
        path.write_bytes(mutator(chance, self._data[good]))
        return chance, kind, path, origin, mutator

    def look(self, number: int) -> str:
        """One file made and opened: its number, kind and what came of it, in a line."""
        chance, kind, path, origin, mutator = self.make(number)
        try:
            came = KINDS[kind].look(chance, path, origin, mutator)
        except Exception as error:  # whatever is raised besides the errors of the program is what is looked for
            place = error.__traceback__
            while place is not None and place.tb_next is not None:
                place = place.tb_next
            where = "" if place is None else f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}"
            came = f"FAULT: {mutator.__name__} {type(error).__name__} {where} {str(error)[:200]!r}"
        return f"{number}\t{kind}\t{came}"


def some(files: int, seed: int, kinds: Sequence[str], folder: Path) -> Seen:
    """Some files in this process."""
    seen, made = Seen(), Files(seed, kinds, folder)
    for number in range(files):
        seen.add(made.look(number))
    return seen


def work(seed: int, kinds: Sequence[str], numbers: range) -> None:
    """In a process of its own: says each number before and what came of it after."""
    limit_memory()
    with tempfile.TemporaryDirectory() as folder:
        files = Files(seed, kinds, Path(folder))
        for number in numbers:
            print(number, flush=True)
            print(files.look(number), flush=True)


def limit_memory() -> None:
    """A file that takes all memory is a fault too."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


class Watched:
    """A process that works on some numbers, begun again behind each file that it fell over."""

    def __init__(self, command: Sequence[str], numbers: range, deadline: float = DEADLINE) -> None:
        self._command, self._numbers, self._deadline = command, numbers, deadline

    def run(self, seen: Seen, lock: threading.Lock) -> None:
        """Works until all numbers are done."""
        start = self._numbers.start
        while start < self._numbers.stop:
            start = self._once(start, seen, lock)

    def _once(self, start: int, seen: Seen, lock: threading.Lock) -> int:
        """The number to go on with."""
        words = [*self._command, str(start), str(self._numbers.stop), str(self._numbers.step)]
        child = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        lines: Queue[str] = Queue()
        threading.Thread(target=_read, args=(child, lines), daemon=True).start()
        at: int | None = None
        try:
            while line := _next(lines, self._deadline):
                if "\t" not in line:
                    at = int(line)
                    continue
                at = None
                with lock:
                    seen.add(line)
                start = int(line.split("\t")[0]) + self._numbers.step
        finally:
            silent = child.poll() is None and line is None
            child.kill()
            status = child.wait()
        if at is None and not silent:
            return self._numbers.stop if status == 0 else self._give_up(seen, lock, start, status)
        with lock:
            seen.add(f"{start if at is None else at}\t?\tFAULT: {'hang' if silent else f'ended with {status}'}")
        return (start if at is None else at) + self._numbers.step

    def _give_up(self, seen: Seen, lock: threading.Lock, start: int, status: int) -> int:
        with lock:
            seen.add(f"{start}\t?\tFAULT: it did not begin, or ended between two files, with {status}")
        return self._numbers.stop


def _read(child: subprocess.Popen[str], lines: Queue[str]) -> None:
    assert child.stdout is not None
    for line in child.stdout:
        lines.put(line)
    lines.put("")


def _next(lines: Queue[str], patience: float) -> str | None:
    """The next line, "" at the end, None when nothing comes for too long."""
    try:
        return lines.get(timeout=patience)
    except Empty:
        return None


def fuzz(files: int, seed: int, kinds: Sequence[str]) -> Seen:
    """Many files in some processes, with what came of them told now and then."""
    seen, lock = Seen(), threading.Lock()
    command = [sys.executable, str(Path(__file__)), "--work", str(seed), ",".join(kinds)]
    threads = [
        threading.Thread(target=Watched(command, range(first, files, PROCESSES)).run, args=(seen, lock))
        for first in range(min(PROCESSES, files))
    ]
    for thread in threads:
        thread.start()
    begun, told = time.monotonic(), 0
    while any(thread.is_alive() for thread in threads):
        time.sleep(1)
        if seen.files - told >= 1000:
            told = seen.files
            print(f"{told} files, {len(seen.faults)} faults, {time.monotonic() - begun:.0f} s", flush=True)
    return seen


def report(seen: Seen) -> None:
    """Prints the counts and the faults."""
    for came, count in sorted(seen.came.items()):
        print(f"{count:8}  {came}")
    for fault in seen.faults[:MOST_FAULTS]:
        print(fault)
    print(f"{seen.files} files, {len(seen.faults)} faults")


def main(words: list[str]) -> int:
    """Does what the words say; 1 when there was a fault."""
    if words[:1] == ["--work"]:
        seed, kinds, start, stop, step = words[1:]
        work(int(seed), kinds.split(","), range(int(start), int(stop), int(step)))
        return 0
    if words[:1] == ["--file"]:
        seed, number, kinds, place = words[1:]
        with tempfile.TemporaryDirectory() as folder:
            _, kind, path, origin, mutator = Files(int(seed), kinds.split(","), Path(folder)).make(int(number))
            Path(place).write_bytes(path.read_bytes())
        print(f"{place}: {kind} {origin}, {mutator.__name__}")
        return 0
    files, seed = (int(word) if word else usual for word, usual in zip([*words, "", ""], (USUAL, 1), strict=False))
    seen = fuzz(files, seed, words[2].split(",") if len(words) > 2 else list(KINDS))
    report(seen)
    return 1 if seen.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
