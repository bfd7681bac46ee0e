from datetime import date

import pytest

from gongdao.facts.partial import PartialDate
from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember
from gongdao.papers.forms.fitting import Line
from gongdao.papers.forms.texts import form_texts, member_texts, spaced_name

TODAY = date(2026, 11, 25)


def shown(name, **texts):
    return [line.text for line in form_texts(AppointmentForm(**texts), TODAY)[name]]


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        ({"born": "197208"}, ["1972.08", "（54岁）"]),
        ({"born": "197212"}, ["1972.12", "（53岁）"]),
        ({"born": "197208", "age_as_of": "202007"}, ["1972.08", "（47岁）"]),
        ({"born": "197208", "filled_on": "20200801"}, ["1972.08", "（48岁）"]),
        ({"born": "不详"}, ["不详"]),
        ({}, []),
    ],
)
def test_the_birth_stands_with_the_age_that_the_form_counts(texts, lines):
    assert shown("born", **texts) == lines


def test_the_month_of_retirement_stands_with_the_age_then():
    assert shown("retires", born="197208", retires="203302") == ["2033.02", "（60岁）"]


@pytest.mark.parametrize(
    ("written", "paper"),
    [
        ("200108", ["2001.08"]),
        ("200108；民建", ["2001.08；", "民建"]),
        ("民建200108", ["民建2001.08"]),
        ("群众", ["群众"]),
    ],
)
def test_the_entry_into_a_party_keeps_its_words(written, paper):
    assert shown("joined_party", joined_party=written) == paper


def test_education_and_degree_share_a_cell():
    assert shown("full_time", full_time_education="大学", full_time_degree="文学学士") == ["大学", "文学学士"]
    assert shown("full_time_schools", full_time_school="甲大学", full_time_degree_school="甲大学") == ["甲大学"]


def test_no_reward_is_said():
    assert shown("rewards") == ["无"]


def test_the_identity_number_is_not_shown():
    form = AppointmentForm(name="张三", id_number="SECRET")

    assert "SECRET" not in str(form_texts(form, TODAY))


def test_the_dates_of_a_resume_stand_apart_from_its_texts():
    resume = "1991.09--1995.07  甲大学\n   （其间：挂职）\n1995.07--  乙局\n代表"

    assert form_texts(AppointmentForm(resume=resume), TODAY)["resume"] == (
        Line("甲大学", "1991.09--1995.07"),
        Line("（其间：挂职）", ""),
        Line("乙局", "1995.07--"),
        Line("代表"),
    )


@pytest.mark.parametrize(("work", "age"), [("某校", "53"), ("某校退休教师（已去世）", ""), ("已故", "")])
def test_a_relative_who_has_died_has_no_age(work, age):
    shown = member_texts(FamilyMember("父亲", "张一", "197212", "群众", work), PartialDate.of_day(TODAY))

    assert (shown.age, shown.name) == (age, "张\u3000一")


@pytest.mark.parametrize(
    ("name", "printed"), [("张三", "张\u3000三"), ("张小三", "张小三"), ("阿·乙", "阿·乙"), ("", "")]
)
def test_a_name_of_two_has_the_gap_of_a_third(name, printed):
    assert spaced_name(name) == printed
