#!/usr/bin/env python3
"""核验导出的全程纪实：python3 verify_record.py 导出文件 [--witness 见证文件] [--key 公钥行].

Needs Python 3.10 or newer and the package `cryptography`, nothing of the product. Written apart from the product's own
verification, so that a mistake in one shows in the other. Exit code: 0 good, 1 tampered, 3 something unchecked, 2 unfit
files. The format is that of RFC 6962 (tree) and of transparency-dev (checkpoints).
"""

import argparse
import base64
import json
import sys
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

GOOD, TAMPERED, UNFIT, INCOMPLETE = 0, 1, 2, 3
MOST_SHOWN = 50
ERASING = "record.approve_erasure:done"
ROTATING = "record.rotate_key:done"


def sm3(data):
    running = hashes.Hash(hashes.SM3())
    running.update(data)
    return running.finalize()


SUITES = {1: lambda data: sha256(data).digest(), 2: sm3}


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Tree:
    """The peaks of a growing tree."""

    def __init__(self, hash_):
        self.hash, self.size, self.peaks = hash_, 0, []

    def add(self, body):
        current, rest = self.hash(b"\x00" + body), self.size
        while rest % 2:
            current, rest = self.hash(b"\x01" + self.peaks.pop() + current), rest // 2
        self.peaks.append(current)
        self.size += 1

    def root(self):
        if not self.peaks:
            return self.hash(b"")
        current = self.peaks[-1]
        for peak in self.peaks[-2::-1]:
            current = self.hash(b"\x01" + peak + current)
        return current


class Key:
    """The public key line: name+hash+base64 of 01 and the key."""

    def __init__(self, line):
        self.name, stated, encoded = line.strip().split("+", 2)
        self.raw = base64.b64decode(encoded)
        self.id = sha256(self.name.encode() + b"\n" + self.raw).digest()[:4]
        if self.id.hex() != stated or self.raw[:1] != b"\x01":
            raise ValueError("key line")

    def __eq__(self, other):
        return isinstance(other, Key) and (self.name, self.raw) == (other.name, other.raw)

    __hash__ = None

    def signed(self, body, signatures):
        for line in signatures:
            dash, name, encoded = line.split(" ")
            raw = base64.b64decode(encoded)
            if dash == "—" and name == self.name and raw[:4] == self.id:
                try:
                    Ed25519PublicKey.from_public_bytes(self.raw[1:]).verify(raw[4:], body.encode())
                except InvalidSignature:
                    continue
                return True
        return False


class Checkpoint:
    """Origin, size, root, and the lines under them."""

    def __init__(self, text, place):
        body, rest = text.split("\n\n", 1)
        origin, size, root = body.strip("\n").split("\n")[:3]
        self.place, self.origin, self.size, self.root = place, origin, int(size), base64.b64decode(root)
        self.body, self.signatures = body.strip("\n") + "\n", [line for line in rest.split("\n") if line]


