"""The speech on organisation work at Changde, fourth quarter of 2008 by its context (常德市《组织工作大会讲话》)."""
