"""Study events and democratic life meetings (学习活动、民主生活会)."""
