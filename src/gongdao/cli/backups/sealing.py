"""A sealed stream: AES-256-GCM in chunks under a key that Argon2id makes of a passphrase or a key file.

The layout, version 1: 16 bytes `gongdao backup 1`, 16 bytes of salt, 7 bytes that begin every nonce; then chunks, each
its length in 4 bytes (big-endian; the highest bit marks the last one) and its sealed bytes. A nonce is those 7 bytes,
the number of the chunk in 4 bytes and 1 byte that says whether it is the last. The 39 bytes at the head are bound to
every chunk. Whatever is changed, cut off, swapped or added is found while it is read.
"""

import secrets
import struct
from typing import BinaryIO

from gongdao.cli.messages import refusal

_MARK = b"gongdao backup 1"
_SALT, _PREFIX = 16, 7
_HEAD = len(_MARK) + _SALT + _PREFIX
_LENGTH = struct.Struct(">L")
_LAST = 0x80000000
CHUNK = 1024 * 1024  # ours: small beside the memory of any machine
_TAG = 16
# ours: the second recommended choice of RFC 9106, for a secret that is asked for once
_TIME, _MEMORY_KIB, _LANES = 3, 65_536, 4


class SealedWriter:
    """Seal what is written; only `close` makes it whole."""

    def __init__(self, target: BinaryIO, secret: bytes) -> None:
        self._head = _MARK + secrets.token_bytes(_SALT + _PREFIX)
        self._cipher = _cipher(self._head, secret)
        self._target, self._waiting, self._number = target, bytearray(), 0
        target.write(self._head)

    def write(self, data: bytes) -> int:
        """Take bytes; whole chunks are sealed at once."""
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), is_last=False)
            del self._waiting[:CHUNK]
        return len(data)

    def close(self) -> None:
        """Seal the rest as the last chunk."""
        self._seal(bytes(self._waiting), is_last=True)

    def _seal(self, chunk: bytes, *, is_last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._head, self._number, is_last=is_last), chunk, self._head)
        self._target.write(_LENGTH.pack(len(sealed) | (_LAST if is_last else 0)) + sealed)
        self._number += 1


class SealedReader:
    """Open what a `SealedWriter` sealed.

    Raises: UserError `backup_unfit` for another file, `backup_sealed` for another secret or a changed file.
    """

    def __init__(self, source: BinaryIO, secret: bytes) -> None:
        self._head = source.read(_HEAD)
        if len(self._head) != _HEAD or not self._head.startswith(_MARK):
            raise refusal("backup_unfit")
        self._cipher = _cipher(self._head, secret)
        self._source, self._ready, self._number, self._ended = source, bytearray(), 0, False

    def read(self, size: int) -> bytes:
        """Give as many bytes, fewer only at the end."""
        while len(self._ready) < size and not self._ended:
            self._ready += self._open()
        taken = bytes(self._ready[:size])
        del self._ready[:size]
        return taken

    def _open(self) -> bytes:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 -- slow import

        length = self._source.read(_LENGTH.size)
        marked = _LENGTH.unpack(length)[0] if len(length) == _LENGTH.size else 0
        self._ended = bool(marked & _LAST)
        sealed = self._source.read(min(marked & ~_LAST, CHUNK + _TAG))
        nonce = _nonce(self._head, self._number, is_last=self._ended)
        self._number += 1
        try:
            opened: bytes = self._cipher.decrypt(nonce, sealed, self._head)
        except InvalidTag:
            raise refusal("backup_sealed") from None
        if self._ended and self._source.read(1):
            raise refusal("backup_sealed")
        return opened


def _cipher(head: bytes, secret: bytes):
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 -- slow import
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 -- slow import

    salt = head[len(_MARK) : len(_MARK) + _SALT]
    key = hash_secret_raw(secret, salt, _TIME, _MEMORY_KIB, _LANES, 32, Type.ID)
    return AESGCM(key)


def _nonce(head: bytes, number: int, *, is_last: bool) -> bytes:
    return head[-_PREFIX:] + _LENGTH.pack(number) + bytes([is_last])
