"""Leading bodies, posts and quotas (班子、职位、职数)."""
