"""The pages of recusals: declared by oneself, recorded and ended by others."""

import pytest

from gongdao.office.access.models import Recusal
from gongdao.office.accounts.models import User
from gongdao.office.audit.models import Event
from gongdao.office.registers.register import REGISTERS

pytestmark = pytest.mark.django_db
GIVEN = {"reason": "同学", "started_on": "2026-01-05", "ended_on": ""}


def test_one_declares_by_name_and_sees_it(sign_in, official):
    client = sign_in("supervision_clerk")
    name = REGISTERS["person"].model.objects.get(key=official).name

    answer = client.post("/recusals/declare/", GIVEN | {"person": name, "unit": ""}, follow=True)

    assert Recusal.objects.get().person == official
    text = answer.content.decode()
    assert "已申报回避。" in text
    assert name in text
    assert "同学" in text
    assert list(Event.objects.filter(act__startswith="access.").values_list("act", flat=True)) == [
        "access.declare_recusal"
    ]


def test_unfit_declaration_says_why_and_stores_nothing(sign_in, official):
    client = sign_in("supervision_clerk")

    answer = client.post("/recusals/declare/", GIVEN | {"person": official, "unit": "unit-1"})

    assert answer.status_code == 422
    assert "请只填其中一项" in answer.content.decode()
    assert Recusal.objects.count() == 0


def test_leader_records_and_ends_it(sign_in, official):
    sign_in("supervision_clerk", username="clerk")
    client = sign_in("leader")
    clerk = User.objects.get(username="clerk")

    client.post("/grants/recusals/record/", GIVEN | {"user": clerk.pk, "person": "", "unit": "unit-1"})
    made = Recusal.objects.get()
    listed = client.get("/grants/recusals/").content.decode()
    client.post(f"/recusals/of/{made.key}/", {"ended_on": "2026-06-01"})

    assert (made.user, made.unit.key) == (clerk, "unit-1")
    assert "同学" in listed
    made.refresh_from_db()
    assert str(made.ended_on) == "2026-06-01"


def test_reason_is_not_for_the_administrators(sign_in, official):
    sign_in("supervision_clerk", username="clerk").post("/recusals/declare/", GIVEN | {"person": official, "unit": ""})
    made = Recusal.objects.get()
    security = sign_in("security_administrator")

    pages = [security.get(path).content.decode() for path in ("/grants/recusals/", f"/recusals/of/{made.key}/")]

    assert [official in page for page in pages] == [True, True]
    assert ["同学" in page for page in pages] == [False, False]


def test_recusal_of_another_is_out_of_sight(sign_in, official):
    sign_in("supervision_clerk", username="clerk").post("/recusals/declare/", GIVEN | {"person": official, "unit": ""})
    other = sign_in("supervision_clerk", username="other")

    assert other.get(f"/recusals/of/{Recusal.objects.get().key}/").status_code == 404
    assert other.get("/grants/recusals/").status_code == 403
