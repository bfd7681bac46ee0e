"""The demo: an invented district, set up through the same actions that users call."""
