from gongdao.office.rulings.sweeping import working_folder


def test_a_sweep_leaves_no_folder_and_removes_what_a_killed_one_has_left(settings, tmp_path):
    settings.GONGDAO_DATA = tmp_path
    (tmp_path / "sweeps").mkdir()
    (tmp_path / "sweep-killed" / "snapshot").mkdir(parents=True)

    with working_folder() as first, working_folder() as second:
        found = {path.name for path in tmp_path.iterdir()}

    assert found == {"sweeps", first.parent.name, second.parent.name}
    assert [path.name for path in tmp_path.iterdir()] == ["sweeps"]
