"""Uploaded files: checked before anything opens them, kept apart from what is served."""
