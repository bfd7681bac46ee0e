"""Causes of last places, yellow cards and measures (末位原因、黄牌、处理)."""
