"""How large and how deep an uploaded file may be, each number with its reason."""

from dataclasses import dataclass

_MEBI = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """State the bounds that are checked before and while a file is read."""

    # ours: a roster of 100,000 rows and 12 columns takes 12 MiB as text and less as a workbook
    upload_bytes: int = 16 * _MEBI
    # ours: a workbook of 60 sheets has about 130 parts
    zip_entries: int = 200
    # ours: 200 entries with names and extra fields of 600 bytes each; read before the entries are listed
    zip_directory_bytes: int = 128 * 1024
    # ours: the parts of an honest roster of 100,000 rows add up to 50 MiB
    zip_total_bytes: int = 64 * _MEBI
    # ours: half of the total, since a workbook has at least the cells and their texts
    zip_entry_bytes: int = 32 * _MEBI
    # ours: the largest district counted so far has about 3,000 officials, a province some tens of thousands
    rows: int = 100_000
    # ours: the official information table has fewer than 100 columns
    columns: int = 200
    # ours: the most characters a spreadsheet program keeps in one cell
    cell_characters: int = 32_767
    # ours: as the upload, so that a workbook with one long text used many times cannot grow without bound
    table_characters: int = 16 * _MEBI
    # ours: eight times what a roster of 100,000 rows needs
    parser_memory_bytes: int = 512 * _MEBI
    # ours: such a roster needs 4 s on the slowest machine tried
    parser_seconds: int = 60


DEFAULT_LIMITS = Limits()
