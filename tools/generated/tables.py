"""How the generated documents write a table."""

from collections.abc import Iterable


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> list[str]:
    """Lay out a Markdown table; an empty cell stands for nothing."""
    heads = list(heads)
    return [_line(heads), _line("---" for _ in heads), *(_line(row) for row in rows)]


def document(*parts: str | Iterable[str]) -> str:
    """Join lines and groups of lines, with an empty line between."""
    blocks = [part if isinstance(part, str) else "\n".join(part) for part in parts]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _line(cells: Iterable[object]) -> str:
    written = ("" if cell is None else str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(written)} |"
