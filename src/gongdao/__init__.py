"""Gongdao 公道: the published personnel measures of a district, clause by clause."""
