"""Published documents as data and rules, one folder per source document."""
