"""What our code never does, as rules over its syntax; string SQL and unscoped queries have a file of their own."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """`finds` says whether a node does it; `allowed` names the places that must, each with its reason in the code."""

    name: str
    finds: Callable[[ast.AST], bool]
    allowed: frozenset[str] = frozenset()


def breaches(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield rule and line of everything in a tree that a rule forbids."""
    for node in ast.walk(tree):
        for rule in RULES:
            if rule.finds(node):
                yield rule.name, getattr(node, "lineno", 0)


def _call(*names: str) -> Callable[[ast.AST], bool]:
    """Find calls of these functions, by their full dotted names or, for a bare name, as called without a dot."""
    return lambda node: isinstance(node, ast.Call) and _dotted(node.func) in names


def _method(*names: str) -> Callable[[ast.AST], bool]:
    return lambda node: isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names


def _import(*names: str) -> Callable[[ast.AST], bool]:
    """Find imports of these modules and of what lies below them."""

    def finds(node: ast.AST) -> bool:
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            return False
        return any(one == name or one.startswith(f"{name}.") for one in found for name in names)

    return finds


def _keyword(written: str) -> Callable[[ast.AST], bool]:
    """Find calls with this argument, such as `shell=True`."""
    return lambda node: isinstance(node, ast.Call) and written in map(ast.unparse, node.keywords)


def _either(*finders: Callable[[ast.AST], bool]) -> Callable[[ast.AST], bool]:
    return lambda node: any(finds(node) for finds in finders)


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return f"{_dotted(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else ""


def _loads_yaml(node: ast.AST) -> bool:
    """YAML is read by a loader that makes plain values only."""
    if not isinstance(node, ast.Call) or not _dotted(node.func).startswith("yaml."):
        return False
    name = _dotted(node.func).removeprefix("yaml.")
    given = [ast.unparse(one) for one in (*node.args[1:], *(word.value for word in node.keywords))]
    if name in ("load", "load_all", "compose", "parse"):
        return not any("Safe" in one for one in given)
    return name.startswith(("unsafe_", "full_"))


def _quiet(node: ast.AST) -> bool:
    """What is caught is named, or raised again."""
    if not isinstance(node, ast.ExceptHandler):
        return False
    caught = ast.unparse(node.type) if node.type else "BaseException"
    broad = caught in ("Exception", "BaseException")
    return broad and not any(isinstance(one, ast.Raise) for one in ast.walk(node))


KEPT = "src/gongdao/packs/kept.py"
API = "src/gongdao/api/v1/operations.py"  # a program shows a token of its own, and no cookie is asked
NETWORK = ("urllib.request", "http.client", "requests", "httpx", "aiohttp", "ftplib", "smtplib", "telnetlib", "xmlrpc")
# Of the standard library what reads; its writers and the names of its errors are harmless.
PARSERS = (
    *("lxml", "xml.dom", "xml.parsers", "xml.sax.parse", "xml.sax.parseString", "xml.sax.make_parser"),
    *(f"xml.etree.ElementTree.{name}" for name in ("parse", "fromstring", "iterparse", "XML", "XMLParser")),
)
RULES = (
    Rule("evaluates text", _call("eval", "exec", "compile", "__import__", "builtins.eval", "builtins.exec")),
    Rule("unpickles", _import("pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle"), frozenset({KEPT})),
    Rule("loads unsafe YAML", _loads_yaml),
    Rule("starts a shell", _either(_keyword("shell=True"), _call("os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"))),
    Rule("trusts markup", _either(_call("mark_safe", "SafeString", "SafeText", "safestring.mark_safe"), _keyword("autoescape=False"))),
    Rule("asks no token of a form", _either(_import("django.views.decorators.csrf.csrf_exempt"), _call("csrf_exempt")), frozenset({API})),
    Rule("reads XML with entities", _import(*PARSERS)),
    Rule("hashes weakly", _call("hashlib.md5", "hashlib.sha1", "hashlib.new")),
    Rule("goes out to the network", _import(*NETWORK)),
    Rule("names a temporary file before it is made", _call("tempfile.mktemp")),
    Rule("unpacks an archive by its own names", _method("extractall", "unpack_archive")),
    Rule("does not check a certificate", _either(_keyword("verify=False"), _call("ssl._create_unverified_context"))),
    Rule("catches everything in silence", _quiet, frozenset({KEPT})),
)  # fmt: skip
