"""Decisions of committees about units and persons (决定)."""
