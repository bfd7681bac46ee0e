"""Records and acts: ring 1."""
