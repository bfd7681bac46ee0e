"""What may be wrong with a deployment, each thing in one sentence."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import connection

from gongdao.cli.backups import copies
from gongdao.cli.messages import SENTENCES
from gongdao.cli.migrating import is_pending

_MEBI = 1024 * 1024
_SPARE_MEBIBYTES = 512  # ours: a district with its uploads, twice
_LOCAL = {"localhost", "127.0.0.1", "[::1]"}
# What Django says of cookies and pages without HTTPS; one sentence of ours stands for all of them.
_ABOUT_HTTPS = {f"security.W{number:03d}" for number in (4, 5, 8, 10, 11, 12, 16, 21)}
_SAID = {"storage.W006": "open_to_others", "storage.E007": "xml_unsafe"}
_TOOLS = ("pg_dump", "pg_restore")


def faults() -> Iterator[str]:
    """Look at everything and say what is not as it should be."""
    yield from _database()
    yield from _folders()
    yield from _settings()


def _database() -> Iterator[str]:
    if is_pending():
        yield SENTENCES["pending"]
    for message in checks.run_checks(tags=[checks.Tags.database], databases=["default"]):
        yield SENTENCES["not_durable"].format(reason=message.id)
    if connection.vendor == copies.SQLITE:
        for reason in copies.faults_of_sqlite(Path(connection.settings_dict["NAME"]))[:1]:
            yield SENTENCES["damaged"].format(reason=reason)
        return
    for tool in _TOOLS:
        if shutil.which(tool) is None:
            yield SENTENCES["no_tool"].format(tool=tool)


def _folders() -> Iterator[str]:
    for message in checks.run_checks(tags=[checks.Tags.files]):
        yield SENTENCES[_SAID[message.id or ""]].format(path=message.obj)
    free = shutil.disk_usage(settings.GONGDAO_DATA).free // _MEBI
    if free < _SPARE_MEBIBYTES:
        yield SENTENCES["disk"].format(path=settings.GONGDAO_DATA, free=free)


def _settings() -> Iterator[str]:
    if settings.DEBUG:
        yield SENTENCES["debug"]
    if "*" in settings.ALLOWED_HOSTS:
        yield SENTENCES["any_host"]
    if not settings.SECURE_SSL_REDIRECT and set(settings.ALLOWED_HOSTS) - _LOCAL:
        yield SENTENCES["no_https"]
    said = {"security.W018", *_ABOUT_HTTPS}  # debugging and HTTPS are told above
    for message in checks.run_checks(tags=[checks.Tags.security], include_deployment_checks=True):
        if message.id not in said:
            yield SENTENCES["deploy"].format(id=message.id)
