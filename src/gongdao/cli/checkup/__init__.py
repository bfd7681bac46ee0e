"""The self-check of a deployment."""
