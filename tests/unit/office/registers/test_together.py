"""Rows of several tables in one query are what each table gives alone."""

import pytest

from gongdao.facts.dictionary import RELATIONS
from gongdao.office.registers import exporters, queries
from gongdao.office.registers.register import REGISTERS
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_rows

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def filled() -> None:
    """A full row of every register."""
    make_unit("unit-1", make_unit("district", kind="authority"), kind="township")
    for name, register in REGISTERS.items():
        if not register.model.objects.exists():  # else what another register names has made one
            make_rows(register, full_row(register, key=f"{name}-1"))


@pytest.mark.usefixtures("filled")
def test_facts_of_all_registers_are_read_in_one_query(django_assert_num_queries):
    alone = {name: list(exporters.export(register.model)) for name, register in REGISTERS.items()}
    exporters.rows_together([REGISTERS["person"].model.objects.all()])  # Django asks once whether JSON is there

    with django_assert_num_queries(1):
        together = exporters.rows_together(register.model.objects.all() for register in REGISTERS.values())

    assert together == {name: rows for name, rows in alone.items() if rows}
    assert set(together) <= set(RELATIONS)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("size", [1, 50])
def test_lists_together_are_the_lists_alone(django_assert_num_queries, size):
    lists = [(one, queries.in_order(one, one.model.objects.all())) for one in REGISTERS.values()]
    alone = {one.name: queries.page_of(one, found, 1, size) for one, found in lists}

    with django_assert_num_queries(2):
        together = {page.register.name: page for page in queries.pages_together(lists, size)}

    assert {name: page.lines for name, page in together.items()} == {
        name: page.lines for name, page in alone.items() if page.lines
    }
    assert {name: page.total for name, page in together.items()} == {
        name: page.total for name, page in alone.items() if page.total
    }
