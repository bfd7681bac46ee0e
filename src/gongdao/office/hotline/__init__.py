"""Channels of public reports, and the vault of the reports themselves (举报渠道、举报)."""
