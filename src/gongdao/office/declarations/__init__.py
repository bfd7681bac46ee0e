"""Declarations of personal affairs and audits (事项申报、经济责任审计)."""
