"""Targets for which somebody answers (目标任务)."""
