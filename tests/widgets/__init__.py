"""Tests of ``app.widgets``."""
