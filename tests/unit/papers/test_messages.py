import re
from pathlib import Path

import pytest

from gongdao.papers import messages

SOURCE = Path(messages.__file__).parent
FORBIDDEN = re.compile(r"[!！,;?]|失败|错误！|您")
LATIN = re.compile(r"[A-Za-z]+")
ALLOWED_WORDS = {"xlsx", "CSV", "UTF", "GB", "MB", "XML", "DTD", "PDF", "Excel"} | {
    "A",
    "lrmx",
    "lrm",
    "pic",
    "zip",
    "JPEG",
    "PNG",
}
WORDS = re.compile(r"\{\w+\}")


@pytest.mark.parametrize(("code", "text"), messages.SENTENCES.items())
def test_every_sentence_is_plain_chinese(code, text):
    bare = WORDS.sub("", text)

    assert not FORBIDDEN.search(bare), code
    assert set(LATIN.findall(bare)) <= ALLOWED_WORDS
    assert text.endswith("。")


@pytest.mark.parametrize(
    "code",
    [
        *messages._FILES,
        *messages._COLUMNS,
        *messages._ROWS,
        *messages._COLLECTION,
        *messages.FORM_FILES,
        *messages.FORM_REMARKS,
    ],
)
def test_a_refusal_or_remark_has_three_parts(code):
    assert messages.SENTENCES[code].count("。") == 3


def test_every_sentence_is_used_and_every_code_has_one():
    sources = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if path.name != "messages.py")

    assert [code for code in messages.SENTENCES if f'"{code}"' not in sources] == []


def test_no_code_stands_in_two_groups():
    groups = (
        messages._FILES,
        messages._COLUMNS,
        messages._ROWS,
        messages._COLLECTION,
        messages._NOTES,
        messages.FORM_FILES,
        messages.FORM_REMARKS,
    )

    assert len(messages.SENTENCES) == sum(map(len, groups))


def test_all_sentences_are_different_and_printed_for_a_readers_eye():
    words = dict.fromkeys(re.findall(r"\{(\w+)\}", "".join(messages.SENTENCES.values())), "某")

    shown = [messages.sentence(code, **words) for code in messages.SENTENCES]

    print(*shown, sep="\n")  # noqa: T201 -- read it with pytest -s
    assert len(set(shown)) == len(messages.SENTENCES)
