"""Layout beside d3-flextree on Node and Graphviz `dot`, and one edited box beside a full layout."""

import json
import random
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from orgplanner.layout import Arranged, Memory, Node, Positions, Spacing, arrange

SIZES = (1_000, 10_000, 50_000)
DOT_UP_TO = 10_000
ROUNDS = 7
SPACING = Spacing()
PEER = """
const {flextree} = require('d3-flextree');
const rows = JSON.parse(require('fs').readFileSync(process.argv[2]));
const times = [];
for (let round = 0; round < Number(process.argv[3]); round++) {
  const begun = performance.now();
  const byId = new Map();
  for (const [id, parent, width, height] of rows) {
    const box = {size: [width, height], children: []};
    byId.set(id, box);
    if (parent !== null) byId.get(parent).children.push(box);
  }
  const tree = flextree({}).hierarchy(byId.get(rows[0][0]));
  flextree({})(tree);
  times.push(performance.now() - begun);
}
console.log(JSON.stringify(times));
"""


def organisation(count: int, seed: int = 2) -> list[Node]:
    """A tree of `count` boxes of different sizes: every head has one to eight below it, level by level."""
    chance = random.Random(seed)
    nodes = [Node("n0", None, 170.0, 60.0)]
    head = 0
    while len(nodes) < count:
        for _ in range(min(chance.randint(1, 8), count - len(nodes))):
            size = float(chance.randint(90, 190)), float(chance.randint(36, 78))
            nodes.append(Node(f"n{len(nodes)}", f"n{head}", *size))
        head += 1
    return nodes


def milliseconds(job: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of a job."""
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        job()
        times.append(perf_counter() - begun)
    return median(times) * 1000


def area(arranged: Arranged) -> float:
    """Square points of the whole picture."""
    return arranged.width * arranged.height


def in_a_row(nodes: Sequence[Node]) -> list[Node]:
    """The same boxes, none of them stacked."""
    return [replace(node, arrangement="side") for node in nodes]


def flextree_milliseconds(nodes: Sequence[Node], folder: Path) -> float | None:
    """The median time of d3-flextree, from the same rows to positions; None when it cannot be had."""
    rows = [[node.id, node.parent, node.width + SPACING.sibling, node.height + SPACING.level] for node in nodes]
    (folder / "rows.json").write_text(json.dumps(rows), encoding="utf-8")
    (folder / "peer.cjs").write_text(PEER, encoding="utf-8")
    command = ["node", "peer.cjs", "rows.json", str(ROUNDS)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return median(json.loads(done.stdout)) if done.returncode == 0 else None


def install_flextree(folder: Path) -> bool:
    """Put d3-flextree into a folder of its own; False when Node, npm or the network is missing."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return False
    command = [npm, "install", "--no-audit", "--no-fund", "--silent", "d3-flextree"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


def dot_result(nodes: Sequence[Node]) -> tuple[float, float]:
    """Milliseconds of one `dot -Tplain`, and the area it takes."""
    boxes = [f"{node.id} [width={node.width / 72:.3f} height={node.height / 72:.3f}];" for node in nodes]
    edges = [f"{node.parent} -> {node.id};" for node in nodes if node.parent]
    gaps = f"nodesep={SPACING.sibling / 72:.3f}; ranksep={SPACING.level / 72:.3f};"
    head = f'digraph {{ {gaps} node [shape=box fixedsize=true label=""]; edge [arrowhead=none];'
    source = "\n".join([head, *boxes, *edges, "}"])
    begun = perf_counter()
    done = subprocess.run(["dot", "-Tplain"], input=source, capture_output=True, text=True, check=True)
    taken = (perf_counter() - begun) * 1000
    width, height = done.stdout.split(maxsplit=4)[2:4]
    return taken, float(width) * 72 * float(height) * 72


def compare(count: int, folder: Path | None) -> None:
    """Print one size: ours, the peers, and the ratios."""
    nodes = organisation(count)
    ours = milliseconds(lambda: list(arrange(nodes).positions.items()))
    stacked, row = arrange(nodes), arrange(in_a_row(nodes))
    print(f"{count:>6,} boxes: {ours:8.1f} ms; area stacked / in rows {area(stacked) / area(row):.2f}")
    peer = flextree_milliseconds(nodes, folder) if folder else None
    if peer is not None:
        print(f"{'':>13} d3-flextree {peer:8.1f} ms; ours / theirs {ours / peer:.2f}  (to reach 0.50)")
    if count <= DOT_UP_TO and shutil.which("dot"):
        taken, its_area = dot_result(nodes)
        print(f"{'':>13} dot -Tplain {taken:8.0f} ms; theirs / ours {taken / ours:.0f}  (to reach 300 at 10,000)")
        print(f"{'':>13} area, stacked / dot {area(stacked) / its_area:.2f}  (to reach 0.55)")


def edit_one(count: int) -> None:
    """Print what one edited box costs: laid out again and looked up in a window, beside everything afresh."""
    nodes, chance, memory = organisation(count), random.Random(4), Memory()
    arrange(nodes, memory=memory)

    def look(arranged: Arranged) -> None:
        positions = arranged.positions
        if isinstance(positions, Positions):
            middle = arranged.width / 2
            list(positions.within(middle, 0.0, middle + 1600.0, 960.0))

    def edit() -> None:
        index = chance.randrange(count)
        nodes[index] = replace(nodes[index], width=float(chance.randint(90, 190)))
        look(arrange(nodes, memory=memory))

    again, afresh = milliseconds(edit, 21), milliseconds(lambda: look(arrange(nodes)))
    every = milliseconds(lambda: (edit(), list(arrange(nodes, memory=memory).positions.items())))
    ratio = f"ratio {again / afresh:.2f}  (to reach 0.20; with all positions {every:.1f} ms)"
    print(f"one box of {count:,} edited: {again:.1f} ms; all afresh {afresh:.1f} ms; {ratio}")


def main() -> None:
    """Print the comparison for all sizes."""
    with TemporaryDirectory() as name:
        folder = Path(name) if install_flextree(Path(name)) else None
        if folder is None:
            print("d3-flextree is skipped: it needs node, npm and a connection")
        if shutil.which("dot") is None:
            print("dot is skipped: Graphviz is not installed")
        for count in SIZES:
            compare(count, folder)
    edit_one(SIZES[-1])


if __name__ == "__main__":
    main()
