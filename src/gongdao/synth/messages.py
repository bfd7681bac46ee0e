"""What the maker of districts says in Chinese: code to sentence."""

SENTENCES = {
    "too_few_persons": "不能生成{persons}人的模拟地区。一个地区至少要有1名干部。请把人数改为1以上。",
    "day_too_early": "不能生成{as_of}的模拟地区。该日之前没有足够年度的考核排名可供生成。请改为{first}以后的日期。",
}


def sentence(code: str, **values: object) -> str:
    """Fill in the sentence of a code."""
    return SENTENCES[code].format(**values)
