"""Inspectors sent to units (巡视员派驻)."""
