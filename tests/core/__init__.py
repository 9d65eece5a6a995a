"""Tests of ``app.core``."""
