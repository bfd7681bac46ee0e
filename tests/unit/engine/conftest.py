import sys
from uuid import uuid4

import pytest

from gongdao.engine.loader import load_folder
from gongdao.engine.questions import Question
from tests.unit.engine.packs_in_files import write_pack

QUESTIONS = (
    Question("A1", "两项条件", "两项条件须同时具备，还是具备一项即可？", "具备一项即可", ("T-1a",)),
    Question("V2", "年限", "各文件的年限不同。", "按本文件", ("T-1a",)),
)


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Load the small pack with some texts replaced."""
    monkeypatch.syspath_prepend(tmp_path)
    name = f"small_{uuid4().hex}"

    def load_with(**texts):
        return load_folder(*write_pack(tmp_path, name=name, **texts), QUESTIONS)

    yield load_with
    for module in [module for module in sys.modules if module.startswith(name)]:
        del sys.modules[module]
