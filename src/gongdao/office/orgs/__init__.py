"""Units over time and their groups by purpose."""
