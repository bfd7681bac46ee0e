"""How long a file may be before it is split by meaning (STYLE, Sizes); what Django writes as a migration stays whole."""

from tests.consistency.repository import texts

LIMITS = {("src/", ".py"): 400, ("src/", ".html"): 120, ("tests/", ".py"): 600, ("tools/", ".py"): 400}
# Path and the reason why it is one thing. An entry that is no longer needed is refused, too.
ARGUED: dict[str, str] = {}


def test_long_files_are_argued():
    too_long = {
        name
        for name, text in texts().items()
        for (folder, ending), limit in LIMITS.items()
        if name.startswith(folder) and name.endswith(ending) and "/migrations/" not in name
        if text.count("\n") > limit
    }

    assert too_long == set(ARGUED)
