"""Meetings, attendance and visits (会议、出勤、走访)."""
