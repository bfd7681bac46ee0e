"""Accountability cases, violations and sanctions (问责事项、违规认定、处分)."""
