"""Pages of units: the tree, and one unit."""
