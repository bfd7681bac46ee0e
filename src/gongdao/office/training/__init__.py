"""Training plans and credits (培训计划、学分)."""
