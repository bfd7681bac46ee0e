"""Invented districts as facts: any size, seeded, with the outcomes that were planted in them."""
