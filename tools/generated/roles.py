"""Every role with what it may do and how much it may see."""

from pathlib import Path

from generated.tables import document, table
from gongdao.office.access.messages import permission_name
from gongdao.office.access.permissions import Permission
from gongdao.office.access.roles import ROLES, SYSTEM_PERMISSIONS, Role

LEVEL_NAMES = {"public": "公开", "internal": "内部", "personal": "个人", "restricted": "限制"}
FAMILY_NAMES = {"business": "业务", "system": "系统", "security": "安全", "audit": "审计"}


def write_roles(folder: Path) -> None:
    """Write the roles, then which role holds which permission."""
    text = document(
        "# 角色与权限",
        "角色授给账号，业务角色限定在一个单位及其下级，三员不限定单位。业务、系统、安全、审计四类角色互不兼任。"
        "可见密级之上的内容，看不到，也查不到。",
        table(("角色", "代号", "类别", "可见密级", "看得到“待分配”", "说明"), map(_role, ROLES.values())),
        "## 权限",
        table(("权限", "代号", "角色"), map(_permission, Permission)),
        "系统主体不能登录，只做安装时和定时要做的事："
        + "、".join(f"`{permission}`" for permission in sorted(SYSTEM_PERMISSIONS))
        + "。",
    )
    (folder / "roles.md").write_text(text, encoding="utf-8")


def _role(role: type[Role]) -> tuple[object, ...]:
    sees = "是" if role.sees_receiving else ""
    family, level = FAMILY_NAMES[role.family.value], LEVEL_NAMES[role.clearance.value]
    return role.zh, f"`{role.code}`", family, level, sees, role.description


def _permission(permission: Permission) -> tuple[object, ...]:
    holders = "、".join(role.zh for role in ROLES.values() if permission in role.permissions)
    return permission_name(permission), f"`{permission}`", holders
