"""compare -o FILE.pdf: every view on pages with title, scenarios and page numbers."""

from pathlib import Path

import pypdfium2

from tests.cli.conftest import Run


def test_a_comparison_is_written_as_pages(run: Run, mebp: Path, tmp_path: Path) -> None:
    target = tmp_path / "compared.pdf"
    answer = run(
        "compare", mebp, "--from", "Current, April 2013", "--to", "Proposed (source)", "-o", target
    )  # fmt: skip
    assert answer.status == 0
    document = pypdfium2.PdfDocument(target)
    texts = [document[at].get_textpage().get_text_range() for at in range(len(document))]
    document.close()
    assert all(f"page {number} of {len(texts)}" in text for number, text in enumerate(texts, 1))
    assert all("Current, April 2013 compared with Proposed (source)" in text for text in texts)
    together = "\n".join(texts)
    for wanted in ("Ledger of established FTE", "Where every unit went", "Staffing by unit", "Options, measured"):
        assert wanted in together
    assert "DIEI-CU CU rules development" in together


def test_another_ending_is_refused(run: Run, mebp: Path, tmp_path: Path) -> None:
    ends = ("--from", "Current, April 2013", "--to", "Worked example")
    answer = run("compare", mebp, *ends, "-o", tmp_path / "x.odt")
    assert answer.status == 2
    assert ".pdf" in answer.err
