"""Tests of ``app.storage``."""
