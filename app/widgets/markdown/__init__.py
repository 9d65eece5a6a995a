"""The body of an answer: Markdown that is typeset while it streams.

A ``StreamingParser`` (``blocks``) cuts the text into top-level blocks and never touches the
finished ones again; ``elements`` turns blocks into paragraphs, code, tables and formulas without
any Qt; the segments draw those; ``body`` stacks the segments. No HTML is ever made and nothing is
ever fetched.
"""
