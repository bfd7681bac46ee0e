"""Every hostile file gets its verdict, and every honest one is taken. `make hostile` measures time and memory, too."""

import pytest

from gongdao.papers.tables import read_table
from tests.hostile import corpus, honest

HOSTILE = corpus.corpus()
HONEST = honest.corpus()


def test_the_corpora_are_as_large_as_promised_and_name_each_file_once():
    assert len({file.name for file in HOSTILE}) == len(HOSTILE) >= 160
    assert len({file.name for file in HONEST}) == len(HONEST) >= 40


@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.name)
def test_a_hostile_file_gets_its_verdict(file):
    assert corpus.verdict(file.file_name, file.make(), file.verdict) == file.verdict


@pytest.mark.parametrize("file", HONEST, ids=lambda file: file.name)
def test_an_honest_file_is_taken_whole(file):
    table = read_table(file.file_name, file.make(), find_header=lambda cells: file.headers[0] in cells)

    assert (table.headers[: len(file.headers)], len(table.rows)) == (file.headers, file.rows)
