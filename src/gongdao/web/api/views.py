from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongdao.office.access.policy import signed_in
from gongdao.web.api import presenting
from gongdao.web.api.documents import document
from gongdao.web.shell import presenters as p


@require_GET
@signed_in("接口说明不含业务数据")
def show_reference(request: HttpRequest) -> HttpResponse:
    told = document()
    operations = presenting.operations(told)
    acts = (p.Act("建立令牌", reverse("accounts:add_token")), p.Act("OpenAPI文件", "/api/v1/openapi.json"))
    context = {
        "page": p.Page("接口说明", told["info"]["description"], acts=acts),
        "directory": presenting.directory(operations),
        "operations": operations,
        "refusals": presenting.refusals(told),
    }
    return render(request, "api/reference.html", context)
