"""Officials and their appointments (人员、任职)."""
