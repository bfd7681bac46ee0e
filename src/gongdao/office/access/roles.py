"""One class per role: its Chinese name, a description a manager can read, what it may do, how much it may see."""

from enum import StrEnum
from typing import ClassVar

from gongdao.facts.relation import Level
from gongdao.office.access.permissions import Permission


class Family(StrEnum):
    """Families exclude each other: one person never holds roles of two of them at the same time (三员分立)."""

    BUSINESS = "business"
    SYSTEM = "system"
    SECURITY = "security"
    AUDIT = "audit"


class Role:
    code: ClassVar[str]
    zh: ClassVar[str]
    description: ClassVar[str]
    permissions: ClassVar[frozenset[Permission]]
    clearance: ClassVar[Level] = Level.PERSONAL
    family: ClassVar[Family] = Family.BUSINESS
    sees_receiving: ClassVar[bool] = False


_BASICS = frozenset(
    {
        Permission.ORGS_UNIT_READ,
        Permission.POSTS_POST_READ,
        Permission.ROSTER_PERSON_READ,
        Permission.CALENDAR_DAY_READ,
        Permission.RULES_FINDING_READ,
    }
)
# What was said in a talk or declared is for those who have to deal with it, also within the office.
_CLOSED = frozenset({Permission.TALKS_RECORD_READ, Permission.DECLARATIONS_RECORD_READ})
_RECORDS = frozenset(permission for permission in Permission if permission.endswith(("record:read", "statement:read")))
_READS = _RECORDS - _CLOSED
# Findings come of every register, votes and talks among them: who may not see those sees no findings either.
_APART = _BASICS - {Permission.RULES_FINDING_READ}
_SECTION = (
    _BASICS | _READS | {Permission.RULES_SWEEP_RUN, Permission.FILES_UPLOAD_CREATE, Permission.COVERAGE_STATEMENT_WRITE}
)


class RosterClerk(Role):
    code = "roster_clerk"
    zh = "名册管理"
    description = "管理单位、职位和干部名册：登记、修改、导入、导出，并把“待分配”人员分到单位。"
    permissions = _SECTION | {
        Permission.ORGS_UNIT_WRITE,
        Permission.POSTS_POST_WRITE,
        Permission.POSTS_QUOTA_KEEP,
        Permission.POSTS_QUOTA_SETTLE,
        Permission.CALENDAR_DAY_WRITE,
        Permission.ROSTER_PERSON_WRITE,
        Permission.ROSTER_CITIZEN_NUMBER_READ,
        Permission.ROSTER_FILE_IMPORT,
        Permission.ROSTER_FILE_EXPORT,
    }
    sees_receiving = True


class SelectionClerk(Role):
    code = "selection_clerk"
    zh = "干部选任科"
    description = "登记选拔批次、人选、公示、后备名单、挂职、村级人选、巡视员选派和会议决定，登记例外的书面理由，可查看限制级内容。"
    permissions = _SECTION | {
        Permission.SELECTION_RECORD_WRITE,
        Permission.PUBLICATION_RECORD_WRITE,
        Permission.ROTATION_RECORD_WRITE,
        Permission.GRASSROOTS_RECORD_WRITE,
        Permission.INSPECTIONS_RECORD_WRITE,
        Permission.DECISIONS_RECORD_WRITE,
        Permission.RULES_EXCEPTION_GRANT,
        Permission.POSTS_QUOTA_KEEP,
    }
    clearance = Level.RESTRICTED


class TrainingClerk(Role):
    code = "training_clerk"
    zh = "干部教育科"
    description = "登记培训计划、班次、批复、调训、参训、学分、经费、中心组学习和民主生活会，查看名册与核对结果。"
    permissions = _SECTION | {
        Permission.TRAINING_RECORD_WRITE,
        Permission.TRAINING_PLAN_ANSWER,
        Permission.STUDY_RECORD_WRITE,
    }


class AppraisalClerk(Role):
    code = "appraisal_clerk"
    zh = "考核科"
    description = "录入目标任务、年度考核、测评票数、排名和表彰奖励，查看名册与核对结果，可查看限制级内容。"
    permissions = _SECTION | {
        Permission.APPRAISAL_RECORD_WRITE,
        Permission.PLEDGES_RECORD_WRITE,
        Permission.AWARDS_RECORD_WRITE,
    }
    clearance = Level.RESTRICTED


