"""What is the case with uploads?"""

import hashlib

from django.conf import settings

from gongdao.office.files.messages import refusal
from gongdao.office.files.models import Upload


def content(upload: Upload) -> bytes:
    """Read the bytes of an upload as they were stored.

    Raises: UserError `file_gone` when they are missing or no longer the same.
    """
    path = settings.GONGDAO_UPLOADS / upload.key
    data = path.read_bytes() if path.exists() else b""
    if hashlib.sha256(data).hexdigest() != upload.sha256:
        raise refusal("file_gone", name=upload.name)
    return data
