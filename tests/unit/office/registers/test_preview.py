import pytest

from gongdao.errors import Denied
from gongdao.office.audit.models import Event
from gongdao.office.registers import actions
from gongdao.office.registers.preview import preview_table
from gongdao.papers.tables import read_table
from tests.factories.accounts import make_user
from tests.factories.registers import REGISTERS, full_row, make_rows

CREDIT = REGISTERS["credit"]
TABLE = read_table("学分.csv", "人员,课程,学分数\n张三,课程甲,2\n李四,课程甲,2\n".encode())

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _person(district):
    make_rows(REGISTERS["person"], full_row(REGISTERS["person"], key="person-1", name="张三"))


@pytest.mark.database
def test_preview_tells_the_same_and_leaves_nothing(clerk):
    preview = preview_table(by=clerk, register=CREDIT, table=TABLE, upload="file-1")
    left = (CREDIT.model.objects.count(), Event.objects.count())
    report = actions.import_table(by=clerk, register=CREDIT, table=TABLE, source="学分.csv", upload="file-1")

    assert left == (0, 0)
    assert preview == report
    assert (report.rows, report.taken, report.refused, report.changes) == (2, 1, 1, 1)
    assert CREDIT.model.objects.count() == 1


def test_a_file_taken_twice_changes_nothing(clerk):
    take = {"by": clerk, "register": CREDIT, "table": TABLE, "source": "学分.csv"}

    reports = [actions.import_table(**take, upload=upload) for upload in ("file-1", "file-1", "file-2")]

    assert [report.changes for report in reports] == [1, 0, 1]
    assert list(CREDIT.model.objects.order_by("key").values_list("key", flat=True)) == ["file-1-2", "file-2-2"]


def test_preview_is_for_those_who_may_write(district):
    with pytest.raises(Denied):
        preview_table(by=make_user("nobody"), register=CREDIT, table=TABLE, upload="file-1")
