"""What can be permitted, as `area:thing:act`. Which role holds what stands in the room `access`."""

from enum import StrEnum


class Permission(StrEnum):
    """One kind of act or reading that a role may be given."""

    ACCOUNTS_USER_CREATE = "accounts:user:create"
    ACCESS_GRANT_READ = "access:grant:read"
    ACCESS_GRANT_WRITE = "access:grant:write"
    AUDIT_EVENT_READ = "audit:event:read"
    FILES_UPLOAD_CREATE = "files:upload:create"

    ORGS_ROOT_CREATE = "orgs:root:create"
    ORGS_UNIT_READ = "orgs:unit:read"
    ORGS_UNIT_WRITE = "orgs:unit:write"

    POSTS_POST_READ = "posts:post:read"
    POSTS_POST_WRITE = "posts:post:write"
    ROSTER_PERSON_READ = "roster:person:read"
    ROSTER_PERSON_WRITE = "roster:person:write"
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

    COVERAGE_STATEMENT_READ = "coverage:statement:read"
    COVERAGE_STATEMENT_WRITE = "coverage:statement:write"

    RULES_FINDING_READ = "rules:finding:read"
    RULES_SWEEP_RUN = "rules:sweep:run"
    RULES_EXCEPTION_GRANT = "rules:exception:grant"
    RULES_PACK_ADOPT = "rules:pack:adopt"
