"""How secret an account is."""

from gongdao.facts.relation import Level

LEVELS = {
    "User": {
        "password": Level.RESTRICTED,
        "username": Level.INTERNAL,
        "display_name": Level.INTERNAL,
        "person_key": Level.PERSONAL,
        "is_active": Level.INTERNAL,
        "is_system": Level.INTERNAL,
        "must_change_password": Level.INTERNAL,
        "failed_count": Level.INTERNAL,
        "locked_until": Level.INTERNAL,
    },
}
