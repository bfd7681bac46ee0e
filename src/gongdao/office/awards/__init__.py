"""Award rounds, honours, rewards and bonus points (评选表彰、奖励、加分)."""
