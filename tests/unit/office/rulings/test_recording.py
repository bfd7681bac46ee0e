"""The digest of a sweep: one root for all its rows, whatever their order, and a proof for each."""

import polars as pl

from gongdao.office.audit import merkle
from gongdao.office.audit.acts import proof_of_row, row_hash
from gongdao.office.rulings.recording import digest_of, lines_of

OUTCOMES = ("holds", "fails", "unknown")
ROWS = pl.DataFrame(
    [
        {
            "pack": "qsh_2009",
            "clause": f"QSH-{number % 4}",
            "period": None if number % 2 else "2025",
            "subject_kind": "person",
            "subject": f"p{number}",
            "outcome": OUTCOMES[number % 3],
            "evidence": f'{{"年限": {number}, "说明": "第\\n{number}"}}',
        }
        for number in range(21)
    ]
)


def test_the_order_in_which_rows_were_judged_does_not_matter():
    assert digest_of(ROWS.reverse()) == digest_of(ROWS)
    assert digest_of(ROWS.sample(fraction=1, shuffle=True, seed=1)) == digest_of(ROWS)


def test_every_row_is_proved_under_the_digest_and_no_other_passes():
    lines, root = list(lines_of(ROWS)), bytes.fromhex(digest_of(ROWS))

    for index, line in enumerate(lines):
        proof = proof_of_row(lines, index)
        assert merkle.is_included(1, index, 21, row_hash(line), proof, root)
        assert not merkle.is_included(1, index, 21, row_hash(lines[index - 1]), proof, root)


def test_another_outcome_or_evidence_is_another_digest():
    other = ROWS.with_columns(
        pl.when(pl.col("subject") == "p7").then(pl.lit("{}")).otherwise("evidence").alias("evidence")
    )
    turned = ROWS.with_columns(
        pl.when(pl.col("subject") == "p7").then(pl.lit("holds")).otherwise("outcome").alias("outcome")
    )

    assert len({digest_of(ROWS), digest_of(other), digest_of(turned)}) == 3
    assert digest_of(ROWS.clear()) != digest_of(ROWS)
