"""Tallies typed from paper, assessment findings and rankings (得票、考核认定、考评排名)."""
