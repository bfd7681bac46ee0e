"""Pages for what went wrong. Each says what cannot be done, on which ground, and what to do now."""

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from gongdao.web.shell.messages import say
from gongdao.web.shell.presenters import Act, Page, Refusal

logger = logging.getLogger("gongdao.web")


def refused(request: HttpRequest, sentence: str, *, status: int) -> HttpResponse:
    """Show a refusal that the reader can act on."""
    return _page(request, "不能办理", sentence, status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Answer alike for what does not exist and for what is out of sight."""
    return _page(request, "没有找到", say("not_found"), 404)


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the role does not reach, in the words of the domain where it gave some."""
    return _page(request, "没有权限", str(exception or "") or say("denied"), 403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Answer a request that no page of ours sends."""
    return _page(request, "不能处理", say("bad_request"), 400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a post without its token."""
    logger.warning("Token of a form refused at %s: %s", request.path, reason)
    return _page(request, "没有提交", say("csrf"), 403)


def failure(request: HttpRequest) -> HttpResponse:
    """Answer a bug with a number that stands in the log, too. Touches neither session nor database."""
    number = secrets.token_hex(4)
    logger.error("Error number %s at %s", number, request.path)
    refusal = Refusal.of(say("failure", number=number))
    response = HttpResponse(
        render_to_string("shell/error_plain.html", {"page": Page("没有办成"), "refusal": refusal}), status=500
    )
    response.sentence = say("failure", number=number)
    return response


def _page(request: HttpRequest, title: str, sentence: str, status: int) -> HttpResponse:
    # Whoever is not signed in, or came before the frame was known, gets the plain sheet.
    framed = getattr(request, "user", None) is not None and request.user.is_authenticated and hasattr(request, "as_of")
    template = "shell/error.html" if framed else "shell/error_plain.html"
    context = {"page": Page(title), "refusal": Refusal.of(sentence, Act("回到首页", "/"))}
    response = render(request, template, context, status=status)
    response.sentence = sentence  # for whoever shows it otherwise than as a page
    return response
