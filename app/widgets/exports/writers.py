"""The writers of the formats that are typeset; loaded when one is wanted."""

from __future__ import annotations

from app.viewmodels.exporting import ExportFormat, Writer


def make_writer(wanted: ExportFormat) -> Writer:
    """The writer of a format; to be called, and used, on the export's thread."""
    if wanted is ExportFormat.PDF:
        from app.widgets.exports.pdf_file import PdfWriter

        return PdfWriter().write
    from app.widgets.exports.html_page import HtmlWriter

    return HtmlWriter().write
