"""One healthy article in every format that is read."""

from __future__ import annotations

import io

from bench.ingest_pages import ARTICLE, TITLE, news


def healthy_files() -> dict[str, bytes]:
    """The invented article by ending. PDF and Word files are made with development libraries."""
    text = "\n\n".join((f"# {TITLE}", "By Mia Berg", "3 April 2022", *ARTICLE, "[^1]: Report of the county."))
    head = f"---\ntitle: {TITLE}\nauthor: Mia Berg\ndate: 2022-04-03\n---\n\n"
    return {"txt": text.encode(), "md": (head + text).encode(), "html": news().encode(), "pdf": _pdf(), "docx": _docx()}


def _pdf() -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    styles, buffer = getSampleStyleSheet(), io.BytesIO()
    story = [Paragraph(TITLE, styles["Title"]), *(Paragraph(text, styles["BodyText"]) for text in ARTICLE)]
    SimpleDocTemplate(buffer, title=TITLE, author="Mia Berg", invariant=1).build(story)
    return buffer.getvalue()


def _docx() -> bytes:
    from docx import Document

    word, buffer = Document(), io.BytesIO()
    word.add_heading(TITLE, level=0)
    for text in ARTICLE:
        word.add_paragraph(text)
    word.save(buffer)
    return buffer.getvalue()
