import re
from importlib import import_module

import pytest

from tests.factories.registers import ROOMS

TOLD = {
    "imported",
    "corrected",
    "column_ignored",
    "several_people",
    "assigned",
    "revealed",
}  # remarks and acts, not refusals of an act
WITH_SENTENCES = [
    "registers",
    "intake",
    *(room for room in ROOMS if room not in ("declarations", "hotline")),
]


@pytest.mark.parametrize("room", WITH_SENTENCES)
def test_sentences_for_a_readers_eye(room):
    sentences = import_module(f"gongdao.office.{room}.messages").SENTENCES
    for code, sentence in sentences.items():
        print(f"{room:15} {code:26} {sentence}")  # noqa: T201 -- read by a person with pytest -rP

    wrong = {code for code, sentence in sentences.items() if not re.fullmatch("不能.+?。.+。[请如].+。", sentence)}
    assert wrong - TOLD == set()
