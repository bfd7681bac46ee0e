from datetime import date

import pytest

from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.snapshot import read_frame
from gongdao.office.hotline.models import Complaint
from gongdao.office.rulings.models import Adoption
from gongdao.office.rulings.sweeping import export_snapshot, judge_all, working_folder
from gongdao.office.selection.registers import CANDIDATE_DOCUMENT
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_rows

DAY = date(2026, 3, 5)


def test_a_sweep_leaves_no_folder_and_removes_what_a_killed_one_has_left(settings, tmp_path):
    settings.GONGDAO_DATA = tmp_path
    (tmp_path / "sweeps").mkdir()
    (tmp_path / "sweep-killed" / "snapshot").mkdir(parents=True)

    with working_folder() as first, working_folder() as second:
        found = {path.name for path in tmp_path.iterdir()}

    assert found == {"sweeps", first.parent.name, second.parent.name}
    assert [path.name for path in tmp_path.iterdir()] == ["sweeps"]


@pytest.mark.django_db
def test_complaints_never_reach_a_snapshot(tmp_path):
    unit = make_unit()
    Complaint.objects.create(key="c1", received_on=DAY)
    told: list[tuple[int, int]] = []

    export_snapshot(tmp_path / "snapshot", lambda done, total: told.append((done, total)))

    kept = len(RELATIONS) - 1
    assert told[-1] == (kept, kept)
    assert read_frame(tmp_path / "snapshot", "unit").collect()["unit"].to_list() == [unit.key]
    assert read_frame(tmp_path / "snapshot", "complaint").collect().is_empty()


@pytest.mark.django_db
def test_a_sweep_leaves_out_what_reads_complaints(tmp_path):
    top = make_unit()
    make_unit("unit-1", top)
    adoption = Adoption.objects.create(key="a1", pack="cd", unit=top, adopted_on=DAY)
    make_rows(CANDIDATE_DOCUMENT, full_row(CANDIDATE_DOCUMENT, kind="dispute"))
    export_snapshot(tmp_path / "snapshot", lambda _done, _total: None)

    found = judge_all(tmp_path / "snapshot", [adoption], DAY)

    # The same candidate is judged by others; whether a promotion was disputed also asks for complaints.
    assert found.rows.filter(found.rows["subject_kind"] == "candidate").height > 0
    assert "CD-27s" not in set(found.rows["clause"])
