"""Adoption of packs, sweeps and findings, exceptions (采用、核对、结论、例外)."""
