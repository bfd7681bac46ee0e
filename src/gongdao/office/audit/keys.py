"""Keys of records: short, readable aloud, and telling nothing about what they name."""

import secrets

# Without characters that are taken for one another.
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 10


def new_key(prefix: str) -> str:
    """Make a key such as `unit-7k3m9qwt2h`; two of a million keys agree with a chance below one in a thousand."""
    return f"{prefix}-{''.join(secrets.choice(READABLE) for _ in range(LENGTH))}"
