"""Bytes to dataclasses and back: the file formats people send."""
