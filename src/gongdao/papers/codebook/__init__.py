"""What the field calls things: code tables, information items and the spellings of headings, as data."""
