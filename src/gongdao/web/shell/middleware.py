"""What every page of the product shares: the day it shows, and refusals told in words."""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from gongdao.errors import Denied, UserError
from gongdao.web.shell import as_of, errors
from gongdao.web.shell.messages import say
from gongdao.web.shell.templatetags.shell import long_day

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class AsOf:
    """Put `as_of` and `today` on the request; a day that is none is refused and changes nothing.

    Acts belong to today: with another day shown, a view that is not marked `any_day` takes no post.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        today = timezone.localdate()
        request.today = request.as_of = today
        request.day_from_link = False
        try:
            shown = as_of.shown_day(
                asked=request.GET.get("as_of"), kept=request.session.get(as_of.SESSION_KEY), today=today
            )
        except UserError as refusal:
            return errors.refused(request, refusal.sentence, status=400)
        request.as_of, request.day_from_link = shown.day, shown.from_link
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, _args: tuple, _kwargs: dict) -> HttpResponse | None:
        if request.method in SAFE or request.as_of == request.today or getattr(view, "any_day", False):
            return None
        return errors.refused(request, say("other_day", day=long_day(request.as_of)), status=409)


class Storable:
    """Refuse an address or a form with the one character that no database keeps in a text."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        given = [request.path, *_texts(request.GET), *_texts(request.POST)]
        return errors.bad_request(request) if any("\0" in text for text in given) else None


class Refusals:
    """Answer a refusal of the domain with its sentence: 404 out of sight, 403 denied, 400 else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Denied):
            return errors.denied(request, error) if error.in_sight else errors.not_found(request, error)
        if isinstance(error, UserError):
            return errors.refused(request, error.sentence, status=400)
        return None


def _texts(query: QueryDict) -> Iterator[str]:
    for name, values in query.lists():
        yield from (name, *values)


def any_day(view: Callable) -> Callable:
    """Mark a view whose posts do not depend on the day shown, such as signing out."""
    view.any_day = True
    return view
