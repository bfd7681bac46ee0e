"""Where sessions are kept: in a table of ours, under the digest of the key that only the browser has."""

import hashlib
from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

STARTED = "signed_in_at"
SEEN = "seen_at"
SOURCE = "source"
AGENT = "agent"
FACTOR = "second_factor_at"
VERIFIED = "verified_at"


def digest(key: str) -> str:
    """Condense the key of a session to what the table knows it by."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]


class SessionStore(DatabaseStore):
    """Django's own store, with the digest in place of the key and what a list of sessions shows beside it."""

    @classmethod
    def get_model_class(cls) -> type:
        """Name the table."""
        from gongdao.office.accounts.models import Session  # noqa: PLC0415 -- after the apps are loaded

        return Session

    def exists(self, session_key: str) -> bool:
        """Say whether a key is in use."""
        return (
            self.model.objects.unscoped(reason="the session in the browser")
            .filter(session_key=digest(session_key))
            .exists()
        )

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """Make the row of a session out of what it holds."""
        row = super().create_model_instance(data)
        row.session_key = digest(row.session_key)
        row.user_id = data.get("_auth_user_id")
        row.started_at, row.seen_at = _instant(data.get(STARTED)), _instant(data.get(SEEN))
        row.source, row.agent = data.get(SOURCE, ""), data.get(AGENT, "")
        return row

    def delete(self, session_key: str | None = None) -> None:
        """Remove a session, this one when none is named."""
        key = session_key or self.session_key
        if key:
            self.model.objects.unscoped(reason="the session in the browser").filter(session_key=digest(key)).delete()

    def _get_session_from_db(self) -> Any:
        now = datetime.now(UTC)
        row = (
            self.model.objects.unscoped(reason="the session in the browser")
            .filter(session_key=digest(self.session_key), expire_date__gt=now)
            .first()
        )
        if row is None:
            self._session_key = None
        return row


def _instant(value: float | None) -> datetime | None:
    return datetime.fromtimestamp(value, UTC) if value else None
