"""Backups: one sealed file with the database, the uploads and the kept findings, and the way back."""
