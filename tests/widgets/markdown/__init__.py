"""Tests of ``app.widgets.markdown``."""
