from dataclasses import replace

import pytest

from gongdao.papers.errors import PaperError
from gongdao.papers.limits import DEFAULT_LIMITS
from gongdao.papers.sandbox import run_parser

CONFINED = """
import json, resource, sys
limits = json.loads(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
resource.setrlimit(resource.RLIMIT_CPU, (limits["seconds"], limits["seconds"] + 1))
"""


def run(tmp_path, body, **changes):
    script = tmp_path / "parser.py"
    script.write_text(CONFINED + body, encoding="utf-8")
    return run_parser(script, "名册.xlsx", b"abc", replace(DEFAULT_LIMITS, **changes), depth=7)


def code_of(tmp_path, body, **changes):
    with pytest.raises(PaperError) as refusal:
        run(tmp_path, body, **changes)
    return refusal.value.code


def test_a_parser_gets_the_data_and_its_options_and_gives_an_object(tmp_path):
    body = "print(json.dumps({'data': sys.stdin.read(), 'depth': limits['depth']}))"

    assert run(tmp_path, body) == {"data": "abc", "depth": 7}


def test_a_parser_sees_no_environment_of_ours(tmp_path, monkeypatch):
    monkeypatch.setenv("GONGDAO_SECRET", "hidden")

    answer = run(tmp_path, "import os; print(json.dumps({'seen': 'GONGDAO_SECRET' in os.environ}))")

    assert answer == {"seen": False}


def test_a_parser_may_refuse_with_a_code(tmp_path):
    assert code_of(tmp_path, "print(json.dumps({'refused': 'workbook_unreadable'}))") == "workbook_unreadable"


def test_a_parser_that_takes_too_much_memory_is_stopped(tmp_path):
    assert code_of(tmp_path, "b = bytearray(200 << 20)", parser_memory_bytes=100 << 20) == "parser_stopped"


def test_a_parser_that_takes_too_long_is_stopped(tmp_path):
    assert code_of(tmp_path, "while True: pass", parser_seconds=1) == "parser_time"


def test_a_parser_that_fails_gives_a_sentence_and_no_traceback(tmp_path):
    assert code_of(tmp_path, "raise ValueError('x')") == "parser_stopped"
