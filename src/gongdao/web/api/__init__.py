"""The page on which whoever connects another system reads what programs may ask for."""
