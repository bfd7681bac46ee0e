"""Pages of the roster: the list, one official, and taking a roster file."""
