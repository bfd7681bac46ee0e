"""Views and URLs of a made-up site: one view without a policy among proper ones."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views import View

from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import public, requires, signed_in


@public("试验")
def for_all(_: HttpRequest) -> HttpResponse:
    return HttpResponse("all")


@signed_in("试验")
def for_users(_: HttpRequest) -> HttpResponse:
    return HttpResponse("users")


@requires(Permission.ROSTER_PERSON_READ)
class ForReaders(View):
    def get(self, _: HttpRequest) -> HttpResponse:
        return HttpResponse("readers")


def forgotten(_: HttpRequest) -> HttpResponse:
    return HttpResponse("open to the world")


accounts = (
    [
        path("sign-in/", for_all, name="sign_in"),
        path("sign-out/", for_all, name="sign_out"),
        path("change-password/", for_users, name="change_password"),
    ],
    "accounts",
)
urlpatterns = [
    path("all/", for_all),
    path("users/", for_users),
    path("readers/", ForReaders.as_view()),
    path("below/", include([path("forgotten/", forgotten)])),
    path("", include(accounts)),
]
