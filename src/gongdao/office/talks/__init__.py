"""Concerns, talks and written inquiries (苗头情况、谈话、函询)."""
