from datetime import date

from gongdao.office.rulings.models import Adoption
from gongdao.packs.installed import load, pack_names

DAY = "2026-07-21"


def test_documents_are_listed_with_whether_they_are_adopted(program, district):
    Adoption.objects.create(key="adoption-1", pack="qsh_2009", unit=district, adopted_on=date(2009, 7, 21))
    reader = program("unit_clerk", "unit-1")

    def adopted(day: str) -> list[str]:
        return [one["name"] for one in reader.get("/api/v1/packs", {"as_of": day}).json()["items"] if one["is_adopted"]]

    assert [one["name"] for one in reader.get("/api/v1/packs").json()["items"]] == pack_names()
    assert (adopted("2009-07-20"), adopted("2009-07-21")) == ([], ["qsh_2009"])
    assert reader.get("/api/v1/adoptions").json() == {
        "items": [
            {
                "key": "adoption-1",
                "pack": "qsh_2009",
                "unit": {"key": "district", "name": "示例区"},
                "adopted_on": "2009-07-21",
                "ended_on": None,
            }
        ]
    }


def test_every_clause_is_read_in_parts_in_the_order_of_the_documents(program):
    reader, read, after = program(), [], None
    while True:
        body = reader.get("/api/v1/clauses", {"limit": 200} | ({"cursor": after} if after else {})).json()
        read += [one["id"] for one in body["items"]]
        after = body["next"]
        if after is None:
            break

    assert read == [clause.id for name in pack_names() for clause in load(name).clauses]


def test_clauses_are_narrowed(program):
    found = program().get("/api/v1/clauses", {"pack": "qsh_2009", "q": "20c"}).json()["items"]

    assert [(one["id"], one["force"], one["is_computed"]) for one in found] == [
        ("QSH-20c", {"code": "must", "name": "必须"}, True)
    ]


def test_a_clause_is_told_with_its_numbers_of_the_day(program):
    reader = program()

    got = reader.get("/api/v1/clauses/QSH-20c", {"as_of": DAY}).json()

    assert (got["id"], got["pack"], got["about"], got["as_of"]) == ("QSH-20c", "qsh_2009", "appointment", DAY)
    assert (got["numbers"][0]["name"], got["numbers"][0]["unit"]) == ("must_after_years", "年")
    assert reader.get("/api/v1/clauses/none").status_code == 404
