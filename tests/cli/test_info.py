import subprocess
import sys
from pathlib import Path
from typing import Any

from orgplanner.document import save_plan
from tests.analysis.small_plans import head, plan_of, post, unit
from tests.cli.conftest import Run


def scenario(document: Any, name: str) -> Any:
    return next(row for row in document["scenarios"] if row["name"] == name)


def row(document: Any, name: str, code: str) -> Any:
    return next(row for row in scenario(document, name)["tree"] if row["unit"]["code"] == code)


def test_the_departments_of_the_note(run: Run, mebp: Path) -> None:
    document = run("info", mebp, "--json").document
    now = "Current, April 2013"
    assert row(document, now, "DFTR")["filled"] == {"low": 22, "high": 22, "approximate": True}
    diei = row(document, now, "DIEI")["filled"]
    assert (diei["low"], diei["high"]) == (12, 21)
    assert row(document, now, "CTPD")["established"] == {"low": 50, "high": 50, "approximate": True}
    after = row(document, "Proposed (source)", "CTPD")["established"]
    assert (after["low"], after["high"]) == (65, 70)


def test_both_departments_together_and_what_is_not_placed_in_words(run: Run, mebp: Path) -> None:
    answer = run("info", mebp)
    assert answer.status == 0
    joined = next(line for line in answer.out.splitlines() if "comes from DFTR" in line)
    assert "~34–43 established" in joined
    assert "Not yet placed: DIEI-CU CU rules development" in answer.out
    assert "Not yet placed: DIEI-AM Analysis and monitoring" in answer.out


def test_totals_say_what_is_unknown_and_never_a_midpoint(run: Run, mebp: Path) -> None:
    document = run("info", mebp, "--json").document
    whole = scenario(document, "Current, April 2013")
    assert (whole["established"]["low"], whole["established"]["high"]) == (84, 93)
    assert whole["established"]["unknown"] > 0
    assert whole["vacant"] is None
    assert row(document, "Proposed (source)", "ITD-SI")["established"] is None


def test_the_answer_has_the_agreed_words(run: Run, here: Path) -> None:
    rows = [unit("d"), unit("e", "d"), unit("x", unplaced=True), head("h", "d"), post("half", "e", "0.5", "0.25")]
    save_plan(plan_of(*rows, post("loose", None, "9", "9", unplaced=True)), here / "small.orgplan")
    document = run("info", "small.orgplan", "--json").document
    assert set(document) == {"title", "format_version", "scenarios"}
    (found,) = document["scenarios"]
    tree = found.pop("tree")
    assert found == {
        "id": "now", "name": "Now", "kind": "current", "units": 3, "posts": 3, "people": 0,
        "established": {"low": 1.5, "high": 1.5, "approximate": False},
        "filled": {"low": 1.25, "high": 1.25, "approximate": False},
        "vacant": {"low": 0.25, "high": 0.25, "approximate": False},
        "layers": 2, "widest_span": 1,
    }  # fmt: skip
    assert tree[1] == {
        "unit": {"id": "e", "code": "E", "name": "Unit e"}, "parent": "d", "level": 2,
        "established": {"low": 0.5, "high": 0.5, "approximate": False},
        "filled": {"low": 0.25, "high": 0.25, "approximate": False},
    }  # fmt: skip
    assert [line["unit"]["id"] for line in tree] == ["d", "e"]


def test_a_file_that_is_not_a_plan_is_refused_in_one_sentence(run: Run, here: Path) -> None:
    Path("letter.orgplan").write_text("Dear colleagues", encoding="utf-8")
    for name in ("letter.orgplan", "missing.orgplan", "."):
        answer = run("info", name)
        assert (answer.status, answer.out) == (1, "")
        assert answer.err


def test_looking_at_a_plan_loads_no_window_and_no_format_library(mebp: Path) -> None:
    heavy = ("PySide6", "reportlab", "openpyxl", "sqlmodel", "sqlalchemy", "graphviz", "fontTools")
    script = (
        "import sys; from orgplanner.cli import main; main(['info', sys.argv[1]]);"
        f"sys.exit(','.join(name for name in {heavy!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script, mebp], capture_output=True, text=True)
    assert done.stderr.strip() == ""


def test_a_reader_that_stops_early_gets_no_traceback(mebp: Path) -> None:
    command = [sys.executable, "-m", "orgplanner", "info", mebp, "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
