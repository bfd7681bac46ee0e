"""One meaning of a rule, and the machines that compute it."""
