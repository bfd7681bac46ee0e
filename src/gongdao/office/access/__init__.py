"""Who may do what, where and when: roles, grants, the one `allowed`, and a policy on every view."""
