"""Ask every address as everybody, and write down what was answered and who was named in the answer."""

import copy
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus
from urllib.parse import quote

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from gongdao.office.accounts.models import User
from gongdao.office.accounts.sessions import FACTOR, VERIFIED
from gongdao.office.audit.models import Event
from tests.factories.tokens import make_token
from tests.walk import world

LETTERS = {200: ".", 202: "a", 302: ">", 400: "b", 401: "t", 403: "-", 404: "0", 405: "m", 409: "c", 422: "e"}
SIGN_IN = "s"
NOBODY = "none"
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE")


@dataclass(frozen=True)
class Probe:
    """One address to be asked: its route, the relation of its object to the actor, and the path itself."""

    route: str
    relation: str
    path: str


def routes(found: list, before: str = "/", space: str = "") -> Iterator[tuple[str, str]]:
    """Yield route and full name of every pattern."""
    for one in found:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, route, one.namespace or space)
        elif isinstance(one, URLPattern):
            yield route, f"{space}:{one.name}" if space else str(one.name)


def with_event(probe: Probe, event: int) -> Probe:
    """Ask for an event that there is; its number depends on what else was recorded before."""
    return replace(probe, path=probe.path.replace("/record/events/1/", f"/record/events/{event}/"))


def probes() -> list[Probe]:
    """List what is asked: one object of each relation where a route names one."""
    return [probe for route, name in routes(get_resolver().url_patterns) for probe in _of_route(route, name)]


def _of_route(route: str, name: str) -> Iterator[Probe]:
    if "<str:name>" in route and name.startswith("registers:"):
        for register in world.WALKED:
            filled = route.replace("<str:name>", register)
            if "<str:key>" in filled and not name.endswith("preview"):
                for relation in world.RELATIONS:
                    key = relation if register == "person" else f"{register}-{relation}"
                    yield Probe(filled, relation, filled.replace("<str:key>", key))
            else:
                yield Probe(filled, "", filled.replace("<str:key>", NOBODY))
        return
    for relation, values in _objects(route, name):
        path = route
        for part, value in values.items():
            path = path.replace(part, value)
        query = f"?kind=talk&key=talk-{relation}" if name == "accounts:sight" else ""
        yield Probe(route, relation, path + query)


def _objects(route: str, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    fixed = {
        "<str:level>": "stock",
        "<str:clause_id>": "QSH-20c",
        "<str:clause>": "QSH-20c",
        "<str:username>": world.ACCOUNT,
        "<int:pk>": str(world.GRANT),
        "<int:number>": "1",
        "<int:size>": "1",
        "<str:token>": NOBODY,
        "<str:name>": "qsh_2009",
        "<int:seq>": "0",
        "<str:key>": next((key for part, key in world.KEYS.items() if f"/{part}/" in route), NOBODY),
    }
    if name == "accounts:own_sight":
        yield from _sights(fixed)
    elif name == "accounts:sight":
        yield from ((one, fixed) for one in world.RELATIONS)
    elif "<str:subject>" in route:
        yield from ((one, fixed | {"<str:subject>": f"appointment-{one}"}) for one in world.RELATIONS)
    elif name in ("accounts:recusal", "establishment:release"):
        kind = "recusal" if name == "accounts:recusal" else "hold"
        yield from ((one, fixed | {"<str:key>": f"{kind}-{one}"}) for one in world.RELATIONS)
    elif route.startswith("/record/of/"):
        seqs = {one: {"<int:seq>": str(place)} for place, one in enumerate(world.RELATIONS)}
        yield from ((one, {"<str:name>": "person", "<str:key>": one} | seqs[one]) for one in world.RELATIONS)
    elif name in ("v1:get_finding", "v1:explain_finding"):
        yield from ((one, {"<int:number>": str(number)}) for one, number in world.FINDINGS.items())
    elif name in ("v1:get_unit", "v1:explain_unit"):
        yield from ((one, {"<str:key>": world.UNITS[one]}) for one in world.RELATIONS)
    elif name in ("v1:get_person", "v1:explain_person", "roster:person", "rules:waiting", "access:person"):
        yield from ((one, fixed | {"<str:key>": one}) for one in world.RELATIONS)
    elif name.startswith(("orgs:", "establishment:")) and "<str:key>" in route:
        yield from ((one, fixed | {"<str:key>": world.UNITS[one]}) for one in world.RELATIONS)
    else:
        yield "", fixed


def _sights(fixed: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """One sees why one sees a person, a unit, a closed row of a register, and a finding."""
    for relation in world.RELATIONS:
        for kind, key in (
            ("person", relation),
            ("unit", world.UNITS[relation]),
            ("talk", f"talk-{relation}"),
            ("finding", f"QSH-20c@appointment-{relation}"),
        ):
            yield f"{relation}-{kind}", fixed | {"<str:kind>": kind, "<str:key>": key}


def client_of(user: User | None) -> Client:
    """Sign in, freshly, so that what asks for the identity again does not stand in the way; and for what programs ask,
    show a token beside the session."""
    client = Client(raise_request_exception=False)
    if user is not None:
        make_token(user, f"secret-{user.key}")
        client = Client(raise_request_exception=False, headers={"Authorization": f"Bearer secret-{user.key}"})
        client.force_login(user)
        session = client.session
        session[FACTOR] = session[VERIFIED] = timezone.now().timestamp()
        session.save()
    return client


def ask(client: Client, method: str, path: str) -> str:
    """Ask, undo what it did, and give a letter for the answer and one for each official that it names; + tells that a
    reading of restricted content was recorded, ! that a denial was not."""
    kept = copy.deepcopy(client.cookies)
    with transaction.atomic():
        before = _latest()
        address = searching(path) if method == "GET" else path
        response = client.generic(method, address) if method != "POST" else client.post(path, {})
        left = set(Event.objects.filter(pk__gt=before).values_list("result", flat=True))
        transaction.set_rollback(True)
    client.cookies = kept
    letter = _letter(response)
    if letter in "0-" and method in ("GET", "POST") and "denied" not in left:
        letter += "!"
    if "read" in left:
        letter += "+"
    return letter + "".join(relation[0] for relation, name in world.NAMES.items() if name in text_of(response))


def searching(path: str) -> str:
    """Add a search that finds every official, where an address takes one: programs may ask for what it knows only."""
    return path if path.startswith("/api/") else f"{path}{'&' if '?' in path else '?'}q={quote(world.COMMON)}"


def _latest() -> int:
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _letter(response) -> str:
    status = response.status_code
    if status == HTTPStatus.FOUND and "/sign-in/" in response["Location"]:
        return SIGN_IN
    return LETTERS.get(status, str(status))


def text_of(response) -> str:
    """Give the text of an answer; that of a workbook is taken out of its parts."""
    data = b"".join(response.streaming_content) if response.streaming else response.content
    if data[:2] != b"PK":
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return "".join(book.read(part).decode("utf-8", "replace") for part in book.namelist())
