"""What holds where: adopted documents, each with the local numbers adopted for it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Q

from gongdao.engine.clauses import Overlay, Pack
from gongdao.engine.overlays import read_overlay
from gongdao.office.rulings.models import Adoption, LocalNumbers
from gongdao.packs.installed import load

_HELD = "which document holds where is known to everybody"

SHOWN = "本地数值"
_KEPT = 64  # ours: more documents with different numbers than a city has districts


@dataclass(frozen=True)
class Terms:
    """On which terms a document holds: adopted on a day, with these texts of local numbers laid over it in order."""

    pack: str
    adopted_on: date
    overlays: tuple[str, ...]


def adoptions_on(as_of: date) -> list[Adoption]:
    """Return the adoptions that hold on a day, those of lower units first, as their own numbers go before."""
    alive = Q(adopted_on__lte=as_of) & (Q(ended_on__isnull=True) | Q(ended_on__gt=as_of))
    found = Adoption.objects.unscoped(reason=_HELD).filter(alive).select_related("unit").order_by("key")
    return sorted(found, key=lambda adoption: -len(adoption.unit.path))


def terms_of(adoptions: Iterable[Adoption], as_of: date) -> dict[int, Terms]:
    """Return the terms of each adoption on a day, by its primary key."""
    alive = Q(adopted_on__lte=as_of) & (Q(ended_on__isnull=True) | Q(ended_on__gt=as_of))
    texts: dict[int, list[str]] = defaultdict(list)
    for adoption, text in (
        LocalNumbers.objects.unscoped(reason=_HELD)
        .filter(alive)
        .order_by("adopted_on", "key")
        .values_list("adoption", "text")
    ):
        texts[adoption].append(text)
    return {one.pk: Terms(one.pack, one.adopted_on, tuple(texts[one.pk])) for one in adoptions}


@lru_cache(_KEPT)
def document(terms: Terms) -> Pack:
    """Return a document as it holds on these terms. Raises PackError when local numbers no longer fit it."""
    pack = load(terms.pack).adopted(terms.adopted_on)
    for text in terms.overlays:
        pack = pack.with_overlay(read(text))
    return pack


def read(text: str) -> Overlay:
    """Read local numbers and check them against their document. Raises PackError with the line."""
    return read_overlay(text, SHOWN, load)
