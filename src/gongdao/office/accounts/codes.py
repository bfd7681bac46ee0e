"""Codes of the second factor: those of the clock (RFC 6238) and those for the day on which the device is lost."""

import hashlib
import secrets
from datetime import datetime

import pyotp

from gongdao.office.accounts.passwords import READABLE

ISSUER = "公道"
STEP_SECONDS = 30
DRIFT = 1  # ours: one step to either side, for clocks that differ
DIGITS = 6
RECOVERY_CODES = 10
GROUPS, GROUP = 4, 4  # four groups of four readable characters, about 79 bits


def new_secret() -> str:
    """Draw the secret that the device and the product share: 160 bits."""
    return pyotp.random_base32()


def enrolment_address(secret: str, username: str) -> str:
    """Write the secret as the address that an authenticator reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def step_of(code: str, secret: str, now: datetime, after: int) -> int | None:
    """Find the step whose code this is, among the present one and its neighbours that come after the last one used."""
    here = int(now.timestamp()) // STEP_SECONDS
    clock = pyotp.TOTP(secret)
    fits = [
        step
        for step in range(here - DRIFT, here + DRIFT + 1)
        if secrets.compare_digest(clock.at(step * STEP_SECONDS).encode(), code.encode())
    ]
    return next((step for step in fits if step > after), None)


def tidy(typed: str) -> str:
    """Take out what people put in for readability."""
    return typed.strip().lower().replace(" ", "").replace("-", "").replace("　", "")


def is_of_the_clock(tidied: str) -> bool:
    """Say whether it has the form of a code that a device shows."""
    return len(tidied) == DIGITS and tidied.isascii() and tidied.isdecimal()


def recovery_codes() -> list[str]:
    """Draw the codes to be written down, in groups such as `abcd-efgh-jkmn-pqrs`."""
    return [
        "-".join("".join(secrets.choice(READABLE) for _ in range(GROUP)) for _ in range(GROUPS))
        for _ in range(RECOVERY_CODES)
    ]


def digest(code: str) -> str:
    """Condense a code that nobody can guess; a fast digest is enough for 79 bits."""
    return hashlib.sha256(tidy(code).encode()).hexdigest()
