import subprocess
import sys

SCRIPT = """
import sys
import gongdao.engine, gongdao.facts, gongdao.packs, gongdao.papers, gongdao.synth
import gongdao.engine.cases, gongdao.engine.evaluate, gongdao.engine.loader
from gongdao.packs.installed import load
load("qsh_2009")
print(sorted({"django", "duckdb", "polars", "pyspark"} & set(sys.modules)))
"""


def test_rules_are_loaded_and_the_reference_is_there_without_anything_slow():
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("[]\n", "")
