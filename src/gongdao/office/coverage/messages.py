"""What this room says. Code -> sentence."""

SENTENCES = {
    "coverage_ends_later": "不能保存。完整截止日期早于完整起始日期。请核对两个日期。",
    "calendar_day_once": "不能保存。该日已有登记。请更正原有记录，不要重复登记。",
}
