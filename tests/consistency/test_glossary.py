"""What a reader sees has one Chinese name, and the glossary has it."""

from gongdao.engine.clauses import FORCE_NAMES, OUTCOME_NAMES
from gongdao.facts.dictionary import RELATIONS
from gongdao.office.access.roles import ROLES
from tests.consistency.repository import texts


def _chinese() -> dict[str, str]:
    rows = [line.strip("| ").split(" | ") for line in texts()["GLOSSARY.md"].splitlines() if line.startswith("| ")]
    return {row[0]: row[1] for row in rows}


def _named(names: dict[str, str]) -> dict[str, str | None]:
    """Give the glossary's word for each code, written with spaces."""
    chinese = _chinese()
    return {code: chinese.get(code.replace("_", " ")) for code in names}


def test_every_relation_has_its_name_in_the_glossary():
    names = {relation.name: relation.zh for relation in RELATIONS.values()}

    assert _named(names) == names


def test_every_role_has_its_name_in_the_glossary():
    names = {role.code: role.zh for role in ROLES.values()}

    assert _named(names) == names


def test_every_outcome_and_force_has_its_name_in_the_glossary():
    names = OUTCOME_NAMES | FORCE_NAMES

    assert _named(names) == names
