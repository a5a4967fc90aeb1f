"""Articles set as PDF and as Word files, for tests."""

from __future__ import annotations

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx import Document as WordFile
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

Part = tuple[str, str]


def as_pdf(title: str, parts: Sequence[Part], *, columns: int = 1, author: str = "Mia Berg") -> bytes:
    """A PDF with running heads, page numbers, justified columns and raised note numbers (`<super>` in the parts)."""
    styles = getSampleStyleSheet()
    body = ParagraphStyle("set", parent=styles["BodyText"], alignment=4, fontSize=10, leading=12.5)
    note = ParagraphStyle("note", parent=body, fontSize=8, leading=9.5)
    buffer = io.BytesIO()
    template = BaseDocTemplate(buffer, pagesize=A4, title=title, author=author, invariant=1)
    width = (A4[0] - 120 - 20 * (columns - 1)) / columns
    frames = [Frame(60 + i * (width + 20), 60, width, A4[1] - 140) for i in range(columns)]
    template.addPageTemplates([PageTemplate(frames=frames, onPage=_decorate)])
    chosen = {"heading": styles["Heading2"], "note": note}
    story = [Paragraph(escape(title), styles["Title"])]
    story += [Paragraph(_marked(text), chosen.get(kind, body)) for kind, text in parts]
    template.build(story)
    return buffer.getvalue()


def _marked(text: str) -> str:
    return escape(text).replace("&lt;super&gt;", "<super>").replace("&lt;/super&gt;", "</super>")


def _decorate(canvas: Canvas, template: BaseDocTemplate) -> None:
    canvas.setFont("Times-Roman", 8)
    canvas.drawString(60, 815, "The Harbour Review")
    canvas.drawRightString(540, 815, "Issue 12")
    canvas.drawCentredString(300, 30, str(template.page))


def as_docx(title: str, parts: Sequence[Part], *, author: str = "Mia Berg") -> bytes:
    """A Word file with headings, a table where a part is one (cells apart by tabs), and raised note numbers."""
    word = WordFile()
    word.core_properties.title, word.core_properties.author = title, author
    word.add_heading(title, level=0)
    for kind, text in parts:
        if kind == "heading":
            word.add_heading(text, level=2)
        elif kind == "table":
            rows = [line.split("\t") for line in text.splitlines()]
            table = word.add_table(rows=len(rows), cols=len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, said in zip(row.cells, cells, strict=True):
                    cell.text = said
        else:
            _add_runs(word.add_paragraph(), text)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _add_runs(paragraph: object, text: str) -> None:
    for index, stretch in enumerate(text.replace("</super>", "<super>").split("<super>")):
        run = paragraph.add_run(stretch)  # type: ignore[attr-defined]
        run.font.superscript = True if index % 2 else None