class Verification:
    """Everything found while reading an export once from its beginning to its end."""

    def __init__(self, head, key):
        self.head, self.key = head, key
        self.hash = SUITES[head["suite"]]
        self.tree = Tree(self.hash)
        self.problems, self.unchecked, self.claims, self.signed, self.changes = [], [], [], [], []
        self.erased, self.decided = {}, {}

    def claim(self, checkpoint):
        if checkpoint.origin != self.head["origin"]:
            self.problems.append(f"{checkpoint.place}属于另一个纪实。")
        else:
            self.signed.append(checkpoint)
            self.claims.append(checkpoint)
            self.claims.sort(key=lambda one: one.size)

    def leaf(self, item):
        seq = item["seq"]
        if seq != self.tree.size:
            self.problems.append(f"第{self.tree.size}号叶缺失，其后的叶号不连续。")
            return False
        said = json.loads(item["body"])
        if said.get("seq") != seq or said.get("log") != self.head["origin"] or canonical(said) != item["body"]:
            self.problems.append(f"第{seq}号叶不属于本纪实，或叶号与内容不符。")
        self.opened(item, said)
        self.tree.add(item["body"].encode())
        while self.claims and self.claims[0].size <= self.tree.size:
            one = self.claims.pop(0)
            if one.root != self.tree.root():
                self.problems.append(f"{one.place}的根与重新计算的不符：前{one.size}片叶在签署之后被改动。")
        return True

    def opened(self, item, said):
        seq, values = item["seq"], item["opened"]
        if item["erased_by"] is not None:
            self.erased[seq] = item["erased_by"]
            if values or item["secret"]:
                self.problems.append(f"第{seq}号叶已决定清除，但内容或密钥仍在。")
            return
        if not values or not item["secret"]:
            self.problems.append(f"第{seq}号叶所记的审计记录或承诺密钥缺失，又没有清除的记录。")
            return
        secret = bytes.fromhex(item["secret"])
        for part, zh in (("actor", "经办人"), ("object", "对象"), ("payload", "说明或内容")):
            if self.hash(secret + canonical(values[part]).encode()).hex() != said.get(f"{part}_c"):
                self.problems.append(f"第{seq}号叶与所记的审计记录不符：{zh}被改动。")
        if said.get("type") == ERASING:
            self.decided[seq] = set(values["payload"]["data"].get("seqs", []))
        if said.get("type") == ROTATING:
            data = values["payload"]["data"]
            self.changes.append((seq, Key(data["old"]), Key(data["new"])))

    def end(self):
        for seq, by in self.erased.items():
            if seq not in self.decided.get(by, ()):
                self.problems.append(f"第{seq}号叶被标为已清除，但没有相应的清除决定。")
        for one in self.claims:
            self.problems.append(f"{one.place}记有{one.size}片叶，现在只有{self.tree.size}片。")
        if self.tree.size != self.head["size"]:
            self.problems.append(f"导出文件应有{self.head['size']}片叶，实有{self.tree.size}片。")
        if self.key:
            self.signatures()
        else:
            self.unchecked.append("没有公钥，未核对签名。")

    def signatures(self):
        """Check each checkpoint by the key of its time. A leaf says which key follows which; the first checkpoint after
        it bears the old key's signature as well."""
        self.signed.sort(key=lambda one: one.size)
        row = [old for _, old, _ in self.changes[:1]] + [new for _, _, new in self.changes]
        known = self.key in row
        for one in self.signed:
            key = row[sum(seq < one.size for seq, _, _ in self.changes)] if known else self.key
            if not key.signed(one.body, one.signatures):
                self.problems.append(f"{one.place}没有有效签名。")
        for number, (seq, old, _) in enumerate(self.changes):
            first = next((one for one in self.signed if one.size > seq), None)
            if (first and not old.signed(first.body, first.signatures)) or row[number] != old:
                self.problems.append(f"第{seq}号叶更换了签名密钥，但没有原密钥的签名。")


def verify(path, witness, key_line):
    with Path(path).open(encoding="utf-8") as file:
        head = json.loads(next(file))
        kept = read_witness(witness) if witness else []
        line = key_line or (kept[0] if kept else head["key"])
        found = Verification(head, Key(line) if line else None)
        stored = 0
        for text in kept[1:]:
            found.claim(Checkpoint(text, "见证文件中的检查点"))
        for text in file:
            item = json.loads(text)
            if item["kind"] == "checkpoint":
                stored += 1
                found.claim(Checkpoint(item["note"], "导出文件中的检查点"))
            elif not found.leaf(item):
                break
    found.end()
    if not stored:
        found.unchecked.append("没有检查点，无法证明内容没有被整体替换。")
    return found


def read_witness(path):
    with Path(path).open(encoding="utf-8") as file:
        parts = file.read().split("\n\n")
    return [parts[0], *(f"{body}\n\n{rest}" for body, rest in zip(parts[1::2], parts[2::2], strict=True))]


def main():
    parser = argparse.ArgumentParser(description="核验导出的全程纪实")
    parser.add_argument("file", help="gongdao audit export 写出的文件")
    parser.add_argument("--witness", help="见证文件")
    parser.add_argument("--key", help="公钥行；不给则用见证文件或导出文件中的")
    given = parser.parse_args()
    try:
        found = verify(given.file, given.witness, given.key)
    except (OSError, ValueError, KeyError, TypeError, StopIteration) as error:
        print(f"不能核验：文件残缺或不是导出的全程纪实（{type(error).__name__}）。", file=sys.stderr)
        return UNFIT
    for sentence in (found.problems + found.unchecked)[:MOST_SHOWN]:
        print(sentence)
    if found.problems:
        print(f"全程纪实被改动：发现{len(found.problems)}处。")
        return TAMPERED
    if found.unchecked:
        print("没有发现改动，但有内容未能核对。")
        return INCOMPLETE
    print(f"全程纪实完好：{found.tree.size}片叶，根为{found.tree.root().hex()}。")
    return GOOD


if __name__ == "__main__":
    sys.exit(main())
