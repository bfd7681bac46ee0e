"""How high the texts of a form are once they are set, asked of the program that sets them."""

import json
from pathlib import Path

import typst

from gongdao.papers.forms import pdf

QUESTION = """
#for page in data.pages { for one in page.cells { if one.lines.len() > 0 { context {
  let set_box = box(width: one.width * 1mm - 2 * data.padding * 1mm, shown(one))
  [#metadata((measure(set_box).height / 1mm, one.height)) <height>]
} } } }
"""


def heights(sheets, monkeypatch):
    """Give height and room in millimetres of every text of the sheets."""
    asked = []

    def ask(source, root, **others):
        question = Path(root) / "question.typ"
        question.write_text(Path(source).read_text("utf-8") + QUESTION, "utf-8")
        fonts = {"font_paths": others["font_paths"], "ignore_system_fonts": True}
        asked.append(typst.query(str(question), "<height>", field="value", root=root, **fonts))
        return b""

    with monkeypatch.context() as patch:
        patch.setattr(typst, "compile", ask)
        pdf.write_pdf(sheets)
    return [tuple(one) for one in json.loads(asked[0])]
