"""What a request tells about who sends it: from which address, and by which token."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

TAKING_TOKENS = "/api/"  # elsewhere a token opens nothing
SCHEME = "bearer"


def source_address(request: HttpRequest) -> str:
    """Give the address of the sender: beyond the proxies that the installation has declared, else the nearest."""
    near = request.META.get("REMOTE_ADDR", "")
    passed = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    proxies = settings.GONGDAO_PROXIES
    far = passed[-proxies] if 0 < proxies <= len(passed) else near
    try:
        return str(ipaddress.ip_address(far))
    except ValueError:
        return near


def shown_token(request: HttpRequest) -> str:
    """Give the token of `Authorization: Bearer`; empty where there is none, or where none is taken."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    is_taken = request.path_info.startswith(TAKING_TOKENS) and scheme.lower() == SCHEME
    return secret.strip() if is_taken else ""
