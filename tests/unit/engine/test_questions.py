import pytest

from gongdao.engine.located import PackError
from gongdao.engine.questions import Question, read_questions

TEXT = """\
- id: A1
  title: 两项条件
  question: 两项条件须同时具备，还是具备一项即可？
  setting: 具备一项即可
  clauses: [T-1a, T-1b]
"""


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "questions.yaml"
        path.write_text(text, "utf-8")
        return read_questions(path)

    return read_text


def test_questions_are_read_in_their_order(read):
    first, second = read(TEXT + TEXT.replace("A1", "V34"))

    assert first == Question(
        "A1", "两项条件", "两项条件须同时具备，还是具备一项即可？", "具备一项即可", ("T-1a", "T-1b")
    )
    assert second.id == "V34"


def test_without_a_list_there_is_no_question(tmp_path):
    assert read_questions(tmp_path / "questions.yaml") == ()


@pytest.mark.parametrize(
    ("code", "text", "line"),
    [
        ("duplicate_question", TEXT + TEXT, 6),
        ("bad_question", TEXT.replace("A1", "Q1"), 1),
        ("missing_key", TEXT.replace("  setting: 具备一项即可\n", ""), 1),
        ("unknown_key", TEXT + "  answer: 是\n", 6),
    ],
)
def test_a_faulty_list_is_refused_with_its_line(read, code, text, line):
    with pytest.raises(PackError) as refused:
        read(text)

    assert (refused.value.code, refused.value.file, refused.value.line) == (code, "questions.yaml", line)
