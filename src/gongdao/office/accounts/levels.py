"""How secret an account is, and what belongs to it."""

from gongdao.facts.relation import Level

LEVELS = {
    "User": {
        "password": Level.RESTRICTED,
        "username": Level.INTERNAL,
        "display_name": Level.INTERNAL,
        "person_key": Level.PERSONAL,
        "is_active": Level.INTERNAL,
        "is_system": Level.INTERNAL,
        "password_changed_at": Level.INTERNAL,
        "must_change_password": Level.INTERNAL,
        "failed_count": Level.INTERNAL,
        "locked_until": Level.INTERNAL,
    },
    "PastPassword": {"user": Level.INTERNAL, "password": Level.RESTRICTED, "replaced_at": Level.INTERNAL},
    "SecondFactor": {
        "user": Level.INTERNAL,
        "sealed": Level.RESTRICTED,
        "confirmed_at": Level.INTERNAL,
        "last_step": Level.RESTRICTED,
        "failed_count": Level.INTERNAL,
        "locked_until": Level.INTERNAL,
    },
    "RecoveryCode": {"user": Level.INTERNAL, "digest": Level.RESTRICTED, "used_at": Level.INTERNAL},
    "Session": {
        "session_data": Level.RESTRICTED,
        "expire_date": Level.INTERNAL,
        "user": Level.INTERNAL,
        "started_at": Level.INTERNAL,
        "seen_at": Level.INTERNAL,
        "source": Level.PERSONAL,
        "agent": Level.PERSONAL,
    },
    "Token": {
        "key": Level.INTERNAL,
        "user": Level.INTERNAL,
        "name": Level.INTERNAL,
        "digest": Level.RESTRICTED,
        "scope": Level.INTERNAL,
        "created_on": Level.INTERNAL,
        "ended_on": Level.INTERNAL,
        "revoked_at": Level.INTERNAL,
        "last_used_on": Level.INTERNAL,
    },
    "Source": {
        "address": Level.PERSONAL,
        "failed_count": Level.INTERNAL,
        "counted_from": Level.INTERNAL,
        "locked_until": Level.INTERNAL,
    },
}
