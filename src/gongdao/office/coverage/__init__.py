"""Statements that a register is complete, and the working calendar (登记完整性、工作日历)."""
