"""Selection rounds, candidates and what goes to the committee (选拔批次、人选、会议议题)."""
