from io import BytesIO

import pytest

from gongdao.cli.backups import sealing
from gongdao.cli.backups.sealing import SealedReader, SealedWriter
from gongdao.errors import UserError

SECRET = b"correct horse battery"


def sealed(data, step=1000):
    target = BytesIO()
    writer = SealedWriter(target, SECRET)
    for start in range(0, len(data), step):
        writer.write(data[start : start + step])
    writer.close()
    return target.getvalue()


def opened(data, secret=SECRET):
    reader = SealedReader(BytesIO(data), secret)
    pieces = []
    while piece := reader.read(777):
        pieces.append(piece)
    return b"".join(pieces)


def code_of(data, secret=SECRET):
    with pytest.raises(UserError) as refusal:
        opened(data, secret)
    return refusal.value.code


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch):
    monkeypatch.setattr(sealing, "_MEMORY_KIB", 64)  # a secret of a test need not be costly to guess
    monkeypatch.setattr(sealing, "CHUNK", 1024)


@pytest.mark.parametrize("length", [0, 1, 1023, 1024, 1025, 2048, 5000])
def test_what_was_sealed_is_opened(length):
    data = bytes(number % 251 for number in range(length))

    assert opened(sealed(data)) == data


def test_two_seals_of_the_same_have_nothing_in_common():
    first, second = sealed(b"x" * 3000), sealed(b"x" * 3000)

    assert first[:16] == second[:16] == b"gongdao backup 1"
    assert first[16:39] != second[16:39]
    assert first[43:60] != second[43:60]


def test_another_secret_opens_nothing():
    assert code_of(sealed(b"x"), b"another secret") == "backup_sealed"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"gongdao backup 2" + bytes(40)])
def test_another_file_is_no_backup(data):
    assert code_of(data) == "backup_unfit"


def test_every_changed_byte_is_found():
    data = bytearray(sealed(b"y" * 1500))

    for place in range(16, len(data), 7):
        data[place] ^= 1
        assert code_of(bytes(data)) == "backup_sealed"
        data[place] ^= 1


def test_what_is_cut_off_added_or_swapped_is_found():
    data = sealed(b"z" * 3000)
    step = 4 + 1024 + 16
    head, chunks = data[:39], [data[39 + step * number : 39 + step * (number + 1)] for number in range(3)]

    assert code_of(data[:-1]) == "backup_sealed"
    assert code_of(head + chunks[0]) == "backup_sealed"
    assert code_of(head) == "backup_sealed"
    assert code_of(data + b"x") == "backup_sealed"
    assert code_of(head + chunks[1] + chunks[0] + chunks[2]) == "backup_sealed"
    assert code_of(head + chunks[0] + chunks[2]) == "backup_sealed"
