"""Inspectors sent to units, and checks of selection (巡视员派驻、选任检查)."""
