import tarfile
from io import BytesIO

import pytest

from gongdao.cli.backups.packing import Manifest, kept_files, pack, unpack
from gongdao.cli.backups.sealing import SealedWriter
from gongdao.errors import UserError

SECRET = b"correct horse battery"


def manifest():
    return Manifest("2026-11-25T00:00:00+00:00", "0.1.0", "sqlite", {"a": 1}, "")


def packed(files):
    target = BytesIO()
    said = manifest()
    pack(target, SECRET, said, files)
    return target.getvalue(), said


def sealed_tar(*entries):
    target = BytesIO()
    sealed = SealedWriter(target, SECRET)
    with tarfile.open(fileobj=sealed, mode="w|") as archive:
        for entry, content in entries:
            entry.size = len(content)
            archive.addfile(entry, BytesIO(content))
    sealed.close()
    return target.getvalue()


def code_of(data, into):
    with pytest.raises(UserError) as refusal:
        unpack(BytesIO(data), SECRET, into)
    return refusal.value.code


def test_files_come_back_with_their_names_and_bytes(tmp_path):
    for name in ("uploads/a", "sweeps/1/b.parquet", "static/c"):
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(name.encode())
    (tmp_path / "data/uploads/link").symlink_to("/etc/passwd")
    files = kept_files(tmp_path / "data")

    data, said = packed(files)
    into = tmp_path / "into"

    assert unpack(BytesIO(data), SECRET, into) == said
    found = {path.relative_to(into).as_posix(): path.read_bytes() for path in into.rglob("*") if path.is_file()}
    assert found == {"uploads/a": b"uploads/a", "sweeps/1/b.parquet": b"sweeps/1/b.parquet"}
    assert {path.stat().st_mode & 0o777 for path in into.rglob("*") if path.is_file()} == {0o600}


@pytest.mark.parametrize("name", ["../x", "/etc/x", "uploads/../../x", "x", "static/x", "uploads", "gongdao.sqlite3/x"])
def test_a_name_that_no_backup_has_is_refused(tmp_path, name):
    assert code_of(sealed_tar((tarfile.TarInfo(name), b"x")), tmp_path / "into") == "backup_unfit"


def test_a_link_is_refused(tmp_path):
    link = tarfile.TarInfo("uploads/a")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"

    assert code_of(sealed_tar((link, b"")), tmp_path / "into") == "backup_unfit"


def test_a_backup_without_its_manifest_is_refused(tmp_path):
    assert code_of(sealed_tar((tarfile.TarInfo("uploads/a"), b"x")), tmp_path / "into") == "backup_incomplete"


def test_a_file_that_differs_from_the_manifest_is_refused(tmp_path):
    said = b'{"made_at":"","version":"","vendor":"sqlite","counts":{},"public_key":"","files":{"uploads/a":"00"}}'
    entries = [(tarfile.TarInfo("uploads/a"), b"x"), (tarfile.TarInfo("manifest.json"), said)]

    assert code_of(sealed_tar(*entries), tmp_path / "into") == "backup_incomplete"
