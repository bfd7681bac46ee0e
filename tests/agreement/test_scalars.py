from gongdao.engine.compiled import expressions, quantities
from tests.agreement.scalars import aggregate_disagreements, aggregates, disagreements, words


def test_every_scalar_word_means_the_same_in_both_paths():
    assert list(disagreements(expressions, quantities)) == []


def test_every_quantity_means_the_same_in_both_paths():
    assert list(aggregate_disagreements(expressions, quantities)) == []


def test_the_list_of_words_is_long_enough_to_matter():
    assert sum(map(len, words().values())) > 400
    assert {node.kind for node in aggregates()} == {"count", "exists", "sum", "min", "max", "distinct"}
