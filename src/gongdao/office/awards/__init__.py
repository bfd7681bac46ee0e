"""Awards and their use for bonus points (表彰、加分申请)."""
