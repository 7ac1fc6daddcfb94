"""JSON that `import` is given is a plan or nothing."""

from pathlib import Path

from tests.cli.conftest import Run


def test_json_that_is_no_plan_is_no_list(run: Run, here: Path) -> None:
    for text in ("[1, 2, 3]", '[{"unit": "Trade"}]', "[" * 5000, '{"unit": "Trade"}'):
        Path("it.json").write_text(text, encoding="utf-8")
        refused = run("import", "it.json", "-o", "plan.orgplan")
        assert (refused.status, refused.err.count("\n")) == (1, 1)
        assert "not a plan of OrgPlanner" in refused.err
    assert not Path("plan.orgplan").exists()
