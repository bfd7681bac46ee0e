"""Pages of work in the background: what I submitted, and how far one has come."""
