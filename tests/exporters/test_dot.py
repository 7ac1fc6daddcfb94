"""The DOT file opens in Graphviz and says what the plan says, whatever the names."""

import json
import subprocess
from pathlib import Path
from typing import Any

from orgplanner.drawing.typeface import visible
from orgplanner.exporters.graph.dot import DotBox, DotLink, dot_source, write_dot


def opened(file: Path) -> dict[str, Any]:
    """Return what `dot` understood."""
    done = subprocess.run(["dot", "-Tjson", file], capture_output=True, check=True)
    assert done.stderr == b""
    return json.loads(done.stdout)


def labels_shown(file: Path) -> list[str]:
    """Return the texts that `dot` draws for its boxes, line by line."""
    boxes = opened(file)["objects"]
    return ["|".join(drawn["text"] for drawn in box.get("_ldraw_", ()) if drawn["op"] == "T") for box in boxes]


def test_tree_and_links_open_in_dot(tmp_path: Path) -> None:
    boxes = [DotBox("a", "Министрлік"), DotBox("b", "Сауда\n4–7", "a"), DotBox("c", "Кеңес", "a", "committee")]
    write_dot(boxes, [DotLink("c", "b", "advises")], tmp_path / "a.dot", "Құрылым")
    graph = opened(tmp_path / "a.dot")
    assert labels_shown(tmp_path / "a.dot") == ["Министрлік", "Сауда|4–7", "Кеңес"]
    assert [(edge["tail"], edge["head"]) for edge in graph["edges"]] == [(0, 1), (0, 2), (2, 1)]
    assert graph["edges"][2]["label"] == "advises"
    assert "dashed" in graph["objects"][2]["style"]


def test_hostile_names_are_shown_as_they_are(tmp_path: Path, hostile: str) -> None:
    boxes = [DotBox("x:y", hostile.replace("\n", " ")), DotBox('"', "b", "x:y"), DotBox("<c>", hostile, '"')]
    write_dot(boxes, [DotLink("x:y", "<c>", hostile)], tmp_path / "a.dot", hostile)
    first = labels_shown(tmp_path / "a.dot")[0].replace("|", " ")
    assert first[:12] == " ".join(visible(hostile.replace("\n", " ")).split())[:12]


def test_ends_that_name_no_box_are_left_out(tmp_path: Path) -> None:
    write_dot([DotBox("a", "A", "gone")], [DotLink("a", "gone"), DotLink("gone", "a")], tmp_path / "a.dot", "t")
    graph = opened(tmp_path / "a.dot")
    assert len(graph["objects"]) == 1
    assert "edges" not in graph


def test_order_is_kept() -> None:
    boxes = [DotBox(name, name.upper()) for name in ("c", "a", "b")]
    source = dot_source(boxes, [], "t")
    assert source.index("label=C") < source.index("label=A") < source.index("label=B")
    assert source == dot_source(boxes, [], "t")
