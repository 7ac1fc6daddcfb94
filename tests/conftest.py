"""What holds for all tests: no screen, and no file of the user's is touched."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("wide", max_examples=1000, deadline=None)
settings.load_profile("steady")  # changes are judged by the same examples; see --hypothesis-profile=wide for others

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def private_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own home for working copies, backups and settings."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setattr("orgplanner.paths.user_data", lambda: home / "data")
    monkeypatch.setattr("orgplanner.paths.user_settings", lambda: home / "settings.ini")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home
