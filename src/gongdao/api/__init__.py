"""For programs: the same queries and actions as the pages, as JSON. One folder per version."""
