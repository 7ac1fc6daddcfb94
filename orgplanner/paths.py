"""Where the program's own files and the user's private files are."""

from functools import cache
from pathlib import Path

import platformdirs

APPLICATION = "OrgPlanner"


@cache
def data_root() -> Path:
    """The folder that holds `resources` and `sample_orgs`: in a wheel or bundle `_data`, else the checkout."""
    packaged = Path(__file__).resolve().parent / "_data"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parent.parent


def resource(name: str) -> Path:
    """The file `name` below `resources`, such as `fonts/NotoSans-Regular.ttf`."""
    return data_root() / "resources" / name


def samples() -> Path:
    """The folder of the sample plans."""
    return data_root() / "sample_orgs"


def user_data() -> Path:
    """The user's private folder for working copies, recovery copies and backups."""
    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))


def user_settings() -> Path:
    """The file of the user's settings."""
    return Path(platformdirs.user_config_dir(APPLICATION, appauthor=False)) / "settings.ini"
