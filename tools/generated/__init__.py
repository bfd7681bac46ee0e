"""What writes docs/generated: one module for each subject."""
