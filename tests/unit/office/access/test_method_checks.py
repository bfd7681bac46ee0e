from django.core.checks import run_checks
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views import View
from django.views.generic import DetailView

from gongdao.office.access.method_checks import check_methods
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires


@requires(Permission.ROSTER_PERSON_READ)
class Apart(View):
    def get(self, _: HttpRequest) -> HttpResponse:
        return HttpResponse("read")

    @requires(Permission.ROSTER_PERSON_WRITE)
    def post(self, _: HttpRequest) -> HttpResponse:
        return HttpResponse("written")


@requires(Permission.ROSTER_PERSON_READ)
class ByItself(DetailView):
    pass


@requires(Permission.ROSTER_PERSON_READ)
class ByItsReader(DetailView):
    def get_object(self) -> None:
        return None

    def get_queryset(self) -> None:
        return None


urlpatterns = [
    path("apart/", Apart.as_view()),
    path("itself/<str:key>/", ByItself.as_view()),
    path("reader/<str:key>/", ByItsReader.as_view()),
]


def test_methods_with_a_policy_of_their_own_and_getters_of_django_are_named(settings):
    settings.ROOT_URLCONF = __name__

    assert [(found.id, found.msg) for found in check_methods()] == [
        ("access.E004", "The method post of Apart at /apart/ has a policy of its own, for which nobody asks"),
        *(
            (
                "access.E005",
                f"ByItself at /itself/<str:key>/ finds its object by {name} of Django, for nobody in particular",
            )
            for name in ("get_object", "get_queryset")
        ),
    ]


def test_product_itself_has_none():
    assert [found.id for found in run_checks() if found.id in {"access.E004", "access.E005"}] == []
