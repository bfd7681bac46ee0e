"""Selection rounds, candidates, prior reports and committee votes (选拔批次、人选、事项报告、会议表决)."""
