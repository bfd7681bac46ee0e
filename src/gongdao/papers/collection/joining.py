"""Which rows of a workbook are about the same person."""

from gongdao.papers.collection.workbook import CollectedPerson, SetRow

_Key = tuple[str, str]


class Joining:
    """People by identity number and name; rows are added to them in any order."""

    def __init__(self) -> None:
        self._rows: dict[_Key, list[SetRow]] = {}
        self._by_number: dict[str, list[_Key]] = {}
        self._by_name: dict[str, list[_Key]] = {}

    def has(self, key: _Key) -> bool:
        """Say whether there is a person of exactly this number and name."""
        return key in self._rows

    def owner(self, number: str, name: str) -> _Key | None:
        """Find whom a row is about: by number and name, else by number, else by name where only one has it."""
        if (number, name) in self._rows:
            return number, name
        known = self._by_number.get(number, []) if number else self._by_name.get(name, [])
        return known[0] if len(known) == 1 else None

    def namesakes(self, name: str) -> int:
        """Count the people of a name."""
        return len(self._by_name.get(name, []))

    def add(self, key: _Key, row: SetRow) -> None:
        """Add a row to a person, who is new with the first one."""
        if key not in self._rows:
            number, name = key
            self._by_number.setdefault(number, []).append(key)
            self._by_name.setdefault(name, []).append(key)
        self._rows.setdefault(key, []).append(row)

    def people(self) -> tuple[CollectedPerson, ...]:
        """Give everybody in the order of their first rows."""
        return tuple(CollectedPerson(name, number, tuple(rows)) for (number, name), rows in self._rows.items())
