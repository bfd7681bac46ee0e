"""The tree against the published vectors, and every proof of every small tree."""

import pytest

from gongdao.office.audit import merkle

# The inputs and roots that implementations of RFC 6962 share.
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
SM3_OF_ABC = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
SIZE = 40


def hashes(suite: int, count: int = SIZE) -> list[bytes]:
    return [merkle.leaf_hash(suite, bytes([number])) for number in range(count)]


def nodes_of(suite: int, leaves: list[bytes]) -> merkle.Nodes:
    tree, stored = merkle.Tree(suite), {}
    for seq, leaf in enumerate(leaves):
        stored[seq, 0] = leaf
        stored |= dict(zip(merkle.completed_by(seq), tree.add(leaf), strict=True))
    return lambda names: {name: stored[name] for name in names}


def test_roots_of_the_published_vectors():
    leaves = [merkle.leaf_hash(merkle.SHA256, bytes.fromhex(text)) for text in INPUTS]

    assert [merkle.root_of(merkle.SHA256, leaves[: size + 1]).hex() for size in range(8)] == ROOTS


def test_root_of_nothing_is_the_hash_of_nothing():
    assert merkle.Tree().root.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_sm3_of_the_published_vector():
    assert merkle.hash_of(merkle.SM3)(b"abc").hex() == SM3_OF_ABC


@pytest.mark.parametrize("suite", [merkle.SHA256, merkle.SM3])
def test_earlier_roots_are_told_from_the_nodes(suite):
    leaves = hashes(suite)
    nodes = nodes_of(suite, leaves)

    assert [merkle.root_at(suite, size, nodes) for size in range(SIZE)] == [
        merkle.root_of(suite, leaves[:size]) for size in range(SIZE)
    ]


@pytest.mark.parametrize("suite", [merkle.SHA256, merkle.SM3])
def test_every_inclusion_proof_holds_and_no_other_leaf_passes(suite):
    leaves = hashes(suite)
    nodes = nodes_of(suite, leaves)

    for size in range(1, SIZE):
        root = merkle.root_of(suite, leaves[:size])
        for index in range(size):
            proof = merkle.inclusion_proof(suite, index, size, nodes)
            assert merkle.is_included(suite, index, size, leaves[index], proof, root)
            assert not merkle.is_included(suite, index, size, leaves[index + 1], proof, root)
            assert not merkle.is_included(suite, index, size, leaves[index], [*proof, root], root)


def test_every_consistency_proof_holds_and_no_other_root_passes():
    leaves = hashes(1)
    nodes = nodes_of(1, leaves)
    roots = [merkle.root_of(1, leaves[:size]) for size in range(SIZE)]

    for size in range(1, SIZE):
        for before in range(size + 1):
            proof = merkle.consistency_proof(1, before, size, nodes)
            assert merkle.is_consistent(1, before, size, roots[before], roots[size], proof)
            if 0 < before < size:
                assert not merkle.is_consistent(1, before, size, roots[before - 1], roots[size], proof)
                assert not merkle.is_consistent(1, before, size, roots[before], roots[size - 1], proof)


def test_a_leaf_completes_the_nodes_that_end_with_it():
    assert [merkle.completed_by(seq) for seq in (0, 1, 2, 3)] == [[], [(1, 1)], [], [(3, 1), (3, 2)]]
    assert merkle.peaks_of(7) == [(3, 2), (5, 1), (6, 0)]
