import re

from config.environment import CHECKOUT

READ = re.compile(r"(?:environ\.get|flag|number|count|choice|names)\(\s*\"([A-Z_]+)\"")


def test_every_environment_variable_is_documented_and_no_other():
    sources = [(CHECKOUT / "src/config" / name).read_text("utf-8") for name in ("environment.py", "settings.py")]
    page = (CHECKOUT / "docs/reference/environment.md").read_text("utf-8")

    assert set(re.findall(r"^\| `([A-Z_]+)`", page, re.MULTILINE)) == set(READ.findall("\n".join(sources)))
