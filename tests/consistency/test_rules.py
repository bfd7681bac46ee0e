"""Our code does nothing of what `rules.py` forbids, and each rule finds what it is for."""

import ast
import re

import pytest

from tests.consistency.repository import places, texts
from tests.consistency.rules import RULES, breaches

EXAMPLES = {
    "evaluates text": ["eval(text)", "exec(code, {})", "compile(text, 'x', 'exec')", "__import__(name)"],
    "unpickles": ["import pickle", "from pickle import loads", "import marshal", "from shelve import open"],
    "loads unsafe YAML": ["yaml.load(text)", "yaml.load(text, Loader=yaml.FullLoader)", "yaml.unsafe_load(text)"],
    "starts a shell": ["subprocess.run(words, shell=True)", "os.system(words)", "os.popen(words)"],
    "trusts markup": ["mark_safe(text)", "SafeString(text)", "Engine(autoescape=False)"],
    "asks no token of a form": ["from django.views.decorators.csrf import csrf_exempt", "csrf_exempt(view)"],
    "reads XML with entities": ["import xml.dom.minidom", "from lxml import etree", "from xml.etree.ElementTree import parse"],
    "hashes weakly": ["hashlib.md5(data)", "hashlib.sha1(data)", "hashlib.new('md5')"],
    "goes out to the network": ["import requests", "from urllib.request import urlopen", "import http.client"],
    "names a temporary file before it is made": ["tempfile.mktemp()"],
    "unpacks an archive by its own names": ["archive.extractall(folder)", "shutil.unpack_archive(file)"],
    "does not check a certificate": ["get(url, verify=False)", "ssl._create_unverified_context()"],
    "catches everything in silence": ["try:\n    f()\nexcept Exception:\n    pass", "try:\n    f()\nexcept:\n    g()"],
}  # fmt: skip
HARMLESS = (
    "yaml.load(text, Loader=yaml.SafeLoader)",
    "yaml.safe_load(text)",
    "yaml.load(text, Loader=SafeNumbers)",
    "subprocess.run([command, word], check=True)",
    "subprocess.run(words, shell=False)",
    "re.compile(pattern)",
    "model.evaluate(text)",
    "hashlib.sha256(data)",
    "from urllib.parse import quote",
    "tempfile.mkdtemp()",
    "archive.extract(name, folder)",
    "from xml.sax import SAXException",
    "from xml.etree.ElementTree import Element",
    "format_html('<b>{}</b>', text)",
    "try:\n    f()\nexcept ValueError:\n    pass",
    "try:\n    f()\nexcept BaseException:\n    g()\n    raise",
)


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, codes in EXAMPLES.items() for code in codes])
def test_each_rule_finds_what_it_is_for(name, code):
    assert {found for found, _ in breaches(ast.parse(code))} == {name}


@pytest.mark.parametrize("code", HARMLESS)
def test_what_is_like_it_and_harmless_passes(code):
    assert list(breaches(ast.parse(code))) == []


def test_every_rule_has_an_example():
    assert set(EXAMPLES) == {rule.name for rule in RULES}


def test_our_code_keeps_every_rule():
    found: dict[str, set[str]] = {}
    for name, text in texts().items():
        if name.startswith("src/") and name.endswith(".py"):
            for rule, _ in breaches(ast.parse(text)):
                found.setdefault(rule, set()).add(name)

    assert found == {rule.name: set(rule.allowed) for rule in RULES if rule.allowed}


def test_no_template_trusts_a_value_or_leaves_out_the_token():
    trusted = places(re.compile(r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq\b"), "src/")
    forms = {
        name: (len(re.findall(r"<form[^>]*method=\"post\"", text)), text.count("{% csrf_token %}"))
        for name, text in texts().items()
        if name.startswith("src/") and name.endswith(".html") and "<form" in text
    }

    assert [place for place in trusted if ".html:" in place] == []
    assert {name: counts for name, counts in forms.items() if counts[0] != counts[1]} == {}
