"""One-time passwords: made once, shown once, kept only as a hash."""

import secrets

# Without characters that are taken for one another when read aloud or copied from paper.
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 12


def one_time_password() -> str:
    """Draw 12 readable characters, about 59 bits."""
    return "".join(secrets.choice(READABLE) for _ in range(LENGTH))
