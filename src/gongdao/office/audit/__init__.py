"""The record of acts: who did what to which subject, kept for good."""
