"""A checkpoint for paper: what is printed at the foot of a document makes its archive a witness."""

import io

import segno


def svg_of(note: str) -> bytes:
    """Draw a checkpoint as a QR code, an image of its own."""
    out = io.BytesIO()
    segno.make(note, error="m", boost_error=False).save(out, kind="svg", scale=3, border=4)
    return out.getvalue()


def address_of(note: str) -> str:
    """Draw a checkpoint as a QR code that is the address of an image (`data:`), for a page."""
    return segno.make(note, error="m", boost_error=False).svg_data_uri(scale=3, border=2)
