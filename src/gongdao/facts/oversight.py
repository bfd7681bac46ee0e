"""Checks, rectification, public reports and grass-roots work (检查、整改、举报、基层工作)."""
