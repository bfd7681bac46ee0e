"""Full-width and narrow, with and without spaces: one spelling for comparing."""

import re
import unicodedata


def plain(text: str) -> str:
    """Fold full-width letters and digits to narrow ones and runs of white space to one space."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def close_up(text: str) -> str:
    """Fold as `plain` and leave out every space."""
    return plain(text).replace(" ", "")


_INNER_SPACES = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")
# The dot between the parts of a name, and what other programs turn it into: a question mark only between two parts of
# two characters or more, since a rare character that got lost leaves one, too.
_DOT = "·"
_LOST_DOTS = re.compile(
    r"(?<=[\u4e00-\u9fff])[•‧・．。](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]{2})[?？](?=[\u4e00-\u9fff]{2})"
)


def close_up_name(name: str) -> str:
    """Take out the spaces that centre a name in its cell (张　三); keep them between Latin words."""
    return _INNER_SPACES.sub("", name)


def restore_dots(name: str) -> str:
    """Write the dot between the parts of a name as `·`, whatever it was turned into."""
    return _LOST_DOTS.sub(_DOT, name)
