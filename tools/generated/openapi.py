"""The description of the API, so that a change of it is seen where changes are read."""

import json
from pathlib import Path

from generated.registers import set_up


def write_openapi(folder: Path) -> None:
    """Write the description that the product serves."""
    set_up()
    from gongdao.api.v1.describing import document  # noqa: PLC0415 -- needs what has been set up

    text = json.dumps(document(), ensure_ascii=False, indent=1)
    (folder / "openapi-v1.json").write_text(text + "\n", encoding="utf-8")
