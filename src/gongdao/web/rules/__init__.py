"""Pages of the rules: clauses, findings, explanations, sweeps, adoption."""
