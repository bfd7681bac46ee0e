"""How large and how deep an uploaded file may be, each number with its reason."""

from dataclasses import dataclass

_MEBI = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """State the bounds that are checked before and while a file is read."""

    # ours: a roster of 50,000 rows and 12 columns takes 8 MiB as text and 3 MiB as a workbook
    upload_bytes: int = 16 * _MEBI
    # ours: a workbook of 60 sheets with links has about 130 parts
    zip_entries: int = 200
    # ours: 200 entries with names and extra fields of 600 bytes each; read before the entries are listed
    zip_directory_bytes: int = 128 * 1024
    # ours: the parts of a roster of 50,000 rows add up to 23 MiB
    zip_total_bytes: int = 64 * _MEBI
    # ours: half of the total; the cells of such a roster take 21 MiB
    zip_entry_bytes: int = 32 * _MEBI
    # ours: a large district has about 3,000 officials, a province some tens of thousands
    rows: int = 50_000
    # ours: the official information table has fewer than 100 columns
    columns: int = 200
    # ours: 50,000 rows of 40 columns; a parser lays out the whole rectangle, at 32 bytes a cell
    cells: int = 2_000_000
    # ours: thrice the 65,000 styles that a workbook may have
    part_tags: int = 200_000
    # ours: the most characters a spreadsheet program keeps in one cell
    cell_characters: int = 32_767
    # ours: as the upload, so that a workbook with one long text used many times cannot grow without bound
    table_characters: int = 16 * _MEBI
    # ours: a roster of 50,000 rows needs 340 MiB
    parser_memory_bytes: int = 512 * _MEBI
    # ours: twenty times what such a roster needs
    parser_seconds: int = 60
    # ours: a photo of 5 MiB takes 6.7 MiB in a form; its texts take some kilobytes
    form_bytes: int = 8 * _MEBI
    # ours: a form of 2025 with thirteen family members has about 120 elements
    form_tags: int = 2_000
    # ours: no element of a form has an attribute; the declaration has two
    form_attributes: int = 100
    # ours: a form has four levels
    form_depth: int = 12
    # ours: a résumé of 200 lines; all other texts are far shorter
    form_text_characters: int = 20_000
    # ours: the paper has seven rows for the family, the old file thirteen
    form_family: int = 40
    # the editor of the field takes photos of up to 5 MB
    photo_bytes: int = 5 * _MEBI
    # ours: twenty times the largest photo met (700 by 933), far below what fills a memory once decoded
    photo_pixels: int = 16_000_000


DEFAULT_LIMITS = Limits()
# A folder of forms as one archive: ours, 2,000 forms with photos of 100 KB each.
BUNDLE_LIMITS = Limits(
    upload_bytes=256 * _MEBI,
    zip_entries=4_100,
    zip_directory_bytes=2 * _MEBI,
    zip_total_bytes=320 * _MEBI,
    zip_entry_bytes=8 * _MEBI,
)
