"""Taking many rows at once and counting what became of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from gongdao.office.audit import merkle
from gongdao.office.audit.acts import row_hash
from gongdao.office.orgs import keys
from gongdao.office.registers import drafts, storing
from gongdao.office.registers.drafts import Draft, Entry
from gongdao.office.registers.problems import Problem, problem
from gongdao.office.registers.register import Register
from gongdao.office.registers.report import Remark, Report
from gongdao.office.registers.scope import Scope

BATCH = 2000  # ours: rows in memory at once


class Taking:
    """Take rows into one register inside the caller's transaction and count what became of them."""

    def __init__(self, register: Register, scope: Scope) -> None:
        self.register = register
        self.scope = scope
        self.counts = Counter()
        self.remarks: list[Remark] = []
        self._seen: set[str] = set()
        self._tree = merkle.Tree()

    def take(self, entries: Iterable[Entry]) -> None:
        remaining = iter(entries)
        while batch := list(islice(remaining, BATCH)):
            self._take_batch(
                drafts.make(self.register, self.scope, [self._once(entry) for entry in batch], self._keys())
            )

    @property
    def report(self) -> Report:
        counts = self.counts
        taken = counts["added"] + counts["changed"] + counts["unchanged"]
        changes = counts["added"] + counts["changed"]
        return Report(taken + counts["refused"], taken, 0, counts["refused"], changes, tuple(self.remarks))

    @property
    def digest(self) -> str:
        return self._tree.root.hex()

    def _take_batch(self, batch: list[Draft]) -> None:
        sound = [draft for draft in batch if not draft.problems]
        storing.create_all([draft for draft in sound if draft.is_new])
        storing.update_all([draft for draft in sound if not draft.is_new and draft.is_changed])
        for draft in batch:
            self._count(draft)

    def _count(self, draft: Draft) -> None:
        if draft.problems:
            self.counts["refused"] += 1
            self.remarks += [self._remark(draft, found) for found in draft.problems]
            return
        outcome = "added" if draft.is_new else "changed" if draft.is_changed else "unchanged"
        self.counts[outcome] += 1
        row = [draft.instance.key, {name: str(value) for name, value in sorted(draft.entry.values.items())}]
        self._tree.add(row_hash(row))

    def _once(self, entry: Entry) -> Entry:
        key = entry.values.get("key")
        if key and key in self._seen:
            found = problem("same_key_twice", self.register.relation.key, key)
            return Entry(entry.number, {name: value for name, value in entry.values.items() if name != "key"}, (found,))
        self._seen.add(key)
        return entry

    def _keys(self) -> Iterator[str]:
        while True:
            yield keys.new_key(self.register.name)

    def _remark(self, draft: Draft, found: Problem) -> Remark:
        column = self.register.relation.by_name.get(found.column)
        return Remark(draft.entry.number, column.zh if column else "", found.value, found.sentence)