class SupervisionClerk(Role):
    code = "supervision_clerk"
    zh = "干部监督科"
    description = (
        "登记违规、处分、问责、黄牌、检查整改、谈话函询、申报审计、举报渠道、会议、交办和下访，可查看限制级内容。"
    )
    permissions = (
        _SECTION
        | _CLOSED
        | {
            Permission.ACCOUNTABILITY_RECORD_WRITE,
            Permission.CONDUCT_RECORD_WRITE,
            Permission.INSPECTIONS_RECORD_WRITE,
            Permission.TALKS_RECORD_WRITE,
            Permission.DECLARATIONS_RECORD_WRITE,
            Permission.HOTLINE_RECORD_WRITE,
        }
    )
    clearance = Level.RESTRICTED


class UnitClerk(Role):
    code = "unit_clerk"
    zh = "单位人事干部"
    description = "在本单位范围内登记学习、培训、会议、考勤、请假、下访等日常记录，查看本单位名册与核对结果。"
    permissions = _BASICS | {
        Permission.STUDY_RECORD_READ,
        Permission.STUDY_RECORD_WRITE,
        Permission.TRAINING_RECORD_READ,
        Permission.TRAINING_RECORD_WRITE,
        Permission.CONDUCT_RECORD_READ,
        Permission.CONDUCT_RECORD_WRITE,
        Permission.COVERAGE_STATEMENT_READ,
        Permission.COVERAGE_STATEMENT_WRITE,
        Permission.FILES_UPLOAD_CREATE,
    }


_DECIDES = frozenset(
    {
        Permission.RULES_SWEEP_RUN,
        Permission.RULES_PACK_ADOPT,
        Permission.RULES_EXCEPTION_GRANT,
        Permission.AUDIT_ERASURE_DECIDE,
        Permission.POSTS_QUOTA_PERMIT,
        Permission.ACCESS_RECUSAL_READ,
        Permission.ACCESS_RECUSAL_WRITE,
    }
)


class Leader(Role):
    code = "leader"
    zh = "部领导"
    description = (
        "部务会成员：查看管理范围内的全部记录与核对结果，决定采用哪些文件，批准例外和依法清除，登记和终止回避。不录入。"
    )
    permissions = _BASICS | _RECORDS | _DECIDES
    clearance = Level.RESTRICTED


class OrganisationHead(Role):
    code = "organisation_head"
    zh = "组织部长"
    description = "部领导的全部权限，并登记本人应约或者约请的谈话、函询和信访关切。"
    permissions = Leader.permissions | {Permission.TALKS_RECORD_WRITE}
    clearance = Level.RESTRICTED


class DisciplineInspection(Role):
    code = "discipline_inspection"
    zh = "纪检监察"
    description = "查看会议出勤、检查整改、违规、申报与审计和举报渠道，登记违规和处分，可查看限制级内容。看不到推荐、选任、测评票数和核对结果。"
    permissions = _APART | {
        Permission.CONDUCT_RECORD_READ,
        Permission.ACCOUNTABILITY_RECORD_READ,
        Permission.ACCOUNTABILITY_RECORD_WRITE,
        Permission.DECLARATIONS_RECORD_READ,
        Permission.HOTLINE_RECORD_READ,
        Permission.INSPECTIONS_RECORD_READ,
        Permission.FILES_UPLOAD_CREATE,
    }
    clearance = Level.RESTRICTED


class StudySecretary(Role):
    code = "study_secretary"
    zh = "中心组学习秘书"
    description = "登记本单位的中心组学习活动和民主生活会，查看学习记录。看不到干部名册和核对结果。"
    permissions = frozenset(
        {
            Permission.ORGS_UNIT_READ,
            Permission.STUDY_RECORD_READ,
            Permission.STUDY_RECORD_WRITE,
            Permission.CALENDAR_DAY_READ,
            Permission.FILES_UPLOAD_CREATE,
        }
    )
    clearance = Level.INTERNAL


class Inspector(Role):
    code = "inspector"
    zh = "巡视员"
    description = "限于所派驻的单位：查看目标任务、履职和检查整改，登记巡视报告和下访。看不到其他单位，也看不到举报。"
    permissions = frozenset(
        {
            Permission.ORGS_UNIT_READ,
            Permission.POSTS_POST_READ,
            Permission.CALENDAR_DAY_READ,
            Permission.APPRAISAL_RECORD_READ,
            Permission.PLEDGES_RECORD_READ,
            Permission.CONDUCT_RECORD_READ,
            Permission.INSPECTIONS_RECORD_READ,
            Permission.INSPECTIONS_RECORD_WRITE,
            Permission.FILES_UPLOAD_CREATE,
        }
    )


