"""The fact dictionary: every relation that a rule may read."""

from gongdao.facts import (
    accountability,
    assessment,
    awards,
    bookkeeping,
    conduct,
    organisation,
    oversight,
    people,
    selection,
    study,
    training,
)
from gongdao.facts.relation import Relation

RELATIONS: dict[str, Relation] = {
    value.name: value
    for module in (
        organisation,
        people,
        study,
        training,
        assessment,
        awards,
        conduct,
        selection,
        accountability,
        oversight,
        bookkeeping,
    )
    for value in vars(module).values()
    if isinstance(value, Relation)
}
