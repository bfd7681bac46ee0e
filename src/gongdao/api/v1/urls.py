from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_GET

from gongdao.api.v1.describing import document
from gongdao.api.v1.operations import patterns
from gongdao.office.access.policy import signed_in


@require_GET
@signed_in("接口说明不含业务数据")
def show_document(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


app_name = "v1"
urlpatterns = [path("openapi.json", show_document, name="document"), *patterns()]
