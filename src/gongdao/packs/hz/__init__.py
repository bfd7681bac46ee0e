"""The summary and plan of the discussion on emancipating the mind in Haizhu district (海珠区《解放思想大讨论总结和安排》)."""
