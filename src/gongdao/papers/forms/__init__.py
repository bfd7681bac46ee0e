"""The official forms of the field: what stands on them, the files they travel in, and how they are printed."""
