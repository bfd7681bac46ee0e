"""Reading the data files of this package."""

from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent


def read_data(name: str) -> dict[str, Any]:
    """Read one data file by its path below this folder."""
    data: dict[str, Any] = yaml.load((_FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return data


def data_files(folder: str) -> list[str]:
    """List the data files of a folder in order."""
    return sorted(str(path.relative_to(_FOLDER)) for path in (_FOLDER / folder).glob("*.yaml"))
