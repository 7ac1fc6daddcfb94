"""Every test has a private folder of its own."""

import pytest

from orgplanner import paths


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setattr(paths, "user_data", lambda: folder)
    return folder
