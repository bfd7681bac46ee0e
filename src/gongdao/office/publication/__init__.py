"""Public notices about nominees (公示)."""
