"""The report of the organisation department of Jintan on building itself (金坛市《“三型”组织部门情况》)."""
