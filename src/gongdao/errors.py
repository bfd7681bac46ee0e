"""The three families of errors, known to every ring.

`UserError`  somebody can mend it: a code for tests and one Chinese sentence (what cannot be done, on which ground, what
             to do now) for the reader. Shown as it stands; the command line exits with 2.
`Denied`     the actor may not: 404 when the object is out of sight, else 403. Leaves an audit entry.
Anything else is a bug: logged, the user sees an error number.
"""

from __future__ import annotations


class UserError(Exception):
    """A refusal that the reader can act on."""

    def __init__(self, code: str, sentence: str) -> None:
        """Keep the code for tests and the sentence for the reader."""
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class Denied(UserError):
    """The actor has no right to this act; `in_sight` tells whether the actor may know that the object exists."""

    def __init__(self, code: str, sentence: str, *, in_sight: bool = False) -> None:
        """Keep whether the object may be known to exist."""
        super().__init__(code, sentence)
        self.in_sight = in_sight
