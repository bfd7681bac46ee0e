"""Programs that are copied out of the product and run without it."""
