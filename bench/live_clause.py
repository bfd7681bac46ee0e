"""Judge and explain one clause live about several subjects, and print the CPU seconds of each: `CLAUSE COUNT`."""

from __future__ import annotations

import sys
import time
from datetime import date

import django

if __name__ == "__main__":
    django.setup()
    from gongdao.office.accounts.models import User
    from gongdao.office.people.models import Appointment
    from gongdao.office.rulings.queries import explanations

    clause, count, as_of = sys.argv[1], int(sys.argv[2]), date(2026, 11, 25)
    held = (
        Appointment.objects.unscoped(reason="a bench")
        .filter(kind="regular", post__category="leading", ended_on=None)
        .order_by("key")
    )
    keys = list(held.values_list("key", flat=True)[: count + 1])
    by = next(
        user
        for user in User.objects.unscoped(reason="a bench").order_by("pk")
        if explanations(user, clause, keys[0], as_of)
    )
    for key in keys[1:]:
        began = time.process_time()
        explanations(by, clause, key, as_of)
        print(time.process_time() - began)
