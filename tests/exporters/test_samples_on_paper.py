"""The sample plans can be read on a sheet of A3, in every language."""

from pathlib import Path

import pytest

from orgplanner.document import open_plan
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.pages.laying import lay_out

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "sample_orgs").glob("*.orgplan"))


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_every_scenario_can_be_read_on_a3(file: Path, language: str) -> None:
    plan = open_plan(file)
    for scenario in plan.ordered_scenarios():
        sheets = lay_out(plan, scenario.id, ExportOptions(paper="A3", landscape=True, language=language))
        assert len(sheets.pages) == 1
        assert not sheets.notes, (scenario.name, sheets.notes)