class TownshipCommittee(Role):
    code = "township_committee"
    zh = "乡镇党（工）委"
    description = (
        "限于本乡镇：提出村级人选，登记村级核查、场所和群众意见，查看本乡镇名册和基层组织，可查看其中的限制级内容。"
    )
    permissions = _APART | {
        Permission.GRASSROOTS_RECORD_READ,
        Permission.GRASSROOTS_RECORD_WRITE,
        Permission.STUDY_RECORD_READ,
        Permission.TRAINING_RECORD_READ,
        Permission.CONDUCT_RECORD_READ,
        Permission.COVERAGE_STATEMENT_READ,
        Permission.COVERAGE_STATEMENT_WRITE,
        Permission.FILES_UPLOAD_CREATE,
    }
    clearance = Level.RESTRICTED


class Auditor(Role):
    code = "auditor"
    zh = "核查人员"
    description = "只读：查看管理范围内的记录、核对结果和登记完整性声明，不能修改任何内容。"
    permissions = _BASICS | _READS


class SystemAdministrator(Role):
    code = "system_administrator"
    zh = "系统管理员"
    description = "建立、停用账号，重置密码，建立最上级单位。看不到业务数据，也不能授权。"
    permissions = frozenset(
        {
            Permission.ACCOUNTS_USER_CREATE,
            Permission.ACCOUNTS_USER_READ,
            Permission.ACCOUNTS_USER_WRITE,
            Permission.ORGS_ROOT_CREATE,
            Permission.ORGS_UNIT_READ,
        }
    )
    clearance = Level.INTERNAL
    family = Family.SYSTEM


class SecurityAdministrator(Role):
    code = "security_administrator"
    zh = "安全管理员"
    description = (
        "提出、确认和收回授权，一人提出须另一人确认；登记和终止回避，核对谁能看到什么；取消遗失设备的第二因素。"
        "看不到业务数据，也不能给自己授权。"
    )
    permissions = frozenset(
        {
            Permission.ACCESS_GRANT_READ,
            Permission.ACCESS_GRANT_WRITE,
            Permission.ACCESS_GRANT_CONFIRM,
            Permission.ACCESS_RECUSAL_READ,
            Permission.ACCESS_RECUSAL_WRITE,
            Permission.ACCOUNTS_USER_READ,
            Permission.ACCOUNTS_FACTOR_RESET,
            Permission.ORGS_UNIT_READ,
        }
    )
    clearance = Level.INTERNAL
    family = Family.SECURITY


class AuditAdministrator(Role):
    code = "audit_administrator"
    zh = "审计管理员"
    description = "查看、核验、导出全程纪实，更正记错的记录，更换签名密钥，与部领导一起依法清除。看不到业务数据，不能建账号，也不能授权。"
    permissions = frozenset(
        {
            Permission.AUDIT_EVENT_READ,
            Permission.AUDIT_EVENT_CORRECT,
            Permission.AUDIT_RECORD_EXPORT,
            Permission.AUDIT_ERASURE_DECIDE,
            Permission.AUDIT_KEY_ROTATE,
            Permission.ACCESS_GRANT_READ,
            Permission.ACCESS_RECUSAL_READ,
            Permission.ORGS_UNIT_READ,
        }
    )
    clearance = Level.INTERNAL
    family = Family.AUDIT


ROLES: dict[str, type[Role]] = {
    role.code: role
    for role in (
        RosterClerk,
        SelectionClerk,
        TrainingClerk,
        AppraisalClerk,
        SupervisionClerk,
        UnitClerk,
        OrganisationHead,
        Leader,
        DisciplineInspection,
        StudySecretary,
        Inspector,
        TownshipCommittee,
        Auditor,
        SystemAdministrator,
        SecurityAdministrator,
        AuditAdministrator,
    )
}

# The system sets an installation up and runs what a schedule or a finding asks for. It decides about nobody.
SYSTEM_PERMISSIONS = frozenset(
    {
        Permission.ACCOUNTS_USER_CREATE,
        Permission.ACCOUNTS_USER_WRITE,
        Permission.ACCOUNTS_FACTOR_RESET,
        Permission.ACCESS_GRANT_SET_UP,
        Permission.ACCESS_GRANT_WRITE,
        Permission.ORGS_ROOT_CREATE,
        Permission.ORGS_UNIT_READ,
        Permission.ORGS_UNIT_WRITE,
        Permission.RULES_FINDING_READ,
        Permission.RULES_SWEEP_RUN,
        Permission.POSTS_QUOTA_SETTLE,
    }
)
