"""Posts opened to selection (公开推荐职位)."""
