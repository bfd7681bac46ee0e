"""The API against its own description, by requests that nobody would think of, as four roles.

`make api-fuzz` asks many more than the short form, which takes less than a minute of processor time.
"""

import os
from datetime import date

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from schemathesis.schemas import BaseSchema

from gongdao.api.v1.cursors import Reading
from gongdao.api.v1.describing import document
from gongdao.engine.days import EARLIEST, LATEST

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROLES = ("roster_clerk", "unit_clerk", "auditor", "system_administrator")
EXAMPLES = int(os.environ.get("GONGDAO_FUZZ", "4"))
DRAWN = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize="GONGDAO_FUZZ" not in os.environ,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def _foreign_cursor(last: str) -> str:
    """Sign a cursor of another question, as only the product can: it is refused as out of date, not as forged."""
    return Reading("other", {}, 1, None).next_after(last)


def _described(*, by_boundaries: bool) -> BaseSchema:
    api = schemathesis.openapi.from_dict(dict(document()))
    api.app = get_wsgi_application()
    api.config.phases.coverage.enabled = by_boundaries
    return api


schemathesis.openapi.format("date", st.dates(EARLIEST, LATEST).map(date.isoformat))
schemathesis.openapi.format("cursor", st.text(max_size=20).map(_foreign_cursor))
systematic, drawn = _described(by_boundaries=True), _described(by_boundaries=False)


@systematic.parametrize()
@settings(DRAWN, max_examples=1)
def test_every_boundary_of_every_parameter_is_answered_as_described(case, world):
    case.call_and_validate(headers={"Authorization": f"Bearer {world['roster_clerk']}"})


@drawn.parametrize()
@DRAWN
@pytest.mark.parametrize("role", ROLES)
def test_whatever_is_asked_is_answered_as_described(case, role, world):
    case.call_and_validate(headers={"Authorization": f"Bearer {world[role]}"})
