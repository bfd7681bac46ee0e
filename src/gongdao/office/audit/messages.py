"""What this room says."""

UNKNOWN_RESULT = "不能记入纪实。结果只能是“已办理”“已拒绝”或“已查阅”。请按其中之一记录。"
