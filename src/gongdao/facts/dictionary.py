"""The fact dictionary: every relation that a rule may read."""

from gongdao.facts import assessment, bookkeeping, conduct, organisation, study
from gongdao.facts.relation import Relation

RELATIONS: dict[str, Relation] = {
    value.name: value
    for module in (organisation, study, assessment, conduct, bookkeeping)
    for value in vars(module).values()
    if isinstance(value, Relation)
}
