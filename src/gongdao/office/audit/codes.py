"""A checkpoint for paper: what is printed at the foot of a document makes its archive a witness."""

import io

import segno


def svg_of(note: str) -> bytes:
    """Draw a checkpoint as a QR code, an image of its own."""
    out = io.BytesIO()
    segno.make(note, error="m", boost_error=False).save(out, kind="svg", scale=3, border=4)
    return out.getvalue()


def inline_svg_of(note: str) -> str:
    """Draw a checkpoint as a QR code inside of a page, without an inline style."""
    return segno.make(note, error="m", boost_error=False).svg_inline(scale=3, border=2, omitsize=True)
