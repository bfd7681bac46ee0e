"""What happens to uploads."""

import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from gongdao.office.accounts import gate
from gongdao.office.accounts.permissions import Permission
from gongdao.office.audit.actions import Actor, record
from gongdao.office.audit.acts import act
from gongdao.office.audit.keys import new_key
from gongdao.office.files.messages import refusal
from gongdao.office.files.models import Upload
from gongdao.papers import uploads
from gongdao.papers.masking import masked

PERMISSIONS = {
    Upload.Purpose.ROSTER: Permission.ROSTER_FILE_IMPORT,
    Upload.Purpose.REGISTER: Permission.FILES_UPLOAD_CREATE,
}


@act
def store_upload(*, by: Actor, name: str, data: bytes, purpose: str) -> Upload:
    """Check an uploaded file by its content and keep it under a random name; a refused file leaves nothing behind.

    Raises: UserError `unknown_purpose`, `not_kept`; PaperError; Denied.
    """
    if purpose not in Upload.Purpose.values:
        raise refusal("unknown_purpose")
    key = new_key("file")
    gate.require(by, PERMISSIONS[Upload.Purpose(purpose)], subject_kind="upload", subject_key=key)
    kind = uploads.check_upload(name, data)
    path = settings.GONGDAO_UPLOADS / key
    try:
        _write(path, data)
        return _register(by, key, masked(Path(name).name[-255:]), data, purpose, kind)
    except OSError:
        path.unlink(missing_ok=True)
        raise refusal("not_kept") from None
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _register(by: Actor, key: str, name: str, data: bytes, purpose: str, kind: str) -> Upload:
    sha256 = hashlib.sha256(data).hexdigest()
    upload = Upload.objects.create(
        key=key,
        name=name,
        purpose=purpose,
        kind=kind,
        size=len(data),
        sha256=sha256,
        by_key=by.key,
        created_at=timezone.now(),
    )
    record(
        by=by,
        act="files.store_upload",
        subject_kind="upload",
        subject_key=key,
        sentence=f"上传文件“{name}”",
        data={"sha256": sha256, "size": len(data), "purpose": purpose},
    )
    return upload


def _write(path: Path, data: bytes) -> None:
    settings.GONGDAO_UPLOADS.mkdir(mode=0o700, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
