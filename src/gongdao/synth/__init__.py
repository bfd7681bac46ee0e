"""Made-up districts as facts, of any size, seeded."""
