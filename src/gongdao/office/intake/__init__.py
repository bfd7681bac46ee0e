"""Import staging: which file was taken when, and what became of each of its rows."""
