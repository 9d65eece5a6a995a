"""Exports that are typeset: HTML that stands alone (``html_page``), PDF (``pdf_file``).

All of it runs on the export's thread; no widget is used.
"""
