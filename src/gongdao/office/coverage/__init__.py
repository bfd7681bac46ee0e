"""Statements that a register is complete for a period (登记完整性)."""
