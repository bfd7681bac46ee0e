"""Award rounds, nominations and material rewards (评选表彰、提名、奖励)."""
