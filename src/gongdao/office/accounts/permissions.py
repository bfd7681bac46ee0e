"""What can be permitted, as `area:thing:act`. Which role holds what stands in the room `access`."""

from enum import StrEnum


class Permission(StrEnum):
    """One kind of act or reading that a role may be given."""

    ACCOUNTS_USER_CREATE = "accounts:user:create"
    ACCOUNTS_USER_READ = "accounts:user:read"
    ACCOUNTS_USER_WRITE = "accounts:user:write"
    ACCOUNTS_FACTOR_RESET = "accounts:factor:reset"
    ACCESS_GRANT_READ = "access:grant:read"
    ACCESS_GRANT_WRITE = "access:grant:write"
    ACCESS_GRANT_CONFIRM = "access:grant:confirm"
    ACCESS_GRANT_SET_UP = "access:grant:set_up"
    ACCESS_RECUSAL_READ = "access:recusal:read"
    ACCESS_RECUSAL_WRITE = "access:recusal:write"
    AUDIT_EVENT_READ = "audit:event:read"
    AUDIT_EVENT_CORRECT = "audit:event:correct"
    AUDIT_RECORD_EXPORT = "audit:record:export"
    AUDIT_ERASURE_DECIDE = "audit:erasure:decide"
    AUDIT_KEY_ROTATE = "audit:key:rotate"
    FILES_UPLOAD_CREATE = "files:upload:create"

    ORGS_ROOT_CREATE = "orgs:root:create"
    ORGS_UNIT_READ = "orgs:unit:read"
    ORGS_UNIT_WRITE = "orgs:unit:write"

    POSTS_POST_READ = "posts:post:read"
    POSTS_POST_WRITE = "posts:post:write"
    POSTS_QUOTA_KEEP = "posts:quota:keep"
    POSTS_QUOTA_PERMIT = "posts:quota:permit"
    POSTS_QUOTA_SETTLE = "posts:quota:settle"
    ROSTER_PERSON_READ = "roster:person:read"
    ROSTER_PERSON_WRITE = "roster:person:write"
    ROSTER_CITIZEN_NUMBER_READ = "roster:citizen_number:read"
    ROSTER_FILE_IMPORT = "roster:file:import"
    ROSTER_FILE_EXPORT = "roster:file:export"

    SELECTION_RECORD_READ = "selection:record:read"
    SELECTION_RECORD_WRITE = "selection:record:write"
    STUDY_RECORD_READ = "study:record:read"
    STUDY_RECORD_WRITE = "study:record:write"
    TRAINING_RECORD_READ = "training:record:read"
    TRAINING_RECORD_WRITE = "training:record:write"
    APPRAISAL_RECORD_READ = "appraisal:record:read"
    APPRAISAL_RECORD_WRITE = "appraisal:record:write"
    TRAINING_PLAN_ANSWER = "training:plan:answer"
    PLEDGES_RECORD_READ = "pledges:record:read"
    PLEDGES_RECORD_WRITE = "pledges:record:write"
    ROTATION_RECORD_READ = "rotation:record:read"
    ROTATION_RECORD_WRITE = "rotation:record:write"
    ACCOUNTABILITY_RECORD_READ = "accountability:record:read"
    ACCOUNTABILITY_RECORD_WRITE = "accountability:record:write"
    CONDUCT_RECORD_READ = "conduct:record:read"
    CONDUCT_RECORD_WRITE = "conduct:record:write"
    AWARDS_RECORD_READ = "awards:record:read"
    AWARDS_RECORD_WRITE = "awards:record:write"
    INSPECTIONS_RECORD_READ = "inspections:record:read"
    INSPECTIONS_RECORD_WRITE = "inspections:record:write"
    DECISIONS_RECORD_READ = "decisions:record:read"
    DECISIONS_RECORD_WRITE = "decisions:record:write"

    PUBLICATION_RECORD_READ = "publication:record:read"
    PUBLICATION_RECORD_WRITE = "publication:record:write"
    TALKS_RECORD_READ = "talks:record:read"
    TALKS_RECORD_WRITE = "talks:record:write"
    DECLARATIONS_RECORD_READ = "declarations:record:read"
    DECLARATIONS_RECORD_WRITE = "declarations:record:write"
    HOTLINE_RECORD_READ = "hotline:record:read"
    HOTLINE_RECORD_WRITE = "hotline:record:write"
    GRASSROOTS_RECORD_READ = "grassroots:record:read"
    GRASSROOTS_RECORD_WRITE = "grassroots:record:write"

    CALENDAR_DAY_READ = "calendar:day:read"
    CALENDAR_DAY_WRITE = "calendar:day:write"
    COVERAGE_STATEMENT_READ = "coverage:statement:read"
    COVERAGE_STATEMENT_WRITE = "coverage:statement:write"

    RULES_FINDING_READ = "rules:finding:read"
    RULES_SWEEP_RUN = "rules:sweep:run"
    RULES_EXCEPTION_GRANT = "rules:exception:grant"
    RULES_PACK_ADOPT = "rules:pack:adopt"


# What the API asks for, and so what a token can be given.
FOR_PROGRAMS = (
    Permission.ORGS_UNIT_READ,
    Permission.ROSTER_PERSON_READ,
    Permission.RULES_FINDING_READ,
    Permission.RULES_SWEEP_RUN,
)
