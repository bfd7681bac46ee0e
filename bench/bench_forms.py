"""Invented people through every file of the field and back: what is lost (nothing), how long it takes, how large it gets.

Usage: bench_forms.py [--people N]; ends with 1 when a text differs.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent.parent))

from gongdao.papers.collection.conversion import form_of, person_of
from gongdao.papers.collection.reading import read_collection
from gongdao.papers.collection.writing import write_collection
from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember, compare_forms
from gongdao.papers.forms.batch import FormOutput, write_archive, write_list
from gongdao.papers.forms.files import read_forms
from gongdao.papers.forms.lrm import read_lrm, write_lrm
from gongdao.papers.forms.photos import read_photo
from tests.unit.papers.forms import invented

TODAY = date(2026, 11, 25)
T = TypeVar("T")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=2000)
    forms = [_form(seed) for seed in range(parser.parse_args().people)]
    lost = _through_lrmx(forms) + _through_lrm(forms) + _through_workbook(forms)
    _printed(forms[:1000])
    print(f"{len(forms)} people, {lost} texts or photos lost")
    return 1 if lost else 0


def _form(seed: int) -> AppointmentForm:
    texts, family = invented.person(seed)
    # Numbers of identity are the key of a workbook: each person has another day of birth or sequence.
    number = invented.id_number(f"{1960 + seed // 500:04d}0101", seed, texts["sex"])
    photo = read_photo(invented.png(60, 75, bytes([seed % 256, seed // 256 % 256, 9]))).photo
    members = tuple(FamilyMember(*one) for one in family)
    return AppointmentForm(**texts | {"id_number": number}, family=members, photo=photo, is_2025=False, kept=())


def _through_lrmx(forms: list[AppointmentForm]) -> int:
    batch = _timed("lrmx written", lambda: write_archive(forms, FormOutput.LRMX, as_of=TODAY))
    reading = _timed("lrmx read", lambda: read_forms("a.zip", batch.content, as_of=TODAY))
    return _lost(forms, [one.reading.form for one in reading.files if one.reading])


def _through_lrm(forms: list[AppointmentForm]) -> int:
    files = _timed("lrm and pic written", lambda: [write_lrm(form) for form in forms])
    back = _timed("lrm and pic read", lambda: [read_lrm("a", one.text, one.picture, as_of=TODAY).form for one in files])
    return _lost([replace(form, version="") for form in forms], back)


def _through_workbook(forms: list[AppointmentForm]) -> int:
    written = _timed("workbook written", lambda: write_collection(map(person_of, forms)))
    reading = _timed("workbook read", lambda: read_collection("a.xlsx", written))
    plain = [replace(form, version="", photo=None) for form in forms]
    return _lost(plain, [form_of(person) for person in reading.people])


def _printed(forms: list[AppointmentForm]) -> None:
    _timed(f"{len(forms)} documents", lambda: write_archive(forms, FormOutput.DOCX, as_of=TODAY))
    _timed(f"{len(forms)} forms as PDF", lambda: write_list(forms, as_of=TODAY))


def _lost(before: list[AppointmentForm], after: list[AppointmentForm]) -> int:
    missing = abs(len(before) - len(after))
    return missing + sum(len(compare_forms(old, new)) for old, new in zip(before, after, strict=False))


def _timed(what: str, work: Callable[[], T]) -> T:
    start, children = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    result = work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    parser = after.ru_utime + after.ru_stime - children.ru_utime - children.ru_stime
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(
        f"{what}: {time.process_time() - start + parser:.1f} s of processor time, {largest / 1024:.0f} MB at the peak"
    )
    return result


if __name__ == "__main__":
    sys.exit(main())
