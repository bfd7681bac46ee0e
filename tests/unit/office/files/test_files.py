import hashlib
import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gongdao.errors import Denied, UserError
from gongdao.office.access.roles import RosterClerk, UnitClerk
from gongdao.office.audit.models import Event
from gongdao.office.files import actions, queries
from gongdao.office.files.models import Upload
from tests.factories.access import make_holder
from tests.factories.orgs import make_unit

pytestmark = pytest.mark.django_db
ROSTER = "姓名,单位\n张三,某乡\n".encode()


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.GONGDAO_UPLOADS = tmp_path / "uploads"
    return settings.GONGDAO_UPLOADS


def store(by, **values: object) -> Upload:
    return actions.store_upload(**{"by": by, "name": "名册.csv", "data": ROSTER, "purpose": "roster", **values})


def test_stored_upload_can_be_read_back_and_leaves_one_event(folder):
    clerk = make_holder(RosterClerk, make_unit())

    upload = store(clerk, name="C:/temp/../名册.csv")

    sha256 = hashlib.sha256(ROSTER).hexdigest()
    assert (upload.name, upload.kind, upload.size, upload.sha256) == ("名册.csv", "csv", len(ROSTER), sha256)
    assert queries.content(upload) == ROSTER
    assert [path.name for path in folder.iterdir()] == [upload.key]
    assert ((folder / upload.key).stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)
    assert Event.objects.get().data == {"sha256": sha256, "size": len(ROSTER), "purpose": "roster"}


def test_citizen_number_in_a_name_is_kept_nowhere():
    upload = store(make_holder(RosterClerk, make_unit()), name="张三99999919800101004X.csv")

    assert upload.name == "张三9****************X.csv"
    assert Event.objects.get().sentence == "上传文件“张三9****************X.csv”"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"purpose": "dancing"}, "unknown_purpose"),
        ({"data": b""}, "file_empty"),
        ({"data": b"%PDF-1.7"}, "binary_file"),
    ],
)
def test_refused_upload_leaves_nothing_behind(folder, values, code):
    clerk = make_holder(RosterClerk, make_unit())

    with pytest.raises(UserError) as caught:
        store(clerk, **values)

    assert caught.value.code == code
    assert (Upload.objects.count(), Event.objects.count(), folder.exists()) == (0, 0, False)


@contextmanager
def little_room() -> Iterator[None]:
    """No file of this process can grow beyond a few bytes, as on a full disk; not even the one that holds its output."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(ROSTER) - 1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_told_and_leaves_nothing_behind(folder):
    clerk = make_holder(RosterClerk, make_unit())

    with pytest.raises(UserError) as caught, little_room():
        store(clerk)

    assert caught.value.code == "not_kept"
    assert (Upload.objects.count(), Event.objects.count(), list(folder.iterdir())) == (0, 0, [])


def test_upload_without_permission_leaves_only_the_denial(folder):
    clerk = make_holder(UnitClerk, make_unit())

    with pytest.raises(Denied):
        store(clerk)

    assert (Upload.objects.count(), folder.exists()) == (0, False)
    assert list(Event.objects.values_list("act", "result")) == [("roster:file:import", "denied")]


@pytest.mark.parametrize("change", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x")])
def test_lost_or_changed_content_is_not_handed_out(folder, change):
    upload = store(make_holder(RosterClerk, make_unit()))
    change(folder / upload.key)

    with pytest.raises(UserError) as caught:
        queries.content(upload)

    assert caught.value.code == "file_gone"


@pytest.mark.database
def test_upload_for_an_unknown_purpose_must_never_be_stored():
    with pytest.raises(IntegrityError), transaction.atomic():
        Upload.objects.create(key="file-1", name="x", purpose="dancing", size=1, created_at=timezone.now())

    assert Upload.objects.count() == 0
