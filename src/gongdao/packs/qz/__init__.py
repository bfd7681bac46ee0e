"""The survey report of a district that is not named (《区直部门思想政治建设调查报告》)."""
