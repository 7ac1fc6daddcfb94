"""Every test has a private folder of its own."""

import pytest
from storage.plans import full_plan

from orgplanner import paths
from orgplanner.document import Document, save_plan


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setattr(paths, "user_data", lambda: folder)
    return folder


@pytest.fixture
def document(tmp_path):
    """An open document with every kind of row."""
    place = tmp_path / "plan.orgplan"
    save_plan(full_plan(), place)
    opened = Document.open(place)
    yield opened
    opened.close(discard=True)
