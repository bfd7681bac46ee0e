"""What is the case with uploads?"""

import hashlib

from django.conf import settings

from gongdao.office.audit.actions import Actor
from gongdao.office.files.messages import refusal
from gongdao.office.files.models import Upload


def own_upload(*, by: Actor, key: str, purpose: str) -> Upload:
    """Return a file that the actor has uploaded for this purpose.

    Raises: UserError `upload_unknown`, for another's file as for none.
    """
    found = Upload.objects.scoped(by=by).filter(key=key, purpose=purpose).first()
    if found is None:
        raise refusal("upload_unknown")
    return found


def content(upload: Upload) -> bytes:
    """Read the bytes of an upload as they were stored.

    Raises: UserError `file_gone` when they are missing or no longer the same.
    """
    path = settings.GONGDAO_UPLOADS / upload.key
    data = path.read_bytes() if path.exists() else b""
    if hashlib.sha256(data).hexdigest() != upload.sha256:
        raise refusal("file_gone", name=upload.name)
    return data
