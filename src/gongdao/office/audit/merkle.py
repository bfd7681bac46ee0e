"""The Merkle tree of RFC 6962, without a database: roots, inclusion proofs, consistency proofs.

A node is named by the last leaf below it and its height: node (7, 3) covers the leaves 0 to 7. Complete nodes never
change, so a tree grows by adding nodes, and any earlier root can be told from those that stand.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives import hashes

LEAF, NODE = b"\x00", b"\x01"
SHA256, SM3 = 1, 2
SUITE_NAMES = {SHA256: "sha256", SM3: "sm3"}

Node = tuple[int, int]
Nodes = Callable[[Sequence[Node]], dict[Node, bytes]]
Hash = Callable[[bytes], bytes]


def _sha256(data: bytes) -> bytes:
    return sha256(data).digest()


def _sm3(data: bytes) -> bytes:
    running = hashes.Hash(hashes.SM3())
    running.update(data)
    return running.finalize()


_HASHES = {SHA256: _sha256, SM3: _sm3}


def hash_of(suite: int) -> Hash:
    """Give the hash function of a suite byte: 1 SHA-256, 2 SM3."""
    return _HASHES[suite]


def completed_by(seq: int) -> list[Node]:
    """Name the inner nodes that the leaf of this number completes, from the lowest up."""
    height = ((seq + 1) & -(seq + 1)).bit_length() - 1
    return [(seq, level) for level in range(1, height + 1)]


def peaks_of(size: int) -> list[Node]:
    """Name the complete subtrees that make up a tree of this size, from the largest to the smallest."""
    found, end = [], 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            end += 1 << level
            found.append((end - 1, level))
    return found


def left_sibling(node: Node) -> Node:
    """Name the node that is joined on the left of this one."""
    end, level = node
    return end - (1 << level), level


@dataclass
class Tree:
    """A tree that keeps its peaks only: leaves are added in order, and the root is known at any time."""

    suite: int = SHA256
    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._hash = hash_of(self.suite)

    def add(self, leaf_hash: bytes) -> list[bytes]:
        """Add one leaf by its hash and return the hashes of the inner nodes it completes, from the lowest up."""
        made = []
        current, rest = leaf_hash, self.size
        while rest & 1:
            current = self._hash(NODE + self.peaks.pop() + current)
            made.append(current)
            rest >>= 1
        self.peaks.append(current)
        self.size += 1
        return made

    @property
    def root(self) -> bytes:
        """The root over all leaves so far; that of no leaves is the hash of nothing."""
        return fold(self._hash, self.peaks) if self.peaks else self._hash(b"")


def leaf_hash(suite: int, body: bytes) -> bytes:
    return hash_of(suite)(LEAF + body)


def fold(hash_: Hash, peaks: Sequence[bytes]) -> bytes:
    """Join peaks, the smallest first, to the root above them."""
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = hash_(NODE + peak + root)
    return root


def root_of(suite: int, leaf_hashes: Sequence[bytes]) -> bytes:
    """Compute the root over hashes of leaves."""
    tree = Tree(suite)
    for one in leaf_hashes:
        tree.add(one)
    return tree.root


def root_at(suite: int, size: int, nodes: Nodes) -> bytes:
    """Compute the root of the first `size` leaves from the complete nodes."""
    hash_ = hash_of(suite)
    names = peaks_of(size)
    found = nodes(names)
    return fold(hash_, [found[name] for name in names]) if names else hash_(b"")


def inclusion_proof(suite: int, index: int, size: int, nodes: Nodes) -> list[bytes]:
    """Prove that the leaf of this number is in the tree of `size` leaves: the hashes beside its way to the root."""
    return _Range(suite, nodes).resolve(_inclusion(index, 0, size))


def consistency_proof(suite: int, before: int, size: int, nodes: Nodes) -> list[bytes]:
    """Prove that the tree of `size` leaves begins with the tree of `before` leaves."""
    return _Range(suite, nodes).resolve(_consistency(before, 0, size, is_whole=True)) if before else []


Span = tuple[int, int]


def _split(count: int) -> int:
    return 1 << (count - 1).bit_length() - 1


def _inclusion(index: int, start: int, end: int) -> list[Span]:
    if end - start <= 1:
        return []
    middle = start + _split(end - start)
    if index < middle:
        return [*_inclusion(index, start, middle), (middle, end)]
    return [*_inclusion(index, middle, end), (start, middle)]


def _consistency(before: int, start: int, end: int, *, is_whole: bool) -> list[Span]:
    if before == end:
        return [] if is_whole else [(start, end)]
    middle = start + _split(end - start)
    if before <= middle:
        return [*_consistency(before, start, middle, is_whole=is_whole), (middle, end)]
    return [*_consistency(before, middle, end, is_whole=False), (start, middle)]


@dataclass(frozen=True)
class _Range:
    """Hashes of spans of leaves, made of complete nodes that are read at once."""

    suite: int
    nodes: Nodes

    def resolve(self, spans: Sequence[Span]) -> list[bytes]:
        parts = [list(_parts(span)) for span in spans]
        found = self.nodes([node for names in parts for node in names])
        return [fold(hash_of(self.suite), [found[node] for node in names]) for names in parts]


def _parts(span: Span) -> Iterator[Node]:
    """Name the complete nodes of a span whose start is a multiple of the largest of them."""
    start, end = span
    for last, level in peaks_of(end - start):
        yield start + last, level


def is_included(suite: int, index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> bool:
    """Check an inclusion proof (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    hash_, fn, sn, current = hash_of(suite), index, size - 1, leaf
    for part in proof:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            current = hash_(NODE + part + current)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            current = hash_(NODE + current + part)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and current == root


def is_consistent(suite: int, before: int, size: int, root_before: bytes, root: bytes, proof: Sequence[bytes]) -> bool:
    """Check a consistency proof (RFC 9162, 2.1.4.2); the empty tree is the beginning of every tree."""
    hash_ = hash_of(suite)
    if before in {0, size}:
        return not proof and (before == 0 or root_before == root)
    if before > size or not proof:
        return False
    path = [root_before, *proof] if before & (before - 1) == 0 else list(proof)
    fn, sn = before - 1, size - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    first = second = path[0]
    for part in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            first, second = hash_(NODE + part + first), hash_(NODE + part + second)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            second = hash_(NODE + second + part)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and first == root_before and second == root
