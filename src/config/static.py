"""Static files: hashed names once they are collected, their own names before (tests, development)."""

from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class CollectedFiles(CompressedManifestStaticFilesStorage):
    def url(self, name: str | None, force: bool = False) -> str:  # noqa: FBT001, FBT002 -- Django's signature
        if not self.hashed_files:
            return StaticFilesStorage.url(self, name)
        return super().url(name, force)
