"""Pages for signing in and out and for changing the own password."""
