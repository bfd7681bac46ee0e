"""What this room says."""

from gongdao.errors import UserError

UNKNOWN_RESULT = "不能记入纪实。结果只能是“已办理”“已拒绝”或“已查阅”。请按其中之一记录。"

SENTENCES = {
    "key_unfit": "不能签署检查点。密钥文件“{path}”无法读取或不是签名密钥。请由系统管理员恢复该文件后再试。",
    "key_changing": "不能更换签名密钥。上一次更换之后还没有签署检查点。请先签署检查点，再更换。",
    "witness_unfit": "不能使用见证文件“{path}”。其中有无法识别的内容。请改用原来的见证文件；确已损坏的，另建一份并查明原因。",
    "not_consistent": "不能写入见证文件“{path}”。现在的纪实与见证文件中已有的检查点或密钥对不上，可能被改动。文件未作改动，请先核验纪实，查明原因。",
    "nothing_to_witness": "不能写见证文件。全程纪实还没有内容。请在办理过业务之后再试。",
}

# What a verification finds, one sentence each. `{seq}` is the number of the leaf.
FOUND = {
    "missing_leaf": "第{seq}号叶缺失，其后的叶号不连续。",
    "leaf_changed": "第{seq}号叶的内容与其摘要不符。",
    "leaf_foreign": "第{seq}号叶不属于本纪实，或叶号与内容不符。",
    "event_missing": "第{seq}号叶所记的审计记录已不存在。",
    "event_changed": "第{seq}号叶与所记的审计记录不符：{part}被改动。",
    "secret_missing": "第{seq}号叶的承诺密钥缺失，又没有清除的记录。",
    "erasure_unfounded": "第{seq}号叶被标为已清除，但没有相应的清除决定。",
    "erasure_incomplete": "第{seq}号叶已决定清除，但内容或密钥仍在。",
    "node_changed": "第{seq}号叶之上的节点与重新计算的不符。",
    "node_extra": "树中有多余的节点，从第{seq}号叶起。",
    "event_without_leaf": "审计记录{event}没有叶。",
    "secret_without_event": "有{count}个承诺密钥找不到所属的审计记录。",
    "two_logs": "数据库中有{count}个纪实名称，只能有一个。",
    "checkpoint_unreadable": "{place}无法识别。",
    "checkpoint_foreign": "{place}属于另一个纪实（{origin}）。",
    "checkpoint_unsigned": "{place}没有本纪实密钥的有效签名。",
    "key_change_unsigned": "第{seq}号叶更换了签名密钥，但其后的检查点没有原密钥的签名，或与前后的密钥接不上。",
    "checkpoint_altered": "{place}的登记内容与所签署的不符。",
    "truncated": "{place}记有{size}片叶，现在只有{now}片：第{now}号起的叶已丢失。",
    "root_differs": "{place}的根与重新计算的不符：前{size}片叶在签署之后被改动。",
    "checkpoint_missing": "{place}在数据库中已不存在。",
}
# What could not be checked; not a sign of tampering by itself.
OPEN = {
    "no_checkpoint": "还没有签署过检查点，无法证明内容没有被整体替换。请运行 gongdao audit checkpoint。",
    "no_key": "没有签名密钥，无法核对检查点的签名。请检查GONGDAO_KEYS所指的文件夹，或给出见证文件。",
    "overdue": "最后的检查点之后还有{count}片叶，超过期限未签署。请检查后台任务是否在运行。",
}
PARTS = {"actor_c": "经办人", "object_c": "对象", "payload_c": "说明或内容", "t": "时间", "type": "操作或结果"}


def refusal(code: str, **values: object) -> UserError:
    """Make the error of this code with its sentence."""
    return UserError(code, SENTENCES[code].format(**values))
