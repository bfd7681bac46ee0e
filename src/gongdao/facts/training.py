"""Courses, calls, enrolments and training funds (培训班次、调训、参训、培训经费)."""
