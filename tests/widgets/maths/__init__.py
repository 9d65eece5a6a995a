"""Tests of ``app.widgets.maths``, with the real MathJax in the real QuickJS."""
