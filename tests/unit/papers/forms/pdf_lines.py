"""The rectangles of a PDF, read from its page streams with a small interpreter of the few operators that draw them."""

import re
import zlib

MILLIMETRES = 25.4 / 72
_TOKEN = re.compile(rb"-?[\d.]+|/[\w.+-]+|<[0-9A-Fa-f]*>|\((?:\\.|[^()\\])*\)|[\[\]]|[A-Za-z'\"*]+")


def page_streams(data):
    """Give the content of every page in order."""
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            content = zlib.decompress(found[1])
        except zlib.error:
            continue
        if b" re" in content or b" l\n" in content:
            yield content


def corners(content):
    """Give left, top, width and height in millimetres of each closed path of straight lines, from the upper edge."""
    state = _State()
    for token in _TOKEN.findall(content):
        if re.fullmatch(rb"-?[\d.]+", token):
            state.numbers.append(float(token))
        elif token in _DRAWING:
            getattr(state, _DRAWING[token])()
            if token == b"S":
                yield _frame(state.path)
                state.path = []
        if token.isalpha():
            state.numbers = []


_DRAWING = {b"q": "save", b"Q": "restore", b"cm": "transform", b"m": "go", b"l": "go", b"S": "save_nothing"}


class _State:
    def __init__(self):
        self.matrix, self.stack, self.numbers, self.path = (1, 0, 0, 1, 0, 0), [], [], []

    def save(self):
        self.stack.append(self.matrix)

    def restore(self):
        self.matrix = self.stack.pop()
        self.path = []

    def transform(self):
        self.matrix = _times(self.numbers[-6:], self.matrix)

    def go(self):
        self.path.append(_at(self.matrix, *self.numbers[-2:]))

    def save_nothing(self):
        """Stroke: the path is a frame."""


def _frame(path):
    across, down = zip(*path, strict=True)
    top = 841.89 - max(down)
    return tuple(value * MILLIMETRES for value in (min(across), top, max(across) - min(across), max(down) - min(down)))


def _at(matrix, x, y):
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(first, then):
    a, b, c, d, e, f = first
    aa, bb, cc, dd, ee, ff = then
    return (
        a * aa + b * cc,
        a * bb + b * dd,
        c * aa + d * cc,
        c * bb + d * dd,
        e * aa + f * cc + ee,
        e * bb + f * dd + ff,
    )
